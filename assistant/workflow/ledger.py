"""The ledger of a report (依据台账): its facts, its front matter, last year's report, the exemplars, the office's roster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.drafting import formalities
from assistant.drafting.plan import ReportPlan
from assistant.errors import InputError
from assistant.files.text_input import read_source
from assistant.language.sentences import sentences
from assistant.provenance.ledger import Ledger, Source
from assistant.report.exemplar import Exemplar
from assistant.report.facts import FactSheet
from assistant.report.finding import Finding
from assistant.report.front_matter import line_of, split_front_matter
from assistant.report.template import Template
from assistant.store.classification import refuse_classified
from assistant.store.text_file import read_text_file
from assistant.style.manuscript import Manuscript
from assistant.workflow.library import Library
from assistant.workflow.outline import reader_for
from assistant.workflow.reading import Desk
from assistant.workflow.roster import read_roster

FRONT, TEMPLATE, EXEMPLAR = "文件头", "模板", "范文"
_FIELDS = ("period", "township", "issuer", "recipient", "notice", "guidance", "title", "self_name", "committee")


@dataclass(frozen=True)
class LastYear:
    """The report of the same period a year ago: its sentences, or why there are none."""

    sentences: tuple[Source, ...] = ()
    trouble: str = ""


def ledger_of(
    sheet: FactSheet,
    template: Template,
    plan: ReportPlan,
    exemplars: Sequence[Exemplar],
    last_year: LastYear,
    roster: Sequence[str],
) -> Ledger:
    """What a text written from this sheet may rest on, and what it must not take from."""
    facts = [f for s in sheet.sections for f in s.facts if not f.pending or f.withheld]
    sources = [(f.withheld, Source(f.display, f.text, f.section, f.source)) for f in facts]
    return Ledger(
        facts=tuple(source for withheld, source in sources if not withheld),
        withheld=tuple(source for withheld, source in sources if withheld),
        front=(*_front(sheet), *_phrases(sheet, template, plan)),
        last_year=last_year.sentences,
        exemplars=tuple(s for e in exemplars if e.front.template == template.name for s in _shown(e)),
        roster=tuple(roster),
    )


def read_last_year(path: Path, shelf: Library) -> LastYear:
    """The sentences of a report a year old. One that is missing or unreadable is a trouble and no error. Raises InputError
    where it bears a classification mark."""
    try:
        source = read_source(path)
    except InputError as error:
        return LastYear(trouble=error.message)
    refuse_classified(source.text, source.file)
    blocks = Manuscript(reader_for(path, shelf)(source.text)).prose
    return LastYear(
        tuple(
            Source(path.name, sentence.text.strip(), ",".join(block.keys), path.name)
            for block in blocks
            for sentence in sentences(block.text)
            if sentence.text.strip()
        )
    )


def ledger_of_desk(desk: Desk, shelf: Library) -> Ledger:
    """What the draft of a workspace may rest on; which exemplars a section is shown is its job's to say. Raises InputError for a classification mark in last year's report or in the
    roster."""
    report, _ = last_year_of(desk.sheet, None, shelf)
    return ledger_of(desk.sheet, desk.template, desk.plan, (), report, read_roster(desk.workspace))


def last_year_of(sheet: FactSheet, given: Path | None, shelf: Library) -> tuple[LastYear, Finding | None]:
    """The file given on the command line, else the one that the front matter names, which may be missing."""
    if given is not None:
        report = read_last_year(given, shelf)
        if report.trouble:
            raise InputError(f"去年同期的报告用不了：{report.trouble}", "请改正 --last-year 后面的文件名。")
        return report, None
    if not sheet.front.last_year:
        return LastYear(), None
    path = Path(sheet.file).parent / sheet.front.last_year
    report = read_last_year(path, shelf)
    return report, _trouble(sheet, report.trouble) if report.trouble else None


def _front(sheet: FactSheet) -> Iterator[Source]:
    """The front matter's values as they stand in the text, dates in the form of a report."""
    front = sheet.front
    values = [getattr(front, name) for name in _FIELDS]
    values += [formalities.date_text(day) for day in (front.as_of, front.date)]
    values += formalities.attachments(front)
    values += [text for text in (front.opening, front.closing) if not formalities.declined(text)]
    yield from _sources(FRONT, values, evidence=f"{Path(sheet.file).name} 的文件头")


def _phrases(sheet: FactSheet, template: Template, plan: ReportPlan) -> Iterator[Source]:
    """What the template brings of its own: phrases, title, opening, closing."""
    gated = (formalities.opening(sheet, template, plan.tasks), formalities.closing(sheet.front, template))
    made = [formalities.title(sheet.front, template), *(section.text for section in gated if section)]
    yield from _sources(TEMPLATE, [*template.phrases, *made])


def _shown(exemplar: Exemplar) -> Iterator[Source]:
    """The facts and the sentences of each section that the model may have seen."""
    name = f"{EXEMPLAR}{exemplar.name}"
    for section in exemplar.sections:
        texts = [*section.facts, *(s.text for paragraph in section.paragraphs for s in sentences(paragraph))]
        yield from _sources(name, texts, ",".join(section.keys))


def _sources(name: str, texts: Iterable[str], section: str = "", evidence: str = "") -> Iterator[Source]:
    yield from (Source(name, text.strip(), section, evidence) for text in texts if text.strip())


def _trouble(sheet: FactSheet, why: str) -> Finding:
    source, _ = split_front_matter(read_text_file(Path(sheet.file), "").text, sheet.file)
    return Finding(
        "last-year-missing",
        "info",
        f"去年同期的报告用不了，比去年的数字没有核对：{why}",
        line_of(source, "last_year"),
        1,
        excerpt=sheet.front.last_year,
        fix="请把文件放到这里，或者改正文件头的 last_year；没有就空着。",
        file=sheet.file,
    )
