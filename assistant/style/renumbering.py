"""Ordinals put right (序数): their form, and their count where it skips, repeats or goes back.

《党政机关公文格式》GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）. Continuous （一）… across level 1 is legal and stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.report.imported import ImportedHeading, ImportedReport, ImportedSection, Mark
from assistant.style.edits import Edit, changes, replaced
from assistant.style.numbering import chinese_number

_FORMS: dict[Mark, str] = {"一、": "{chinese}、", "（一）": "（{chinese}）", "1.": "{number}.", "（1）": "（{number}）"}
_LARGEST = 99


def ordinal_edits(report: ImportedReport) -> Iterator[Edit]:
    """The changes that make the report's ordinals right. Siblings whose marks are mixed, and marks outside the standard
    (第一章, ①, ——), are left as they are."""
    groups = list(_groups(report.sections))
    running = {mark: _continues(groups, mark) for mark in _FORMS}
    for group in groups:
        mark = group[0].mark
        numbers = [heading.number or 0 for heading in group]
        right = numbers if _counts(numbers) or running[mark] else list(range(1, len(group) + 1))
        for heading, number in zip(group, right, strict=True):
            yield from _ordinal_edit(heading, number)


def unsettled_groups(report: ImportedReport) -> Iterator[ImportedHeading]:
    """The first heading of each group of siblings that is left alone since their marks are mixed."""
    for siblings in _siblings(report.sections):
        numbered = [h for h in siblings if h.mark]
        if len({h.mark for h in numbered}) > 1:
            yield numbered[0]


def _groups(sections: Sequence[ImportedSection]) -> Iterator[list[ImportedHeading]]:
    """Siblings with ordinals of one form of the standard."""
    for siblings in _siblings(sections):
        numbered = [h for h in siblings if h.mark]
        one_form = len({h.mark for h in numbered}) == 1 and numbered[0].mark in _FORMS
        if one_form and len(numbered) <= _LARGEST:
            yield numbered


def _siblings(sections: Sequence[ImportedSection]) -> Iterator[list[ImportedHeading]]:
    if sections:
        yield [section.heading for section in sections]
    for section in sections:
        yield from _siblings(section.sections)


def _continues(groups: Sequence[Sequence[ImportedHeading]], mark: Mark) -> bool:
    """Whether ordinals of this form count on across the headings above them: （一）…（三） under 一、, （四）… under 二、."""
    own = [[h.number or 0 for h in group] for group in groups if group[0].mark == mark]
    return len(own) > 1 and _counts([number for group in own for number in group])


def _counts(numbers: Sequence[int]) -> bool:
    return list(numbers) == list(range(1, len(numbers) + 1))


def _ordinal_edit(heading: ImportedHeading, number: int) -> Iterator[Edit]:
    if not 1 <= number <= _LARGEST:
        return
    right = _FORMS[heading.mark].format(chinese=chinese_number(number), number=number)
    passage = heading.passage
    if heading.ordinal != right and passage.text.startswith(heading.ordinal):
        for start, end, words in changes(heading.ordinal, right):
            yield from replaced(passage, start, end, words)
