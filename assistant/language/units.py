"""Measure words (量词): which there are, and which may stand for which (data/units.txt)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.data_lines import data_lines

_CLAUSE_END = r"[，。；：、！？）)】》”\s]|$"
_PEOPLE_WORDS = "人|户|家|车|架|场|轮|批|台|辆|件|处|班|集|门|篇|位"
LENGTHS_OF_TIME = frozenset(
    ["小时", "个小时", "分钟", "天", "日", "工作日", "个工作日", "周", "个星期", "星期", "个月", "个季度", "年"]
)


@dataclass(frozen=True)
class Family:
    """Units that may be exchanged; where there are `words`, only when one of them is counted."""

    units: frozenset[str]
    words: tuple[str, ...]


@cache
def unit_pattern() -> str:
    """A regular expression for one unit: the longest first, compounds (家次, 人/场) by rule."""
    ruled = [line.split("\t") for line in data_lines("units.txt") if not line.startswith("≈")]
    alternatives = [_alternative(*line) for line in sorted(ruled, key=lambda line: -len(line[0]))]
    single = "|".join(alternatives)
    compound = f"(?:{_PEOPLE_WORDS})次(?![日年要数])"
    return f"(?:(?:{compound}|{single})(?:/(?:{single}))?)"


@cache
def families() -> tuple[Family, ...]:
    lines = [line.split("\t") for line in data_lines("units.txt") if line.startswith("≈")]
    return tuple(Family(frozenset(line[1].split()), tuple(line[2].split("|")) if line[2:] else ()) for line in lines)


def same_unit(first: str, second: str, counted: str = "") -> bool:
    """May one unit stand for the other where `counted` is counted? 人≈名, 条≈幅 for 横幅, never 人≈人次.
    A number without a unit (23村) goes with 个.
    """
    if first == second or {first, second} == {"", "个"}:
        return True
    return any(
        first in family.units and second in family.units and _fits(family.words, counted) for family in families()
    )


def _fits(words: tuple[str, ...], counted: str) -> bool:
    return not words or any(word in counted for word in words)


def _alternative(unit: str, rule: str = "") -> str:
    literal = re.escape(unit)
    if rule.startswith("!"):
        return f"{literal}(?!{rule[1:]})"
    if rule.startswith("="):
        return f"{literal}(?={rule[1:]}|{_CLAUSE_END})"
    return literal
