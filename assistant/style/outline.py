"""The outline of a read report as the rules on numbering and headings see it: families of siblings, forms of ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.report.imported import ImportedReport, ImportedSection, Mark
from assistant.style.numbering import chinese_number

RANKS: dict[Mark, int] = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4, "①": 4}
"""The order of the forms (GB/T 9704-2012, 7.3.3); ① stands for （1）."""
_UNIT = re.compile("(?:部分|章|节|编|篇)")
_LAST_NUMBER = 99


@dataclass(frozen=True)
class Siblings:
    """The sections directly under one heading (`parent` None: the report itself), in reading order."""

    parent: ImportedSection | None
    sections: tuple[ImportedSection, ...]


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
    return number is not None and 1 <= number <= _LAST_NUMBER
