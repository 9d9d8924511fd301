"""The outline of a read report as the rules on numbering and headings see it: families of siblings, forms of ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.report.imported import ImportedReport, ImportedSection, Mark, Passage
from assistant.report.reading.ordinals import read_ordinal
from assistant.style.numbering import chinese_number

RANKS: dict[Mark, int] = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4, "①": 4}
"""The order of the forms (GB/T 9704-2012, 7.3.3); ① stands for （1）."""
_UNIT = re.compile("(?:部分|章|节|编|篇)")
LAST_NUMBER = 99
"""The highest number of an ordinal."""
_STOPS = "。；！？…;”）"


@dataclass(frozen=True)
class Siblings:
    """The sections directly under one heading (`parent` None: the report itself), in reading order."""

    parent: ImportedSection | None
    sections: tuple[ImportedSection, ...]

    @property
    def are_a_list(self) -> bool:
        """Whether the text above leads over to them (如下：, 新建类：): items of a list, no level of the outline."""
        above = self.parent.paragraphs[-1].text if self.parent and self.parent.paragraphs else ""
        return above != "" and above[-1] not in _STOPS


@dataclass(frozen=True)
class Numbered:
    """A heading or an item of a list with the ordinal that it begins with, as found; `number` is 1–99."""

    ordinal: str
    mark: Mark
    number: int
    passage: Passage


def numbered(report: ImportedReport) -> Iterator[Numbered]:
    """Numbered headings, and numbered paragraphs that another one of their kind follows or precedes."""
    yield from _listed(report.opening)
    for section in report.walk():
        own = section.heading
        if own.number is not None and countable(own.number):
            yield Numbered(own.ordinal, own.mark, own.number, own.passage)
        yield from _listed(section.paragraphs)


def _listed(paragraphs: Sequence[Passage]) -> Iterator[Numbered]:
    last: Numbered | None = None
    for paragraph in paragraphs:
        found = read_ordinal(paragraph.text)
        if found is None or found.number is None or not countable(found.number):
            last = None
            continue
        item = Numbered(found.text, found.mark, found.number, paragraph)
        if last is not None and (last.mark, last.number + 1) == (item.mark, item.number):
            if item.number == 2:
                yield last
            yield item
        last = item


def families(report: ImportedReport) -> Iterator[Siblings]:
    """Every group of siblings of the report, the upper ones first."""
    yield Siblings(None, report.sections)
    for section in report.walk():
        if section.sections:
            yield Siblings(section, section.sections)


def form_of(mark: Mark, ordinal: str) -> str:
    """The form in which a series counts: the mark, and for 第一章 the unit too, since 第一节 counts by itself."""
    unit = _UNIT.search(ordinal) if mark == "第一章" else None
    return f"第{unit[0]}" if unit else mark


def shown(form: str, number: int) -> str:
    """The ordinal as it should stand; number 1–99."""
    if form == "一、":
        return f"{chinese_number(number)}、"
    if form == "（一）":
        return f"（{chinese_number(number)}）"
    if form == "1.":
        return f"{number}."
    if form == "（1）":
        return f"（{number}）"
    if form == "①":
        return chr(ord("①") + number - 1) if number <= 20 else f"（{number}）"
    return f"第{chinese_number(number)}{form.removeprefix('第')}"


def countable(number: int | None) -> bool:
    """Whether a number can stand in a series of ordinals."""
    return number is not None and 1 <= number <= LAST_NUMBER
