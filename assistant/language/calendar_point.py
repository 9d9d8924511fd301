"""Dates and periods as values: what is known of year, month, day, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass

_MONTHS: dict[str, tuple[int, int]] = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}
_DAYS: dict[str, range] = {
    "初": range(1, 11),
    "上旬": range(1, 11),
    "中旬": range(11, 21),
    "下旬": range(21, 32),
    "底": range(25, 32),
}


@dataclass(frozen=True)
class CalendarPoint:
    """A day, month or year. None is what the text does not say. `part` narrows a year or
    month: 上半年, 一季度, 下旬, 初, 底; empty for all of it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""

    def __str__(self) -> str:
        year, month, day = (f"{n:02d}" if n else "" for n in (self.year, self.month, self.day))
        if not year and not (month and day):
            return (f"{month}月" if month else f"{day}日") + self.part
        return "-".join(p for p in (year, month, day) if p) + self.part

    def agrees(self, other: CalendarPoint) -> bool:
        """Equal where both speak; an unknown year agrees with every year. Month, day and part must be the same."""
        years = self.year is None or other.year is None or self.year == other.year
        if (self.month, self.day, self.part) == (other.month, other.day, other.part) == (None, None, ""):
            return self.year == other.year
        return years and (self.month, self.day, self.part) == (other.month, other.day, other.part)

    def holds(self, other: CalendarPoint) -> bool:
        """Is `other` the same time said more exactly? 6月 holds 6月18日; 2026年 holds both where its year agrees."""
        if self.year is not None and other.year is not None and self.year != other.year:
            return False
        if self.month is None:
            return self.year is not None and other.year is not None and not self.part and self.day is None
        return self.month == other.month and self.day is None and self._covers(other)

    def _covers(self, other: CalendarPoint) -> bool:
        if not self.part:
            return True
        return other.day is not None and other.day in _DAYS.get(self.part, ())


@dataclass(frozen=True)
class CalendarSpan:
    """From `first` to `last` (None for a single point)."""

    first: CalendarPoint
    last: CalendarPoint | None = None

    def __str__(self) -> str:
        return str(self.first) if self.last is None else f"{self.first}/{self.last}"

    def in_months(self) -> CalendarSpan:
        """上半年 as January to June, 二季度 as April to June, 全年 and January to December as the year; anything else
        unchanged."""
        if self._is_whole_year():
            return CalendarSpan(CalendarPoint(self.first.year))
        months = _MONTHS.get(self.first.part) if self.last is None and self.first.month is None else None
        if months is None:
            return self
        year = self.first.year
        return CalendarSpan(CalendarPoint(year, months[0]), CalendarPoint(year, months[1]))

    def _is_whole_year(self) -> bool:
        first, last = self.first, self.last
        if last is None:
            return first.part == "全年"
        ends = (first.month, first.day, first.part, last.month, last.day, last.part)
        return first.year is not None and first.year == last.year and ends == (1, None, "", 12, None, "")
