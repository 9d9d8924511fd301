"""Series of ordinals (序数) in a read report, and where they do not count on: twice the same, one left out, out of order.

A series that goes on across the headings above it (（一）…（二十一）) is as right as one that begins anew under each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from assistant.report.imported import ImportedReport, ImportedSection, Passage
from assistant.report.reading.ordinals import read_ordinal
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.numbering import chinese_number
from assistant.style.outline import RANKS, countable, form_of, shown
from assistant.style.remembered import once_per_manuscript

Kind = Literal["duplicate", "gap", "order", "start"]

_UNITS = {"第编": 0, "第篇": 0, "第部分": 0, "第章": 1, "第节": 2}
_ENDED = "。；！？，、…;,"
_COUNTED_ABOVE = re.compile(
    "(?:[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]{1,2}[，、：是]|[—－-]{1,2}|首先|其[次一二三])"
)


@dataclass(frozen=True)
class Item:
    """A heading or a paragraph that begins with an ordinal. `above` is the passage right before it where that is plain
    text; `unnumbered`: how many headings without an ordinal stand between it and the last item."""

    form: str
    number: int
    passage: Passage
    above: Passage | None = None
    unnumbered: int = 0

    @property
    def shown(self) -> str:
        return shown(self.form, self.number)

    @property
    def begins_anew(self) -> bool:
        """A list of its own may begin here: behind a colon, a line without a stop, an item of another series."""
        if self.number != 1:
            return False
        if self.unnumbered:
            return True
        text = self.above.text if self.above is not None else ""
        return text != "" and (text[-1] not in _ENDED or _COUNTED_ABOVE.match(text) is not None)


@dataclass(frozen=True)
class Break:
    """Where a series does not count on. `last` is the number before it (0: none), `missing` what is left out."""

    kind: Kind
    item: Item
    last: int = 0
    missing: tuple[int, ...] = ()


@dataclass(frozen=True)
class HeadingRun:
    """A series of headings of one form, and where it does not count on. `markless` are the numbers of headings beside them
    that have lost the mark behind theirs (二 for 二、)."""

    items: tuple[Item, ...]
    breaks: tuple[Break, ...]
    markless: frozenset[int] = frozenset()


def heading_runs(report: ImportedReport, text: str) -> Iterator[HeadingRun]:
    """All series of headings of a report, the upper ones first; `text` is the document's."""
    yield from _family_runs(None, report.sections, {}, text)


def breaks(manuscript: Manuscript, kind: Kind) -> Iterator[tuple[Break, Fault]]:
    """The breaks of one kind, each with a fault at its place whose message is still to be written."""
    for found in _all_breaks(manuscript):
        if found.kind == kind:
            passage = found.item.passage
            yield found, manuscript.fault(passage, (0, len(passage.text)), "")


@once_per_manuscript
def _all_breaks(manuscript: Manuscript) -> tuple[Break, ...]:
    text = manuscript.text
    return tuple(
        found
        for report in manuscript.reports
        for source in (_heading_breaks(report, text), _list_breaks(report, text))
        for found in source
    )


def _heading_breaks(report: ImportedReport, text: str) -> Iterator[Break]:
    for run in heading_runs(report, text):
        yield from run.breaks


def _family_runs(
    parent: ImportedSection | None, sections: Sequence[ImportedSection], ends: dict[str, int], text: str
) -> Iterator[HeadingRun]:
    headings = [section.heading for section in sections]
    markless = frozenset(h.number for h in headings if not h.mark and h.number is not None)
    for run in _runs(_items(parent, sections)):
        form = run[0].form
        yield HeadingRun(tuple(run), tuple(_run_breaks(run, ends.get(form, 0), parent, text)), markless)
        ends[form] = max(item.number for item in run)
    for section in sections:
        if section.sections:
            yield from _family_runs(section, section.sections, ends, text)


def _items(parent: ImportedSection | None, sections: Sequence[ImportedSection]) -> Iterator[Item]:
    above = _last_paragraph(parent) if parent else None
    unnumbered = 0
    for section in sections:
        heading = section.heading
        if heading.number is not None and countable(heading.number):
            form = form_of(heading.mark, heading.ordinal)
            yield Item(form, heading.number, heading.passage, above, unnumbered)
            unnumbered = 0
        elif not heading.mark:
            unnumbered += 1
        above = _last_passage(section)


def _last_paragraph(section: ImportedSection) -> Passage | None:
    return section.paragraphs[-1] if section.paragraphs else None


def _last_passage(section: ImportedSection) -> Passage | None:
    while section.sections:
        section = section.sections[-1]
    return _last_paragraph(section)


def _runs(items: Iterator[Item]) -> list[list[Item]]:
    """The items of each form, cut where a list begins anew. A list that stands inside an item of another one ends where
    the outer one goes on; 第一节 begins anew under each 第二章."""
    done: list[list[Item]] = []
    waiting: dict[str, list[list[Item]]] = {}
    for item in items:
        stack = waiting.setdefault(item.form, [])
        outer = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][-1].number == item.number - 1), None)
        if not stack or item.begins_anew:
            stack.append([])
            done.append(stack[-1])
        elif outer is not None:
            del stack[outer + 1 :]
        stack[-1].append(item)
        _begin_lower_units_anew(item.form, waiting)
    return done


def _begin_lower_units_anew(form: str, waiting: dict[str, list[list[Item]]]) -> None:
    for lower in [other for other in waiting if _UNITS.get(other, 0) > _UNITS.get(form, 9)]:
        del waiting[lower]


def _run_breaks(run: list[Item], before: int, parent: ImportedSection | None, text: str) -> Iterator[Break]:
    """`before` is the last number of the series of this form that stands before this one."""
    numbers = {item.number for item in run}
    first = run[0]
    if first.number not in (1, before + 1) and 1 not in numbers:
        since = parent.heading.passage.start if parent else 0
        if not _written(first.form, range(1, first.number), text[since : first.passage.start]):
            yield Break("start", first)
    yield from _counted(run, text)


def _counted(run: list[Item], text: str) -> Iterator[Break]:
    """Each item against those before it; what is out of order, or was given the number of the one
    before it, is not missing as well."""
    numbers = {item.number for item in run}
    seen, top, doubled = {run[0].number}, run[0].number, 0
    for last, item in pairwise(run):
        missing = tuple(n for n in range(top + 1, item.number) if n not in numbers)
        restarts = item.number == 1 and last.number > 1
        if restarts:
            yield Break("order", item, last.number)
            seen, top, doubled = set(), 0, 0
        elif item.number in seen:
            doubled += 1
            yield Break("duplicate", item, last.number)
        elif item.number < top:
            yield Break("order", item, last.number)
        elif len(missing) > item.unnumbered + doubled:
            between = text[last.passage.start : item.passage.start]
            if not _written(item.form, missing, between):
                yield Break("gap", item, last.number, missing)
        seen.add(item.number)
        top = max(top, item.number)


def _list_breaks(report: ImportedReport, text: str) -> Iterator[Break]:
    """Numbered paragraphs that follow one another."""
    yield from _paragraph_breaks(report.opening, text)
    for section in report.walk():
        yield from _paragraph_breaks(section.paragraphs, text)


def _paragraph_breaks(paragraphs: Sequence[Passage], text: str) -> Iterator[Break]:
    counting: dict[str, Item] = {}
    for paragraph in paragraphs:
        ordinal = read_ordinal(paragraph.text)
        if ordinal is None or ordinal.number is None or not countable(ordinal.number) or ordinal.mark not in RANKS:
            counting.clear()
            continue
        item = Item(ordinal.mark, ordinal.number, paragraph)
        last = counting.get(item.form)
        if last is not None:
            yield from _pair_break(last, item, text)
        counting = {form: kept for form, kept in counting.items() if _rank(form) < _rank(item.form)}
        counting[item.form] = item


def _rank(form: str) -> int:
    return next((rank for mark, rank in RANKS.items() if mark == form), 0)


def _pair_break(last: Item, item: Item, text: str) -> Iterator[Break]:
    missing = tuple(range(last.number + 1, item.number))
    if item.number == last.number:
        yield Break("duplicate", item, last.number)
    elif 1 < item.number < last.number:
        yield Break("order", item, last.number)
    elif missing and not _written(item.form, missing, text[last.passage.start : item.passage.start]):
        yield Break("gap", item, last.number, missing)


def _written(form: str, numbers: Sequence[int], text: str) -> bool:
    """Whether one of the ordinals stands inside the text: then it was not taken for a heading, but is there."""
    return any(re.search(_pattern(form, number), text) for number in numbers)


def _pattern(form: str, number: int) -> str:
    chinese = chinese_number(number)
    if form == "一、":
        return rf"(?:^|[\s　。；：！？”]){chinese}\s?[、．.]"
    if form == "（一）":
        return rf"[（(]\s?{chinese}\s?[）)]"
    if form == "1.":
        return rf"(?<![0-9.]){number}\s?[.．、](?![0-9])"
    if form in ("（1）", "①"):
        return rf"(?<![0-9]){number}\s?[）)]|{re.escape(shown('①', number))}"
    return f"第{chinese}{form.removeprefix('第')}"
