"""一是、二是 put right (分项): counted on across a section's paragraphs, with no mark behind them (GB/T 15834-2011, B.3.7).

Only where the checks find that they do not count on, and where there is one way to mend it: nested series and series that
change between 是 and 要 are left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.language.numerals import digits_value
from assistant.report.imported import ImportedReport, Passage
from assistant.style.edits import Edit
from assistant.style.manuscript import Manuscript
from assistant.style.numbering import chinese_number
from assistant.style.series import IS_MARK, is_series

_MARK_BEHIND = re.compile(r"[、，,：:](?=[^、，,：:\s])")
_LARGEST = 19
Found = tuple[Passage, re.Match[str]]


def series_edits(manuscript: Manuscript) -> Iterator[Edit]:
    """The changes that make every series right."""
    broken = {(b.passage.start, b.start) for b in is_series(manuscript).breaks}
    for report in manuscript.reports:
        for found in _by_section(report):
            yield from _marks_behind(found)
            if _can_be_mended(found, broken):
                yield from _renumbered(found)


def series_left_alone(manuscript: Manuscript) -> Iterator[Passage]:
    """The passages of broken series that can be mended in more than one way."""
    broken = {(b.passage.start, b.start) for b in is_series(manuscript).breaks}
    for report in manuscript.reports:
        for found in _by_section(report):
            if not _can_be_mended(found, broken):
                yield from (passage for passage, match in found if (passage.start, match.start()) in broken)


def _by_section(report: ImportedReport) -> Iterator[list[Found]]:
    for section in report.walk():
        yield [(passage, match) for passage in section.paragraphs for match in IS_MARK.finditer(passage.text)]


def _can_be_mended(found: Sequence[Found], broken: set[tuple[int, int]]) -> bool:
    numbers = [digits_value(match["n"]) for _, match in found]
    one_series = numbers[:1] == [1] and numbers.count(1) == 1 and len(numbers) <= _LARGEST
    one_word = all(match["word"] == "是" for _, match in found)
    return one_series and one_word and any((p.start, m.start()) in broken for p, m in found)


def _renumbered(found: Sequence[Found]) -> Iterator[Edit]:
    for number, (passage, match) in enumerate(found, start=1):
        if digits_value(match["n"]) != number:
            start, end = match.span("n")
            yield Edit(passage.position(start), passage.position(end - 1) + 1, chinese_number(number))


def _marks_behind(found: Sequence[Found]) -> Iterator[Edit]:
    for passage, match in found:
        behind = _MARK_BEHIND.match(passage.text, match.end())
        if behind is not None and match["word"] == "是":
            at = passage.position(behind.start())
            yield Edit(at, at + 1, "")
