"""Ranges and figures without an exact value: 5—8人, 三五个, 数百人, 近百户, 上千份."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.language.counts import Amount, in_context
from assistant.language.numerals import ARABIC, CHINESE_RUN, SCALE, parse_number

if TYPE_CHECKING:
    from assistant.language.place import Place
    from assistant.language.quantity import Quantity

_RANGE = re.compile(
    rf"(?P<low>{ARABIC}|{CHINESE_RUN})(?P<lowscale>{SCALE})?(?P<percent>%)?(?:至|到|—{{1,2}}|–{{1,2}}|-|~)"
    rf"(?P<high>{ARABIC}|{CHINESE_RUN})(?P<scale>{SCALE})?(?P<mark>余|多)?"
)
_SPOKEN = re.compile(
    rf"(?P<tens>[一二三四五六七八九]?十)?(?P<low>[一两二三四五六七八])(?P<high>[二两三四五六七八九])(?P<scale>[十百千万]?)余?"
)
_SPOKEN_PAIRS = frozenset({(3, 5), *((n, n + 1) for n in range(1, 9))})
_VAGUE = re.compile(rf"(?P<mark>[数几])(?P<scale>十万|百万|千万|十|百|千|万|亿)?[余多]?万?")
_ROUND = re.compile(rf"(?P<scale>十万|百万|千万|百|千|万|亿)(?P<mark>余|多)?(?P<more>万)?")
_OVER = re.compile("(?<![网线会以街路台坝晚早])上$|(?<![通经超])过$")
_INSIDE_A_NUMBER = frozenset("0123456789.一二两三四五六七八九十数几百千万第")
# 数 alone is mostly 总数, 人数; it counts before these.
_AFTER_SOME = frozenset("次天日年名家户")
_NOT_BEFORE_SOME = frozenset("次人件户总个多少无倍基指分参度算点票字")


def read_range(place: Place) -> Quantity | None:
    """5—8人, 10%—15%, 1.5—2万元 (the scale goes for both)."""
    match = _RANGE.match(place.text, place.position)
    if not match or place.before in _INSIDE_A_NUMBER:
        return None
    high = parse_number(match["high"] + (match["scale"] or "")) or Decimal(0)
    low = parse_number(match["low"] + (match["lowscale"] or match["scale"] or "")) or Decimal(0)
    if low > high and not match["lowscale"]:
        low = parse_number(match["low"]) or Decimal(0)
    if low >= high:
        return None
    amount = Amount(place.position, match.end(), low, match["unit"], match["mark"] or "", upper=high, kind="range")
    return in_context(place, amount)


def read_spoken(place: Place) -> Quantity | None:
    """三五个, 七八十人, 两三百户: a range, and only about."""
    match = _SPOKEN.match(place.text, place.position)
    if not match:
        return None
    low, high = (int(parse_number(match[name]) or 0) for name in ("low", "high"))
    if (low, high) not in _SPOKEN_PAIRS or (match["tens"] and match["scale"]):
        return None
    tens = (parse_number(match["tens"]) if match["tens"] else None) or Decimal(0)
    scale = _scale(match["scale"])
    amount = Amount(
        place.position, match.end(), tens + low * scale, match["unit"], "来", upper=tens + high * scale, kind="range"
    )
    return in_context(place, amount)


def read_vague(place: Place) -> Quantity | None:
    """数百人, 几十个, 数次: no value; `step` tells the order of magnitude."""
    match = _VAGUE.match(place.text, place.position)
    if not match or (match["mark"] == "数" and not _counts_some(place, match)):
        return None
    amount = Amount(place.position, match.end(), None, match["unit"], "几", _scale(match["scale"]))
    return replace(in_context(place, amount), approximation="about")


def read_round(place: Place) -> Quantity | None:
    """百余名, 近百人, 上千份: a bare 百, 千, 万 counts only with a word of approximation (百名党员 does not)."""
    match = _ROUND.match(place.text, place.position)
    if not match or place.before in _INSIDE_A_NUMBER:
        return None
    scale = _scale(match["scale"] + (match["more"] or ""))
    quantity = in_context(place, Amount(place.position, match.end(), scale, match["unit"], match["mark"] or "", scale))
    if over := _OVER.search(place.text, max(place.floor, place.position - 2), quantity.start):
        return replace(quantity, start=over.start(), approximation="more", mark=over[0] + quantity.mark)
    return quantity if quantity.mark else None


def _counts_some(place: Place, match: re.Match[str]) -> bool:
    return place.before not in _NOT_BEFORE_SOME and bool(match["scale"] or match["unit"] in _AFTER_SOME)


def _scale(text: str | None) -> Decimal:
    return (parse_number("一" + text) if text else None) or Decimal(1)
