"""Dates and periods in text: 7月3日, 9月底前, 2026年上半年, 3月12日至15日, 1—6月, 2026-07-03."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.language.calendar_point import CalendarPoint, CalendarSpan
from assistant.language.numerals import digits_value

if TYPE_CHECKING:
    from assistant.language.approximations import Approximation

_SMALL = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_ARABIC = "[0-9]{1,2}"
_YEAR = "(?:(?:19|20)[0-9]{2}|[一二][零〇九][零〇一二三四五六七八九]{2})"
_DATE_LIKE = re.compile(f"(?:{_SMALL}|{_YEAR}) ?[年月日号至到—–~、和./-]")

_POINT = re.compile(
    f"(?:(?P<year>{_YEAR}) ?年(?!级)度? ?(?P<part>上半年|下半年|全年|第?[一二三四1-4]季度|[初底末])?)?"
    f"(?:(?P<month>{_SMALL}) ?月(?:份(?!额))?(?: ?(?P<day>{_SMALL}) ?(?:日|号(?!召(?![开集])))|(?P<tail>[上中下]旬|底|初|末))?)?"
)
_TO = re.compile(" ?(?:至|到|—{1,2}|–{1,2}|-|~) ?")
_DAY_ALONE = re.compile(f"(?P<day>{_SMALL}) ?日(?![游内报均常间程])(?!以内|以上)")
_SHORT_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        f"(?:(?P<year>{_YEAR}) ?年 ?)?(?P<month>{_SMALL}){_TO.pattern}(?P<month2>{_SMALL}) ?月份?(?! ?{_SMALL}日)",
        f"(?:(?P<month>{_SMALL})月)?(?P<day>{_SMALL})日?{_TO.pattern}(?P<day2>{_SMALL})日(?![游内])",
        f"(?P<year>{_YEAR})年?{_TO.pattern}(?P<year2>{_YEAR})年度?",
    )
)
_SIGNS = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-./])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9])"
)
_LISTED = (
    re.compile(f"(?P<month>{_ARABIC})(?=(?:[、和]{_ARABIC}){{0,8}}[、和]{_ARABIC}月(?!{_ARABIC}日))"),
    re.compile(
        f"(?:(?P<month>{_ARABIC})月)?(?P<day>{_ARABIC})(?=(?:[、和]{_ARABIC}){{0,8}}[、和]{_ARABIC}日(?!以?内))"
    ),
)
_YEAR_ALONE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9.,%余多万千百亿年])(?=[\u4e00-\u9fff、，。；）)]|$)(?P<part>上半年|下半年|全年)?"
)
# 7月3日前往 and 3月起草 hold no limit.
_LIMIT = re.compile(
    "之前|以前|以来|之后|以后|前(?![往来去期后夕赴列景沿]|[0-9一二两三四五六七八九十]{1,2}(?:个月|季度))|起(?![来草步点诉源因])|后(?![续勤来盾])"
)
_PARTS = {part: part for part in ("上半年", "下半年", "全年", "上旬", "中旬", "下旬", "初", "底")}
_PARTS |= {"末": "底"}
_PARTS |= dict.fromkeys(("一季度", "1季度"), "一季度") | dict.fromkeys(("二季度", "2季度"), "二季度")
_PARTS |= dict.fromkeys(("三季度", "3季度"), "三季度") | dict.fromkeys(("四季度", "4季度"), "四季度")
_LIMITS: dict[str, Approximation] = {
    **dict.fromkeys(("前", "之前", "以前"), "less"),
    **dict.fromkeys(("后", "之后", "以后", "以来", "起"), "more"),
}


@dataclass(frozen=True)
class DateFound:
    """text[start:end] is a date; `limit` is 前, 以来 … as written, `approximation` what it does."""

    start: int
    end: int
    span: CalendarSpan
    limit: str
    approximation: Approximation

    @property
    def is_period(self) -> bool:
        first = self.span.first
        return self.span.last is not None or (first.day is None and first.month is None)


def date_at(text: str, position: int, previous: CalendarSpan | None = None) -> DateFound | None:
    """The date or period that begins at `position` of half-width text. A day without month takes the month of
    `previous`, the date just before it in the same list.
    """
    if not _DATE_LIKE.match(text, position):
        return None
    for reader in (_by_signs, _short_range, _point_or_range, _listed, _day_alone):
        if found := reader(text, position):
            span, end = found
            return _dated(text, position, end, _inherit(span, previous))
    return None


def year_at(text: str, position: int) -> DateFound | None:
    """A year without 年: 2026 before a word, never a number that is counted."""
    match = _YEAR_ALONE.match(text, position)
    return _dated(text, position, match.end(), CalendarSpan(_point(match))) if match else None


def _dated(text: str, start: int, end: int, span: CalendarSpan) -> DateFound:
    match = _LIMIT.match(text, end)
    limit = match[0] if match else ""
    return DateFound(start, end + len(limit), span, limit, _LIMITS.get(limit, "exact"))


def _by_signs(text: str, position: int) -> tuple[CalendarSpan, int] | None:
    return _single(_SIGNS.match(text, position))


def _short_range(text: str, position: int) -> tuple[CalendarSpan, int] | None:
    """1—6月, 2026年1至6月, 12日至15日, 3月12—15日, 2025—2026年: the sign stands once for both ends."""
    for pattern in _SHORT_RANGES:
        match = pattern.match(text, position)
        if match:
            first = _point(match)
            year, month, day = (_number(match, name + "2") for name in ("year", "month", "day"))
            last = CalendarPoint(year or first.year, month or first.month, day or first.day)
            if _possible(first) and _possible(last):
                return CalendarSpan(first, last), match.end()
    return None


def _point_or_range(text: str, position: int) -> tuple[CalendarSpan, int] | None:
    found = _single(_POINT.match(text, position))
    to = _TO.match(text, found[1]) if found else None
    if found is None or to is None:
        return found
    first = found[0].first
    if second := _single(_POINT.match(text, to.end())):
        last = second[0].first
        return CalendarSpan(first, replace(last, year=last.year or first.year)), second[1]
    day = _DAY_ALONE.match(text, to.end()) if first.day else None
    if day and _possible(_point(day)):
        return CalendarSpan(first, replace(first, day=_number(day, "day"))), day.end()
    return found


def _listed(text: str, position: int) -> tuple[CalendarSpan, int] | None:
    """The 3 of 3、6月 and the 12 of 12、15日."""
    return next((found for pattern in _LISTED if (found := _single(pattern.match(text, position)))), None)


def _day_alone(text: str, position: int) -> tuple[CalendarSpan, int] | None:
    return _single(_DAY_ALONE.match(text, position)) if text[position].isascii() else None


def _single(match: re.Match[str] | None) -> tuple[CalendarSpan, int] | None:
    if match is None or not match[0]:
        return None
    point = _point(match)
    return (CalendarSpan(point), match.end()) if _possible(point) else None


def _point(match: re.Match[str]) -> CalendarPoint:
    groups = match.groupdict()
    part = (groups.get("part") or groups.get("tail") or "").removeprefix("第")
    year, month, day = (_number(match, name) for name in ("year", "month", "day"))
    return CalendarPoint(year, month, day, _PARTS.get(part, ""))


def _number(match: re.Match[str], name: str) -> int | None:
    """The number of a group; None where there is no such group, 0 where it makes no number."""
    text = match.groupdict().get(name)
    return (digits_value(text) or 0) if text else None


def _possible(point: CalendarPoint) -> bool:
    return (point.month is None or 1 <= point.month <= 12) and (point.day is None or 1 <= point.day <= 31)


def _inherit(span: CalendarSpan, previous: CalendarSpan | None) -> CalendarSpan:
    if span.first.month is not None or span.first.year is not None or previous is None:
        return span
    before = previous.last or previous.first
    first = replace(span.first, year=before.year, month=before.month)
    last = replace(span.last, year=before.year, month=before.month) if span.last else None
    return CalendarSpan(first, last)
