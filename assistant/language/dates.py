"""Dates and periods in text: 7月3日, 9月底前, 2026年上半年, 3月12日至15日, 1—6月, 2026-07-03."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.language.calendar_point import CalendarPoint, CalendarSpan, Part
from assistant.language.numerals import digits_value

if TYPE_CHECKING:
    from assistant.language.approximations import Approximation

_GAP = " ?"
_SMALL = "(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = "(?:(?:19|20)[0-9]{2}|[一二][零〇九][零〇一二三四五六七八九]{2})"
_TO = "(?:至|到|—{1,2}|–{1,2}|-|~)"
_TAIL_OF_MONTH = "[上中下]旬|底|末|初|中(?=旬)"
_NOT_DATE_AFTER_YEAR = "(?![来级内间代]|以上|以来|以下|以内)"


def _point(suffix: str) -> str:
    """year, year + half or quarter, year + month + day, month + day; the groups carry `suffix`."""
    year = (
        f"(?P<y{suffix}>{_YEAR}){_GAP}年(?!级)度?{_GAP}(?P<p{suffix}>上半年|下半年|全年|第?[一二三四1-4]季度|[初底末])?"
    )
    month = f"(?P<m{suffix}>{_SMALL}){_GAP}月(?:份(?!额))?"
    day = f"(?:{_GAP}(?P<d{suffix}>{_SMALL}){_GAP}[日号](?!召)|(?P<x{suffix}>{_TAIL_OF_MONTH}))?"
    return f"(?={_YEAR}{_GAP}年|{_SMALL}{_GAP}月)(?:{year})?(?:{month}{day})?"


_LIMIT = r"(?P<limit>之前|以前|以来|之后|以后|前(?![往来去期后夕赴列景沿])|起(?![来草步点诉源因])|后(?![续勤来盾]))?"
_RANGE = re.compile(
    f"(?:{_point('1')}{_GAP}{_TO}{_GAP}(?:{_point('2')}|(?P<only2>{_SMALL}){_GAP}日)"
    f"|(?P<ym1>{_YEAR}){_GAP}年{_GAP}(?P<yfrom>{_SMALL}){_TO}(?P<yto>{_SMALL}){_GAP}月份?"
    f"|(?P<mfrom>{_SMALL}){_TO}(?P<mto>{_SMALL}){_GAP}月份?(?!{_GAP}{_SMALL}日)"
    f"|(?P<m3>{_SMALL})月(?P<dfrom>{_SMALL})(?:日)?{_TO}(?P<dto>{_SMALL})日"
    f"|(?P<yearfrom>{_YEAR})年?{_TO}(?P<yearto>{_YEAR})年度?"
    f"|(?P<dayfrom>{_SMALL})日?{_TO}(?P<dayto>{_SMALL})日)" + _LIMIT
)
_POINT = re.compile(_point("1") + _LIMIT)
_DIGITS_ONLY = re.compile(
    r"(?P<y1>(?:19|20)[0-9]{2})(?P<sep>[-./])(?P<m1>[0-9]{1,2})(?P=sep)(?P<d1>[0-9]{1,2})(?![0-9])" + _LIMIT
)
_ARABIC = "[0-9]{1,2}"
_LISTED_MONTH = re.compile(f"(?P<m1>{_ARABIC})(?=(?:[、和]{_ARABIC})*[、和]{_ARABIC}月(?!{_ARABIC}日))")
_LISTED_DAY = re.compile(f"(?:(?P<m1>{_ARABIC})月)?(?P<d1>{_ARABIC})(?=(?:[、和]{_ARABIC})*[、和]{_ARABIC}日(?!以?内))")
_DAY = re.compile(f"(?P<d1>{_ARABIC}){_GAP}日(?![游内报均常间程])(?!以内|以上)" + _LIMIT)
_DATE_LIKE = re.compile(f"(?:{_SMALL}|{_YEAR}) ?[年月日号至到—–~、和./-]")
_YEAR_ALONE = re.compile(r"(?P<y1>(?:19|20)[0-9]{2})(?![0-9.,%]|[余多万千百亿]|年)(?=[\u4e00-\u9fff、，。；）)]|$)")
_PARTS: dict[str, Part] = {"末": "底", "中": "中旬"}
_QUARTERS: dict[str, Part] = {
    **dict.fromkeys("一1", "一季度"),
    **dict.fromkeys("二2", "二季度"),
    **dict.fromkeys("三3", "三季度"),
    **dict.fromkeys("四4", "四季度"),
}
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
    for pattern in (_DIGITS_ONLY, _RANGE, _POINT, _LISTED_MONTH, _LISTED_DAY, _DAY):
        match = pattern.match(text, position)
        if match and (span := _span(match)):
            return _found(match, _inherit(span, previous))
    return None


def year_at(text: str, position: int) -> DateFound | None:
    """A year without 年: 2026 before a word, never a number that is counted."""
    match = _YEAR_ALONE.match(text, position)
    return _found(match, CalendarSpan(CalendarPoint(int(match["y1"])))) if match else None


def _found(match: re.Match[str], span: CalendarSpan) -> DateFound:
    limit = match.groupdict().get("limit") or ""
    return DateFound(match.start(), match.end(), span, limit, _LIMITS.get(limit, "exact"))


def _span(match: re.Match[str]) -> CalendarSpan | None:
    groups = {name: value for name, value in match.groupdict().items() if value and name not in ("limit", "sep")}
    first, last = _ends(groups)
    if not _possible(first) or (last and not _possible(last)):
        return None
    return CalendarSpan(first, last)


def _ends(groups: dict[str, str]) -> tuple[CalendarPoint, CalendarPoint | None]:
    if "yearfrom" in groups:
        return CalendarPoint(_number(groups, "yearfrom")), CalendarPoint(_number(groups, "yearto"))
    if "dayfrom" in groups:
        return CalendarPoint(day=_number(groups, "dayfrom")), CalendarPoint(day=_number(groups, "dayto"))
    if "dfrom" in groups:
        month = _number(groups, "m3")
        return CalendarPoint(None, month, _number(groups, "dfrom")), CalendarPoint(None, month, _number(groups, "dto"))
    if "mfrom" in groups:
        return CalendarPoint(None, _number(groups, "mfrom")), CalendarPoint(None, _number(groups, "mto"))
    if "yfrom" in groups:
        year = _number(groups, "ym1")
        return CalendarPoint(year, _number(groups, "yfrom")), CalendarPoint(year, _number(groups, "yto"))
    return _plain_ends(groups)


def _plain_ends(groups: dict[str, str]) -> tuple[CalendarPoint, CalendarPoint | None]:
    first = _calendar_point(groups, "1")
    if "only2" in groups:
        return first, replace(first, day=_number(groups, "only2"), part="")
    if not any(name in groups for name in ("y2", "m2", "d2", "p2", "x2")):
        return first, None
    last = _calendar_point(groups, "2")
    return first, replace(last, year=last.year or first.year)


def _calendar_point(groups: dict[str, str], suffix: str) -> CalendarPoint:
    year, month, day = (_number(groups, name + suffix) for name in "ymd")
    return CalendarPoint(year, month, day, _part(groups.get("p" + suffix) or groups.get("x" + suffix) or ""))


def _part(text: str) -> Part:
    if text.endswith("季度"):
        return _QUARTERS[text[-3]]
    if text in ("上半年", "下半年", "全年", "上旬", "中旬", "下旬", "初", "底"):
        return text  # type: ignore[return-value]  # the tuple above is the literal
    return _PARTS.get(text, "")


def _number(groups: dict[str, str], name: str) -> int | None:
    return digits_value(groups[name]) if name in groups else None


def _possible(point: CalendarPoint) -> bool:
    return (point.month is None or 1 <= point.month <= 12) and (point.day is None or 1 <= point.day <= 31)


def _inherit(span: CalendarSpan, previous: CalendarSpan | None) -> CalendarSpan:
    if span.first.month is not None or span.first.year is not None or previous is None:
        return span
    before = previous.last or previous.first
    first = replace(span.first, year=before.year, month=before.month)
    last = replace(span.last, year=before.year, month=before.month) if span.last else None
    return CalendarSpan(first, last)
