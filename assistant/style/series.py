"""Series inside the text (一是…；二是…；第一，…第二，…), followed through paragraphs and into one another.

A series may run through a paragraph, hold one paragraph an item, and stand within an item of another one: the open series
form a stack. GB/T 15834-2011, 附录B.3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.language.numerals import digits_value
from assistant.report.imported import ImportedReport, ImportedSection, Passage
from assistant.style.manuscript import Manuscript
from assistant.style.numbering import chinese_number
from assistant.style.remembered import once_per_manuscript

_OUTSIDE_A_WORD = r"(?<![\u4e00-\u9fffA-Za-z0-9])"
_NUMERAL = "[一二三四五六七八九十]"
IS_MARK = re.compile(
    rf"{_OUTSIDE_A_WORD}(?P<n>{_NUMERAL}{{1,2}})(?P<word>是(?!否|{_NUMERAL}(?:[，,。；、是就]|$))|要(?![素求点件领道害旨义闻事务职案不]))"
)
"""一是, 二要; not 之一是, 统一是, 一是一, 三要素."""
ORDER_MARK = re.compile(rf"{_OUTSIDE_A_WORD}第(?P<n>{_NUMERAL}{{1,2}})(?P<word>[，,：:]|是(?!{_NUMERAL}))")
"""第一， and 第一是; not 全市第一，."""
_FIRST = re.compile("一[是要则来]|首先|第一|其一|一方面|（一）|[(（]1[)）]|①|(?<![0-9])1[.．、]")
_ANNOUNCED = re.compile(
    "(?P<n>[二两三四五六七八九])(?:个方面|方面|个[\u4e00-\u9fff]{2,5}|点[\u4e00-\u9fff]{0,4}|项[\u4e00-\u9fff]{2,5}|条[\u4e00-\u9fff]{0,4})”?[：:]$"
)
_READ_BACK = 24
_DEEPEST = 8

Flaw = Literal["skipped", "repeated", "headless"]


@dataclass(frozen=True)
class SeriesBreak:
    """A mark that does not count on: [start, end) in passage.text. `last` is the number before it, 0 where none is."""

    flaw: Flaw
    passage: Passage
    start: int
    end: int
    number: int
    last: int


@dataclass
class Series:
    """A series as far as it was read: its last number, the level of the heading under which it began, the count of the
    passage in which it was last seen; `passage` and `start` are the place of its first mark, `last_at` that of its last one
    in the document. `promised`: how many items its announcement names, 0 where there is none."""

    last: int
    level: int
    seen: int
    passage: Passage
    start: int
    last_at: int
    promised: int = 0


@dataclass(frozen=True)
class Counted:
    """What a walk through the reports found."""

    breaks: tuple[SeriesBreak, ...]
    series: tuple[Series, ...]


@once_per_manuscript
def is_series(manuscript: Manuscript) -> Counted:
    """All series of 一是, 二是 in the reports of a manuscript."""
    return _followed(manuscript, IS_MARK)


def order_series(manuscript: Manuscript) -> Counted:
    """All series of 第一，, 第二，."""
    return _followed(manuscript, ORDER_MARK)


def _followed(manuscript: Manuscript, mark: re.Pattern[str]) -> Counted:
    walks = [_walked(report, mark, manuscript.text) for report in manuscript.reports]
    return Counted(
        tuple(found for walk in walks for found in walk.breaks),
        tuple(series for walk in walks for series in walk.series),
    )


def _walked(report: ImportedReport, mark: re.Pattern[str], text: str) -> _Walk:
    walk = _Walk(mark, text)
    for passage in report.opening:
        walk.read(passage, 0)
    for section in report.sections:
        _read(section, walk)
    return walk


def _read(section: ImportedSection, walk: _Walk) -> None:
    walk.close_from(section.heading.level)
    heading = section.heading.passage
    walk.read(heading, section.heading.level, len(heading.text) - len(section.heading.text))
    for paragraph in section.paragraphs:
        walk.read(paragraph, section.heading.level)
    for below in section.sections:
        _read(below, walk)


class _Walk:
    def __init__(self, mark: re.Pattern[str], text: str) -> None:
        self._mark = mark
        self._text = text
        self._open: list[Series] = []
        self._count = 0
        self._section_start = 0
        self._above: Passage | None = None
        self.breaks: list[SeriesBreak] = []
        self.series: list[Series] = []

    def close_from(self, level: int) -> None:
        """A heading ends the series that began beside or below it."""
        self._open = [series for series in self._open if series.level < level]
        self._above = None
        self._section_start = -1

    def read(self, passage: Passage, level: int, begin: int = 0) -> None:
        self._count += 1
        if self._section_start < 0:
            self._section_start = passage.start
        for match in self._mark.finditer(passage.text, begin):
            if match["word"] == "要" and passage.text[match.start() - 1 : match.start()] == "“":
                continue
            number = digits_value(match["n"])
            if number == 1:
                self._begin(passage, match.start(), level)
            elif number is not None:
                self._go_on(passage, match, number, level, at_start=match.start() == begin)
        self._above = passage

    def _begin(self, passage: Passage, start: int, level: int) -> None:
        series = self._new(passage, start, level)
        series.promised = self._promised(passage, start)
        del self._open[:-_DEEPEST]
        self._open.append(series)
        self.series.append(series)

    def _new(self, passage: Passage, start: int, level: int) -> Series:
        return Series(1, level, self._count, passage, start, passage.position(start))

    def _promised(self, passage: Passage, start: int) -> int:
        above = self._above.text if start == 0 and self._above is not None else ""
        found = _ANNOUNCED.search((above + passage.text[max(0, start - _READ_BACK) : start])[-_READ_BACK:])
        return {"两": 2}.get(found["n"], digits_value(found["n"]) or 0) if found else 0

    def _go_on(self, passage: Passage, match: re.Match[str], number: int, level: int, *, at_start: bool) -> None:
        here = passage.position(match.start())
        while self._open:
            found = self._continued(number, at_start=at_start)
            if found is not None:
                del self._open[found + 1 :]
                break
            top = self._open[-1]
            if number <= top.last and _FIRST.search(self._text, top.last_at + 1, here):
                self._open.append(self._new(passage, match.start(), level))
            else:
                self._report(passage, match, number, top.last, here)
            break
        else:
            self._report_headless(passage, match, number, here)
            self._open.append(self._new(passage, match.start(), level))
        top = self._open[-1]
        top.last, top.seen, top.last_at = number, self._count, here

    def _continued(self, number: int, *, at_start: bool) -> int | None:
        """The innermost open series that the number continues. One that ran through an earlier passage goes on only with
        a mark that begins a passage, unless nothing stands over it."""
        top = len(self._open) - 1
        for index in range(top, -1, -1):
            series = self._open[index]
            if series.last != number - 1:
                continue
            if index == top or at_start or series.seen == self._count or self._open[top].seen != self._count:
                return index
        return None

    def _report(self, passage: Passage, match: re.Match[str], number: int, last: int, here: int) -> None:
        if number > last:
            if not _written(range(last + 1, number), self._text[self._open[-1].last_at + 1 : here]):
                self._note("skipped", passage, match, number, last)
        elif match["word"] != "要":
            self._note("repeated", passage, match, number, last)

    def _report_headless(self, passage: Passage, match: re.Match[str], number: int, here: int) -> None:
        if match["word"] == "是" and not _FIRST.search(self._text[self._section_start : here]):
            self._note("headless", passage, match, number, 0)

    def _note(self, flaw: Flaw, passage: Passage, match: re.Match[str], number: int, last: int) -> None:
        self.breaks.append(SeriesBreak(flaw, passage, match.start(), match.end(), number, last))


_ALSO = {2: "其次", 3: "再次|最后", 4: "最后"}


def _written(numbers: range, between: str) -> bool:
    """Whether one of the numbers is there in another way: …方面二是, 第二, 其二, 其次, 二要."""
    return any(
        re.search(rf"{n}[是要则来]|[第其]{n}|{_ALSO.get(number, n)}|（{n}）|(?<![0-9]){number}[.．、]", between)
        for number, n in ((number, chinese_number(number)) for number in numbers)
    )
