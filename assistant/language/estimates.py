"""Ranges and figures without an exact value: 5—8人, 三五个, 数百人, 近百户, 上千份."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.language.counts import Amount, in_context
from assistant.language.new_units import new_unit_after
from assistant.language.numerals import ARABIC, CHINESE_RUN, SCALE, parse_number
from assistant.language.units import unit_after

if TYPE_CHECKING:
    from assistant.language.place import Place
    from assistant.language.quantity import Quantity

_RANGE = re.compile(
    rf"(?P<low>{ARABIC}|{CHINESE_RUN})(?P<lowscale>{SCALE})?(?P<percent>%)?(?:至|到|—{{1,2}}|–{{1,2}}|-|~)"
    rf"(?P<high>{ARABIC}|{CHINESE_RUN})(?P<scale>{SCALE})?(?P<mark>余|多)?"
)
_SPOKEN = re.compile(
    r"(?P<tens>[一二三四五六七八九]?十)?(?P<low>[一两二三四五六七八])(?P<high>[二两三四五六七八九])(?P<scale>[十百千万]?)余?"
)
_SPOKEN_PAIRS = frozenset({(3, 5), *((n, n + 1) for n in range(1, 9))})
_VAGUE = re.compile(r"(?P<mark>[数几])(?P<scale>十万|百万|千万|十|百|千|万|亿)?[余多]?万?")
_ROUND = re.compile(r"(?P<scale>十万|百万|千万|百|千|万|亿)(?P<mark>余|多)?(?P<more>万)?")
_OVER = re.compile("(?<![网线会以街路台坝晚早])上$|(?<![通经超])过$")
_INSIDE_A_NUMBER = frozenset("0123456789.一二两三四五六七八九十数几百千万第")
# 数 alone is mostly 总数, 人数; it counts before these.
_AFTER_SOME = frozenset("次天日年名家户")
_NOT_BEFORE_SOME = frozenset("次人件户总个多少无倍基指分参度算点票字")


def read_range(place: Place) -> Quantity | None:
    """5—8人, 10%—15%, 1.5—2万元 (the scale goes for both)."""
    match = None if place.before in _INSIDE_A_NUMBER else _RANGE.match(place.text, place.position)
    if not match:
        return None
    unit, end = unit_after(place.text, match.end())
    if not unit and match["low"].isascii():
        unit, end = new_unit_after(place.text, end)
    low, high = _ends(match)
    if not unit or low is None or high is None or low >= high:
        return None
    return in_context(place, Amount(place.position, end, low, unit, match["mark"] or "", upper=high, kind="range"))


def read_spoken(place: Place) -> Quantity | None:
    """三五个, 七八十人, 两三百户: a range, and only about."""
    match = _SPOKEN.match(place.text, place.position)
    if not match:
        return None
    unit, end = unit_after(place.text, match.end())
    low, high = (parse_number(match[name]) or Decimal(0) for name in ("low", "high"))
    if not unit or (int(low), int(high)) not in _SPOKEN_PAIRS or (match["tens"] and match["scale"]):
        return None
    tens = (parse_number(match["tens"]) if match["tens"] else None) or Decimal(0)
    scale = _scale(match["scale"])
    amount = Amount(place.position, end, tens + low * scale, unit, "来", upper=tens + high * scale, kind="range")
    return in_context(place, amount)


def read_vague(place: Place) -> Quantity | None:
    """数百人, 几十个, 数次: no value; `step` tells the order of magnitude."""
    match = _VAGUE.match(place.text, place.position)
    if not match:
        return None
    unit, end = unit_after(place.text, match.end())
    if not unit or (match["mark"] == "数" and not _counts_some(place, match, unit)):
        return None
    quantity = in_context(place, Amount(place.position, end, None, unit, "几", _scale(match["scale"])))
    return replace(quantity, approximation="about")


def read_round(place: Place) -> Quantity | None:
    """百余名, 近百人, 上千份: a bare 百, 千, 万 counts only with a word of approximation (百名党员 does not)."""
    match = None if place.before in _INSIDE_A_NUMBER else _ROUND.match(place.text, place.position)
    if not match:
        return None
    unit, end = unit_after(place.text, match.end())
    scale = _scale(match["scale"] + (match["more"] or ""))
    if not unit:
        return None
    quantity = in_context(place, Amount(place.position, end, scale, unit, match["mark"] or "", scale))
    if over := _OVER.search(place.text, max(place.floor, place.position - 2), quantity.start):
        return replace(quantity, start=over.start(), approximation="more", mark=over[0] + quantity.mark)
    return quantity if quantity.mark else None


def _ends(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    high = parse_number(match["high"] + (match["scale"] or ""))
    low = parse_number(match["low"] + (match["lowscale"] or match["scale"] or ""))
    if low is not None and high is not None and low > high and not match["lowscale"]:
        return parse_number(match["low"]), high
    return low, high


def _counts_some(place: Place, match: re.Match[str], unit: str) -> bool:
    return place.before not in _NOT_BEFORE_SOME and bool(match["scale"] or unit in _AFTER_SOME)


def _scale(text: str | None) -> Decimal:
    return (parse_number("一" + text) if text else None) or Decimal(1)
