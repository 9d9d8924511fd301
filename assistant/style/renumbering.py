"""Ordinals put right (序数): their form, and their count where one is left out or stands twice.

《党政机关公文格式》GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）. What counts on is `style.runs`'s to say: continuous （一）… across
level 1, lists under one heading, a series that begins anew are legal and stay."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.imported import ImportedHeading, ImportedReport, Mark
from assistant.style.edits import Edit, changes, replaced
from assistant.style.outline import LAST_NUMBER, families, shown
from assistant.style.runs import HeadingRun, heading_runs

_FORMS: tuple[Mark, ...] = ("一、", "（一）", "1.", "（1）")


def ordinal_edits(report: ImportedReport, text: str) -> Iterator[Edit]:
    """The changes that make the report's ordinals right. Series that can be mended in more than one way, siblings whose
    marks are mixed, and marks outside the standard (第一章, ①, ——) are left as they are."""
    headings = {section.heading.passage.start: section.heading for section in report.walk()}
    mixed = _in_mixed_families(report)
    for run in heading_runs(report, text):
        numbers = _right_numbers(run)
        for item, number in zip(run.items, numbers, strict=True):
            heading = headings[item.passage.start]
            if item.form in _FORMS and item.passage.start not in mixed:
                yield from _ordinal_edit(heading, item.form, number)


def left_alone(report: ImportedReport, text: str) -> Iterator[tuple[ImportedHeading, str]]:
    """The first heading of each series that is left as it is though something is wrong with it, and why, in Chinese."""
    headings = {section.heading.passage.start: section.heading for section in report.walk()}
    for family in families(report):
        numbered = [s.heading for s in family.sections if s.heading.mark]
        if len({h.mark for h in numbered}) > 1:
            yield numbered[0], "同级标题混用了几种序数"
    for run in heading_runs(report, text):
        if run.breaks and not _can_be_mended(run):
            yield headings[run.breaks[0].item.passage.start], "序数接不上，拿不准该是几"


def _in_mixed_families(report: ImportedReport) -> set[int]:
    found: set[int] = set()
    for family in families(report):
        numbered = [section.heading for section in family.sections if section.heading.mark]
        if len({heading.mark for heading in numbered}) > 1:
            found.update(heading.passage.start for heading in numbered)
    return found


def _right_numbers(run: HeadingRun) -> list[int]:
    """The numbers as found, where they count on or nobody can tell; else counted on from the first."""
    found = [item.number for item in run.items]
    if not run.breaks or not _can_be_mended(run):
        return found
    return list(range(found[0], found[0] + len(found)))


def _can_be_mended(run: HeadingRun) -> bool:
    """Only numbers that are left out or stand twice, and no heading between that may be the one that is missing."""
    missing = {number for found in run.breaks for number in found.missing}
    plain = all(found.kind in ("duplicate", "gap") for found in run.breaks)
    countable_to_the_end = run.items[0].number + len(run.items) - 1 <= LAST_NUMBER
    return (
        plain and countable_to_the_end and not any(item.unnumbered for item in run.items) and not missing & run.markless
    )


def _ordinal_edit(heading: ImportedHeading, form: str, number: int) -> Iterator[Edit]:
    right = shown(form, number)
    passage = heading.passage
    if heading.ordinal != right and passage.text.startswith(heading.ordinal):
        for start, end, words in changes(heading.ordinal, right):
            yield from replaced(passage, start, end, words)
