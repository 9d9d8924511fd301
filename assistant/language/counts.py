"""Plain counts: a number, its unit, its words of approximation, and whether it is a change (增长12%)."""

from __future__ import annotations

import re
from decimal import Decimal
from string import ascii_letters
from typing import TYPE_CHECKING, NamedTuple

from assistant.language import approximations
from assistant.language.new_units import new_unit_after
from assistant.language.numerals import ARABIC, NUMBER, number_from, parse_number, whole_number
from assistant.language.ones import counts_one
from assistant.language.quantity import Direction, Kind, Quantity
from assistant.language.units import LENGTHS_OF_TIME, unit_after, unit_at

if TYPE_CHECKING:
    from assistant.language.place import Place

_DIGIT = "[1-9一二三四五六七八九]"
_HALF = re.compile("半(?P<rest>月|小时|星期)?")
_DIMES = re.compile(f"(?P<tenths>{_DIGIT})角(?:(?P<hundredths>{_DIGIT})分)?")
_LISTED = re.compile(rf"(?:[、和及与]{ARABIC}){{1,12}}")
_CODE_FOLLOWS = re.compile(r"[A-Za-z]|[-+×*/:：·][0-9A-Za-z\0]|\.[0-9]")
_CODE_BEFORE = re.compile(r"[0-9.*/×_]$|[0-9A-Za-z\0）)+-][+-]$|(?<![A-Za-z])[A-Za-z]$")
_BEFORE_IN_CODE = frozenset(f"0123456789.*/×_+-\n{ascii_letters}")
_COUNTED_BARE = ("村", "社区", "乡镇", "部门", "单位", "支部", "站所", "学校", "网格")
_POINTS = ("个百分点", "百分点", "个点")
_UP = "增长|增加|提高|提升|上升|上涨|扩大|升高|攀升|[增升涨](?=[到至])|净增|增幅|升幅|涨幅|同比增|环比增|同比升|[较比][^，。；]{1,10}[多增升]"
_DOWN = (
    "下降|减少|降低|回落|缩减|压减|缩短|压缩|[降减缩](?=[到至])|降幅|减幅|同比减|同比降|[较比][^，。；]{1,10}[少减降]"
)
_DIRECTION = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?P<to>到|至)?(?:了|为|达到|达)?$")
_DIRECTION_ENDS = frozenset("长加高升涨大增幅多降少落减短缩到至了为达")
# 一年多, 一倍多: 多 stands behind the unit.
_OUTLASTED = LENGTHS_OF_TIME | {"倍"}
_TIME_UNITS = frozenset(["年", "季度", "月", "周", "天", "日", "旬"])


class Amount(NamedTuple):
    """A value with its unit, before its surroundings are looked at. `start` and `end` enclose number and unit."""

    start: int
    end: int
    value: Decimal | None
    unit: str
    mark: str = ""
    step: Decimal = Decimal(1)
    upper: Decimal | None = None
    kind: Kind = "count"


def read_count(place: Place, *, any_one: bool = False) -> Quantity | None:
    """The count that begins at the place: 16次, 1.5万份, 两万余人次, 98.6%, 23村. `any_one`: 一次 counts in any place."""
    match = None if _within_a_number(place) else NUMBER.match(place.text, place.position)
    if not match:
        return None
    amount = _amount(place.text, match)
    if not amount.unit:
        amount = _with_new_unit(place.text, amount)
        if not _counts_bare(place, match) and not _counts_rounded(place.text, amount):
            return None
    if match["number"] in ("一", "二") and not _single_counts(place.text, amount, match["number"], any_one=any_one):
        return None
    return in_context(place, amount)


def read_whole(place: Place, end: int) -> Quantity | None:
    """The count whose digits end at `end`, with the unit straight behind them: what most counts are. None also for a form
    that read_count knows better."""
    unit = unit_at(place.text, end)
    if not unit or place.text.startswith("半", end + len(unit)) or _within_a_number(place):
        return None
    value, step = whole_number(place.text[place.position : end])
    return in_context(place, Amount(place.position, end + len(unit), value, unit, "", step))


def in_context(place: Place, amount: Amount) -> Quantity:
    """The amount with the words of approximation around it, the direction before it, and its kind."""
    text = place.text
    word, kind_before = approximations.before(text, amount.start, place.floor, amount.unit)
    remote = ""
    if not word:
        remote, kind_before = approximations.apart(text, amount.start, place.floor)
    follows, kind_after = approximations.after(text, amount.end, lasting=amount.unit in _OUTLASTED)
    kind_within = approximations.of_mark(amount.mark)
    start, end = amount.start - len(word), amount.end + len(follows)
    direction = _direction(text, start)
    return Quantity(
        start,
        end,
        text[start:end],
        amount.value,
        amount.unit,
        kind_before if kind_before != "exact" else kind_within if kind_within != "exact" else kind_after,
        "",
        _kind(amount, direction),
        amount.upper,
        amount.step,
        (word or remote) + amount.mark + follows,
        direction,
    )


def _amount(text: str, match: re.Match[str]) -> Amount:
    number = number_from(match)
    value, (unit, end) = number.value, unit_after(text, number.end)
    half = _HALF.match(text, end) if unit in LENGTHS_OF_TIME or unit == "个" else None
    if half and (half["rest"] is not None) == (unit == "个"):
        return Amount(match.start(), half.end(), value + Decimal("0.5"), unit + (half["rest"] or ""), number.mark)
    if unit == "‰":
        return Amount(match.start(), end, value / 10, "%", number.mark, number.step / 10)
    if unit == "元" and (dimes := _DIMES.match(text, end)):
        return Amount(match.start(), dimes.end(), value + _tenths(dimes), unit)
    if not unit and (listed := _LISTED.match(text, end)):
        unit, _ = unit_after(text, listed.end())
    return Amount(match.start(), end, value, unit, number.mark, number.step)


def _with_new_unit(text: str, amount: Amount) -> Amount:
    if text[amount.end - 1] in "万亿":  # 2.7万修广播: money, and a verb
        return amount
    unit, end = new_unit_after(text, amount.end)
    return amount._replace(unit=unit, end=end)


def _tenths(dimes: re.Match[str]) -> Decimal:
    """3角5分 in yuan."""
    tenths, hundredths = (parse_number(dimes[name] or "〇") or Decimal(0) for name in ("tenths", "hundredths"))
    return tenths / 10 + hundredths / 100


def _within_a_number(place: Place) -> bool:
    """Part of a longer number, of 1+6+N, of a code (A4), or of a Chinese number that made no sense."""
    if not place.text[place.position].isascii():
        return place.before in "一二两三四五六七八九十百千万亿〇零第"
    return place.before in _BEFORE_IN_CODE and bool(
        _CODE_BEFORE.search(place.text, max(0, place.position - 2), place.position)
    )


def _counts_bare(place: Place, match: re.Match[str]) -> bool:
    """23村 counts; 1+6, 8:3, 001 and the 10 of Win10 do not."""
    in_word = place.before.isascii() and place.before.isalpha()
    code = not match["arabic"] or (match["arabic"][0] == "0" and match["arabic"].isdigit() and match["arabic"] != "0")
    return not code and not in_word and not _CODE_FOLLOWS.match(place.text, match.end())


def _counts_rounded(text: str, amount: Amount) -> bool:
    """十余村, 二十多垄: with 余 a Chinese number counts whatever comes."""
    return amount.mark != "" and (amount.unit != "" or text.startswith(_COUNTED_BARE, amount.end))


def _single_counts(text: str, amount: Amount, numeral: str, *, any_one: bool) -> bool:
    """二 alone never counts (两 does); 一 where ones.py says so."""
    if numeral == "二" or amount.mark:
        return bool(amount.mark)
    if any_one or amount.value != 1 or amount.unit == "%":
        return True
    return counts_one(text, amount.start, amount.end, amount.unit)


def _direction(text: str, start: int) -> Direction:
    if text[start - 1 : start] not in _DIRECTION_ENDS:
        return ""
    match = _DIRECTION.search(text, max(0, start - 16), start)
    if not match:
        return ""
    reached = match["to"] or text.endswith(("达到", "达", "为"), 0, start)
    if reached and not (match["up"] or match["down"]).endswith("幅"):
        return "to"
    return "up" if match["up"] else "down"


def _kind(amount: Amount, direction: Direction) -> Kind:
    if amount.kind != "count":
        return amount.kind
    if amount.unit in _POINTS:
        return "points"
    if amount.unit == "倍" or direction in ("up", "down"):
        return "change"
    if amount.unit == "%":
        return "share"
    return "frequency" if amount.unit.partition("/")[2] in _TIME_UNITS else "count"
