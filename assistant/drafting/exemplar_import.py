"""A report from outside (外来稿件) as the report of an exemplar (范文): headings without ordinals, each key once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from assistant.report.facts import KINDS, FrontMatter
from assistant.report.imported import ImportedReport, ImportedSection, Passage
from assistant.report.known import Known
from assistant.report.report import CLOSING, KEYED_TITLES, OPENING, Heading, Report, Section
from assistant.style.numbering import chinese_number

_DEEPEST = 5
_HALVES = ("上半年", "下半年")
_FINAL_MARKS = "。：:；;，,、 "
_BRACES = str.maketrans("{}｛｝", "（）（）")
_MARKUP = str.maketrans("#>", "＃＞")
_LEADING_MARKUP = re.compile("^[#>]+")


def report_of(imported: ImportedReport) -> Report:
    """Title, lead, sections and closing, levels as read. A key stands once: where it comes first, and not above sections
    that have keys of their own. Small headings under a keyed section (problems, plans) become its paragraphs: 一是….

    Recipient, issuer and date are the front matter's."""
    sections = [s for part in imported.sections for s in _flat(part)]
    named = {key: [p for s in sections if _unrendered(s) == key for p in s.paragraphs] for key in (OPENING, CLOSING)}
    return Report(
        title=_heading(imported.title.text) if imported.title else "",
        opening=(*_lines(imported.opening), *named[OPENING]),
        sections=_each_key_once([s for s in sections if not _unrendered(s)]),
        closing=(*named[CLOSING], *_lines(imported.closing)),
    )


def front_of(known: Known, lead: str, name: str, about: str, template: str) -> FrontMatter:
    """The front matter of an exemplar, from what the report says of itself; a lead that names the half of the year is
    nearer to the truth than a title that names the year."""
    halves = [half for half in _HALVES if f"{known.period}{half}" in lead]
    day = ""
    with suppress(ValueError):
        day = date.fromisoformat(known.date).isoformat() if known.date else ""
    return FrontMatter(
        township=_value(known.township),
        issuer=_value(known.issuer),
        recipient=_value(known.recipient),
        kind=known.kind if known.kind in KINDS else KINDS[0],
        period=_value(known.period + (halves[0] if len(halves) == 1 and known.period.endswith("年") else "")),
        date=day,
        template=template,
        extra=(("name", _value(name)), ("about", _value(about))),
    )


def texts_of(report: Report) -> tuple[str, ...]:
    """Every text of a report, in reading order."""
    parts = [(s.heading.text, *s.paragraphs) for s in report.sections]
    return (report.title, *report.opening, *(text for part in parts for text in part), *report.closing)


def with_texts(report: Report, change: Callable[[str], str]) -> Report:
    """The report with every text changed."""
    return replace(
        report,
        title=change(report.title),
        opening=tuple(change(p) for p in report.opening),
        sections=tuple(
            replace(
                s,
                heading=Heading(s.heading.level, change(s.heading.text)),
                paragraphs=tuple(change(p) for p in s.paragraphs),
            )
            for s in report.sections
        ),
        closing=tuple(change(p) for p in report.closing),
    )


def _flat(section: ImportedSection) -> Iterator[Section]:
    own = _lines(section.paragraphs)
    below = {key for deeper in section.sections for s in deeper.walk() for key in s.keys}
    keys = tuple(key for key in section.keys if key not in below)
    if keys and section.sections and not below:
        yield _section(section, keys, (*own, *_folded(section)))
        return
    yield _section(section, keys if own else (), own)
    for deeper in section.sections:
        yield from _flat(deeper)


def _section(section: ImportedSection, keys: tuple[str, ...], paragraphs: tuple[str, ...]) -> Section:
    heading = section.heading
    level = min(max(heading.level, 1), _DEEPEST)
    run_in = heading.run_in and bool(section.paragraphs)
    return Section(Heading(level, _heading(heading.text)), keys, paragraphs, run_in)


def _folded(section: ImportedSection) -> Iterator[str]:
    """（一）加强学习 and its text → 一是加强学习。and its text."""
    for number, deeper in enumerate(section.sections, start=1):
        first = f"{chinese_number(number)}是" if deeper.heading.ordinal else ""
        for inner in deeper.walk():
            lines = _lines(inner.paragraphs)
            head = f"{_heading(inner.heading.text)}。" if inner.heading.text else ""
            begins = clean_line(f"{first}{head}{lines[0] if lines else ''}")
            first = ""
            yield from (line for line in (begins, *lines[1:]) if line)


def _each_key_once(sections: list[Section]) -> tuple[Section, ...]:
    seen: set[str] = set()
    kept = []
    for section in sections:
        kept.append(replace(section, keys=tuple(key for key in section.keys if key not in seen)))
        seen.update(section.keys)
    return tuple(kept)


def _unrendered(section: Section) -> str:
    """Opening for a part headed 导语, closing for one headed 结尾."""
    return "" if section.keys else KEYED_TITLES.get(section.heading.text, "")


def _heading(text: str) -> str:
    return clean_line(text).rstrip(_FINAL_MARKS).translate(_BRACES)


def _lines(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    return tuple(line for passage in passages if (line := clean_line(passage.text)))


def clean_line(text: str) -> str:
    """One line of literal text: what Markdown would take for a heading, a quotation or a comment is written full-width,
    control characters are left out."""
    kept = "".join(c for c in text if c.isspace() or (unicodedata.category(c) not in ("Cc", "Cs") and c != "\ufeff"))
    line = " ".join(kept.split()).replace("<!--", "＜!--")
    return _LEADING_MARKUP.sub(lambda match: match[0].translate(_MARKUP), line)


def _value(text: str) -> str:
    """A value of the front matter: one line that YAML can hold."""
    return "".join(c for c in clean_line(text) if c.isprintable())
