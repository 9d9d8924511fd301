"""Shares (占比) and multiples: 百分之三十, 三分之一, 1/3, 三成, 一半以上, 翻一番."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.language.counts import Amount, in_context
from assistant.language.numerals import ARABIC, CHINESE_RUN, fraction, parse_number

if TYPE_CHECKING:
    from assistant.language.place import Place
    from assistant.language.quantity import Quantity

_NUMBER = f"{CHINESE_RUN}|{ARABIC}"
_SHARE = re.compile(
    rf"(?P<number>{_NUMBER})(?:(?P<tenths>成)(?P<half>半)?(?P<mark>[多余](?![少出]))?(?![立员效果为功本长绩就熟人品分交型份败套])"
    rf"|(?P<of>分之)(?:{_NUMBER})|/(?P<whole>[0-9]{{1,3}})(?![0-9/.A-Za-z]))"
    "|(?P<part>过?(?:一半|半数)|过半|百分百)"
)
_PART_OF_TIME = re.compile("半(?P<unit>天|小时|日|个小时|个月|个百分点)")
_DOUBLING = re.compile(f"翻了?(?P<times>{CHINESE_RUN}|[1-9])?番")
_INSIDE_A_NUMBER = frozenset("0123456789./一二两三四五六七八九十百千万第")


def read_share(place: Place) -> Quantity | None:
    """百分之三十, 三分之一, 1/3, 三成, 一半: in percent."""
    if place.before in _INSIDE_A_NUMBER:
        return None
    match = _SHARE.match(place.text, place.position)
    value = _value(match) if match else None
    if match is None or value is None or value > 1:
        return None
    mark = match["mark"] or ""
    step = Decimal(10) if mark else Decimal(1)  # 六成多: below seven tenths
    quantity = in_context(place, Amount(place.position, match.end(), _percent(value), "%", mark, step))
    return _over(quantity) if match[0].startswith("过") else quantity


def read_part_of_time(place: Place) -> Quantity | None:
    """半天, 半个月; 半年 alone says when, not how long."""
    match = _PART_OF_TIME.match(place.text, place.position)
    return in_context(place, Amount(place.position, match.end(), Decimal("0.5"), match["unit"])) if match else None


def read_doubling(place: Place) -> Quantity | None:
    """翻一番 is twice as much, 翻两番 four times."""
    match = _DOUBLING.match(place.text, place.position)
    if not match:
        return None
    times = parse_number(match["times"]) if match["times"] else Decimal(1)
    if times is None or times not in range(1, 10):
        return None
    amount = Amount(place.position, match.end(), Decimal(2 ** int(times)), "倍", kind="change")
    return replace(in_context(place, amount), direction="to")


def _value(match: re.Match[str]) -> Decimal | None:
    """The share as a fraction of one."""
    if match["part"]:
        return Decimal(1) if match["part"] == "百分百" else Decimal("0.5")
    if match["of"]:
        return fraction(match[0])
    number = parse_number(match["number"])
    if match["tenths"]:
        return (number + Decimal("0.5") if match["half"] else number) / 10 if number else None
    whole = Decimal(match["whole"])
    return number / whole if number and number < whole else None


def _percent(value: Decimal) -> Decimal:
    percent = value * 100
    return Decimal(int(percent)) if percent == int(percent) else percent.normalize()


def _over(quantity: Quantity) -> Quantity:
    return replace(quantity, approximation="more", mark="过" + quantity.mark)
