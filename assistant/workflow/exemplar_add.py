"""Adding an exemplar (加入范文): an office's own past report, keyed, with bullets, its persons' names replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.drafting.exemplar_bullets import Bullets
from assistant.drafting.exemplar_import import front_of, report_of, texts_of, with_texts
from assistant.errors import InputError
from assistant.language.people import pseudonyms, with_pseudonyms
from assistant.report.exemplar import Exemplar
from assistant.report.exemplar_markdown import build_exemplar, format_exemplar
from assistant.report.imported import ImportedReport
from assistant.report.known import Known
from assistant.report.reading.known import known_from
from assistant.report.report import Section
from assistant.report.template import Template
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.rules import all_rules
from assistant.workflow.exemplar_bullets import BulletMaker
from assistant.workflow.exemplar_folder import fit_name, refuse_taken, write_all
from assistant.workflow.library import Library
from assistant.workflow.outline import ImportedFile, import_file
from assistant.workflow.unsettled import unsettled

_SHOWN = 5
_QUOTED_BULLET = re.compile("^> [-*] ", re.MULTILINE)


@dataclass(frozen=True)
class AddedSection:
    """A section as it was taken in. `title` is that of the standard sections that it is, empty where it is none: then it
    stays as prose and has no bullets."""

    section: Section
    title: str
    bullets: Bullets


@dataclass(frozen=True)
class AddedExemplar:
    """`replaced` are the persons' names: as they stood, as they stand now."""

    exemplar: Exemplar
    path: Path
    sections: tuple[AddedSection, ...]
    replaced: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Added:
    """What a file has given. `left_out` are its reports that have no standard section, by title and line; `dropped` how
    many remains of web pages and annexes were not taken in."""

    file: str
    exemplars: tuple[AddedExemplar, ...]
    left_out: tuple[tuple[str, int], ...]
    dropped: int


def add_exemplars(
    path: Path, library: Library, bullets: BulletMaker, *, name: str = "", template: str = "", overwrite: bool = False
) -> Added:
    """Takes every report of a file in as an exemplar. Raises InputError, and then nothing is written, for what cannot be
    read, bears a classification mark or placeholders, has no standard section, or a name that is taken."""
    file = import_file(path, library)
    _refuse_exemplar(file, library.folder)
    chosen = library.template(template) if template else None
    usable = _usable(file)
    _refuse_unsettled(file, usable)
    _refuse_private(file, usable)
    base = fit_name(name or path.stem, bool(name))
    names = [base] if len(usable) == 1 else [f"{base}-{n}" for n in range(1, len(usable) + 1)]
    refuse_taken(names, library, overwrite=overwrite)
    added = tuple(
        _taken_in(report, called, chosen or _template_of(report, library), file, path, library.folder, bullets)
        for report, called in zip(usable, names, strict=True)
    )
    write_all([(one.path, format_exemplar(one.exemplar)) for one in added])
    reports = file.document.reports
    left_out = tuple((_title(r), _line(r)) for r in reports if r not in usable)
    dropped = len(file.document.dropped) + sum(len(r.annexes) for r in usable)
    return Added(str(path), added, left_out, dropped)


def _refuse_exemplar(file: ImportedFile, folder: Path) -> None:
    if file.source.text.startswith("---") and _QUOTED_BULLET.search(file.source.text):
        raise InputError(
            f"{file.source.file} 已经是范文的格式，不用导入，没有加入。",
            f"请直接把它复制到 {folder}，文件名就是范文的名称。",
        )


def _usable(file: ImportedFile) -> tuple[ImportedReport, ...]:
    reports = file.document.reports
    usable = tuple(r for r in reports if any(s.keys for s in report_of(r).sections))
    if usable:
        return usable
    if any(r.sections for r in reports):
        raise InputError(
            f"{file.source.file} 的标题没有一个对得上规定章节，没有加入。",
            "assistant outline 看标题认得对不对；assistant templates 列出规定章节。",
        )
    raise InputError(
        f"{file.source.file} 里没有认出标题，没有加入。", "标题要有序号（一、（一）1.），独占一行或者后面用“。”隔开。"
    )


def _refuse_unsettled(file: ImportedFile, usable: Sequence[ImportedReport]) -> None:
    """An exemplar with placeholders would teach the model to write them."""
    blocks = Manuscript(replace(file.document, reports=tuple(usable))).blocks
    found = [(b.passage.line, word) for b in blocks if b.role != "annex" for word in unsettled(b.text)]
    if found:
        shown = "；".join(f"第{line}行“{word}”" for line, word in found[:_SHOWN])
        more = f" 等{len(found)}处" if len(found) > _SHOWN else ""
        raise InputError(
            f"{file.source.file} 里有没填、没核实的：{shown}{more}。没有加入。", "请先填上，或者删去这几处，再加入。"
        )


def _refuse_private(file: ImportedFile, usable: Sequence[ImportedReport]) -> None:
    """An exemplar goes into every prompt: no resident's number, address or trouble may stand in it."""
    rules = [rule for rule in all_rules() if rule.family == "privacy"]
    found = check(Manuscript(replace(file.document, reports=tuple(usable))), rules)
    if found:
        shown = "；".join(f"第{finding.line}行“{finding.excerpt}”" for finding in found[:_SHOWN])
        more = f" 等{len(found)}处" if len(found) > _SHOWN else ""
        raise InputError(
            f"{file.source.file} 里有个人信息：{shown}{more}。没有加入。",
            "请先删去号码、住址和个人的负面情况，再加入。",
        )


def _template_of(report: ImportedReport, library: Library) -> Template:
    """The template whose subject the title names, else that which has the most of the sections, else whose subject the text
    speaks of oftener."""
    title, text = _title(report), "".join(texts_of(report_of(report)))
    keys = {key for section in report.walk() for key in section.keys}

    def fitness(template: Template) -> tuple[bool, int, int]:
        subject = template.subject.removesuffix("工作")
        return subject in title, sum(spec.key in keys for spec in template.sections), text.count(subject)

    return max(library.templates, key=fitness)


def _taken_in(
    imported: ImportedReport,
    name: str,
    template: Template,
    file: ImportedFile,
    path: Path,
    folder: Path,
    bullets: BulletMaker,
) -> AddedExemplar:
    """Names are replaced first: neither the file nor a model sees them."""
    report, known = report_of(imported), known_from(imported)
    names = pseudonyms((*texts_of(report), known.recipient, known.issuer))
    report = with_texts(report, lambda text: with_pseudonyms(text, names))
    known = _with_pseudonyms(known, names)
    front = front_of(known, "".join(report.opening), name, f"由“{path.name}”导入", template.name)
    sections = []
    for section in report.sections:
        title = "、".join(file.titles.get(key, key) for key in section.keys)
        sections.append(AddedSection(section, title, bullets(title, section, front) if title else Bullets()))
    exemplar = build_exemplar(name, front, report, [s.bullets.texts for s in sections if s.title])
    return AddedExemplar(exemplar, folder / f"{name}.md", tuple(sections), tuple(names.items()))


def _with_pseudonyms(known: Known, names: dict[str, str]) -> Known:
    return replace(
        known,
        recipient=with_pseudonyms(known.recipient, names),
        issuer=with_pseudonyms(known.issuer, names),
    )


def _title(report: ImportedReport) -> str:
    return report.title.text if report.title else ""


def _line(report: ImportedReport) -> int:
    parts = [report.title, *report.opening, *(s.heading.passage for s in report.sections)]
    return next((part.line for part in parts if part is not None), 0)
