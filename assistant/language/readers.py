"""One reader for each form of quantity: a place in masked half-width text → the quantity that begins there, or None.

READERS gives those that may begin with a character, in order; quantities() fills in `text` and `counted`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.language.calendar_point import CalendarPoint, CalendarSpan
from assistant.language.counts import Amount, in_context, read_count, read_whole
from assistant.language.dates import DateFound, date_at, year_at
from assistant.language.estimates import read_range, read_round, read_spoken, read_vague
from assistant.language.numerals import ARABIC, CHINESE_RUN, parse_number
from assistant.language.place import Place
from assistant.language.quantity import Quantity
from assistant.language.shares import read_doubling, read_part_of_time, read_share
from assistant.language.units import unit_after

if TYPE_CHECKING:
    from assistant.language.place import Reader

_ORDINAL = re.compile(rf"第 ?(?P<number>{ARABIC}|{CHINESE_RUN})")
_EVERY = re.compile(
    "(?:每隔?个?(?P<times>两|三|[0-9]{1,2}|半)?个?|(?P<once>[一半])个?)(?P<period>年度|年|季度|季|学期|月|旬|周|星期|天|日)"
    "|(?P<average>年|季|月|周|日)均"
)
# 一天播三次; 一年开展12次 tells of one year.
_BY_HABIT = re.compile("[播查巡讲学报更评议晒测练]")
_UP_TO_NUMERAL = re.compile("[^0-9一二两三四五六七八九十半，。；：、！？和并及与\0\n]{0,16}")
_FIRST_MONTHS = re.compile(r"[前头](?P<number>[0-9]{1,2}|[二两三四五六七八九十]{1,2})(?P<unit>个月|季度)")
_NO_FIRST_AFTER = frozenset("提目之以日期")
_PERIODS = {"年度": "年", "季": "季度", "星期": "周", "日": "天"}
_CLOCK = re.compile(
    r"(?<![0-9:：])(?P<hour>[01]?[0-9]|2[0-4])(?:[:：](?P<minute>[0-5][0-9])(?![0-9:：])|[时点](?P<past>[0-5]?[0-9])分)"
)
# 2026届毕业生, 2026年度 name a year.
_UNITS_OF_YEARS = frozenset(["", "届", "年度"])
# No date, share, time or range goes on so.
_PLAIN = re.compile("[0-9]{1,3}[次场人名位户个篇份条件处支期项家起块张余多]")
_NO_DATE_AFTER = frozenset("0123456789.一二三四五六七八九十第")


def read_frequency(place: Place) -> Quantity | None:
    """每季度一次, 每半年研判1次, 一年两次, 月均3次: unit 次/季度, 次/半年, 次/年, 次/月."""
    text = place.text
    match = _EVERY.match(text, place.position)
    if not match or (match["once"] == "半" and place.before in ("上", "下")):  # 上半年40天
        return None
    if match["once"] and match["period"] == "季度" and (place.before == "第" or text[match.end() :][:1].isascii()):
        return None  # 一季度4次: in the first quarter
    gap = _UP_TO_NUMERAL.match(text, match.end())
    at = gap.end() if gap else match.end()
    apart = match["once"] and at > match.end() and not _BY_HABIT.fullmatch(text, match.end(), at)
    if at >= len(text) or apart or date_at(text, at):
        return None
    count = read_count(Place(text, at, match.end()), any_one=True)
    if count is None or count.kind not in ("count", "frequency") or not count.unit:
        return None
    return replace(count, start=place.position, unit=f"{count.unit}/{_period(match)}", kind="frequency")


def read_ordinal(place: Place) -> Quantity | None:
    """第12次, 第三期; 第3 in digits also without a unit."""
    match = _ORDINAL.match(place.text, place.position)
    value = parse_number(match["number"]) if match else None
    if not match or value is None:
        return None
    unit, end = unit_after(place.text, match.end())
    if not unit and not match["number"].isascii():
        return None
    return Quantity(place.position, end, place.text[place.position : end], value, unit, "exact", "", "ordinal")


def read_first_months(place: Place) -> Quantity | None:
    """前5个月, 前三季度: from January on."""
    match = None if place.before in _NO_FIRST_AFTER else _FIRST_MONTHS.match(place.text, place.position)
    number = parse_number(match["number"]) if match else None
    if match is None or number is None:
        return None
    last = int(number) * (3 if match["unit"] == "季度" else 1)
    if number != int(number) or not 2 <= last <= 12:
        return None
    span = CalendarSpan(CalendarPoint(month=1), CalendarPoint(month=last))
    return _dated(place.text, DateFound(place.position, match.end(), span, "", "exact"))


def read_date(place: Place) -> Quantity | None:
    before = place.before
    if before in _NO_DATE_AFTER or (before.isascii() and before.isalpha()):
        return None
    found = date_at(place.text, place.position, place.neighbour.calendar if place.neighbour else None)
    return _dated(place.text, found) if found else None


def read_year(place: Place) -> Quantity | None:
    """2026 without 年; 2000份 counts."""
    alone = place.before not in "约近超逾" and not (place.before.isascii() and place.before.isalnum())
    found = year_at(place.text, place.position) if alone else None
    counts = found and unit_after(place.text, place.position + 4)[0] not in _UNITS_OF_YEARS
    return _dated(place.text, found) if found and not counts else None


def read_plain(place: Place) -> Quantity | None:
    """16次, 30余篇: the most common form, before the others are tried."""
    match = _PLAIN.match(place.text, place.position)
    if not match:
        return None
    return (None if match[0][-1] in "余多" else read_whole(place, match.end() - 1)) or read_count(place)


def read_clock(place: Place) -> Quantity | None:
    """8:30, 20时30分: hours."""
    match = _CLOCK.match(place.text, place.position)
    if not match:
        return None
    value = Decimal(match["hour"]) + Decimal(match["minute"] or match["past"]) / 60
    return in_context(place, Amount(place.position, match.end(), value, "时"))


def _period(match: re.Match[str]) -> str:
    period = match["period"] or match["average"]
    times = match["times"] or ("半" if match["once"] == "半" else "")
    number = parse_number(times) if times not in ("", "半") else None
    return (str(number) if number else times) + _PERIODS.get(period, period)


def _dated(text: str, found: DateFound) -> Quantity:
    return Quantity(
        found.start,
        found.end,
        text[found.start : found.end],
        None,
        "",
        found.approximation,
        "",
        "period" if found.is_period else "date",
        mark=found.limit,
        calendar=found.span,
    )


_DIGIT: tuple[Reader, ...] = (read_plain, read_date, read_share, read_clock, read_range, read_year, read_count)
_NUMERAL: tuple[Reader, ...] = (read_date, read_share, read_range, read_spoken, read_count)
READERS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys("0123456789", _DIGIT),
    **dict.fromkeys("二两三四五六七八九十", _NUMERAL),
    "一": (read_frequency, *_NUMERAL),
    **dict.fromkeys("每日周月年季", (read_frequency,)),
    "半": (read_frequency, read_share, read_part_of_time),
    **dict.fromkeys("百千万亿", (read_share, read_round)),
    **dict.fromkeys("数几", (read_vague,)),
    "过": (read_share,),
    "第": (read_ordinal,),
    "翻": (read_doubling,),
    **dict.fromkeys("前头", (read_first_months,)),
}
"""By the first character of the form, in the order in which they are tried."""
