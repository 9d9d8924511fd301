"""Measure words (量词): which there are, and which may stand for which (data/units.txt)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from assistant.language.data_lines import data_lines

_CLAUSE_ENDS = frozenset("，。；：、！？）)】》” \n\t\0")
_COUNTED_BY_TIMES = frozenset("人户家车架场轮批台辆件处班集门篇位")
_NOT_AFTER_TIMES = frozenset("日年要数")
LENGTHS_OF_TIME = frozenset(
    ["小时", "个小时", "分钟", "天", "日", "工作日", "个工作日", "周", "个星期", "星期", "个月", "个季度", "年"]
)


@dataclass(frozen=True)
class Family:
    """Units that may be exchanged; where there are `words`, only when one of them is counted."""

    units: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """What must not follow a unit, or what alone may."""

    forbidden: tuple[str, ...] = ()
    required: tuple[str, ...] = ()

    def allows(self, text: str, end: int) -> bool:
        if self.required:
            return end >= len(text) or text[end] in _CLAUSE_ENDS or text.startswith(self.required, end)
        return not (self.forbidden and text.startswith(self.forbidden, end))


def unit_at(text: str, position: int) -> str:
    """The longest unit that begins at `position` of half-width text; empty where there is none.

    Compounds come by rule: a unit and 次 (家次, 户次), two units with / between them (人/场).
    """
    unit = _single_at(text, position)
    slash = position + len(unit)
    if unit and text.startswith("/", slash) and (second := _single_at(text, slash + 1)):
        return f"{unit}/{second}"
    return unit


def unit_after(text: str, end: int) -> tuple[str, int]:
    """The unit or percent sign after a number that ends at `end`, one blank allowed, and where it ends; ("", end) for none."""
    start = end + 1 if text.startswith(" ", end) else end
    unit = text[start] if text.startswith(("%", "‰"), start) else unit_at(text, start)
    return (unit, start + len(unit)) if unit else ("", end)


@cache
def families() -> tuple[Family, ...]:
    lines = [line.split("\t") for line in data_lines("units.txt") if line.startswith("≈")]
    return tuple(Family(frozenset(line[1].split()), tuple(line[2].split("|")) if line[2:] else ()) for line in lines)


def same_unit(first: str, second: str, counted: str = "") -> bool:
    """May one unit stand for the other where `counted` is counted? 人≈名, 条≈幅 for 横幅, never 人≈人次.
    A number without a unit (23村) goes with 个, and so does a unit by rule where it was the noun (12窖 for 12个窖).
    """
    if first == second or {first, second} == {"", "个"}:
        return True
    if first in ("", "个") or second in ("", "个"):
        unit = second if first in ("", "个") else first
        if unit in counted and unit not in _rules():
            return True
    if "/" in first and "/" in second:  # 2名/周 and 2人/周
        (first, each), (second, other) = first.split("/", 1), second.split("/", 1)
        return each == other and same_unit(first, second, counted)
    words = _words_for(first, second)
    return words is not None and (not words or any(word in counted for word in words))


@cache
def _words_for(first: str, second: str) -> tuple[str, ...] | None:
    """The words one of which must be counted where the units are exchanged; none of them where anything may be; None where
    nothing."""
    shared = [family.words for family in _families_of().get(first, ()) if second in family.units]
    if not shared or not all(shared):
        return () if shared else None
    return tuple(word for words in shared for word in words)


@cache
def may_stand_for(first: str, second: str) -> bool:
    """Whether there is anything for which one unit stands as well as the other."""
    if "/" in first and "/" in second:
        (first, each), (second, other) = first.split("/", 1), second.split("/", 1)
        return each == other and may_stand_for(first, second)
    known = _families_of()
    bare = first in ("", "个") or second in ("", "个")
    return bare or any(second in family.units for family in known.get(first, ()))


@cache
def _families_of() -> dict[str, tuple[Family, ...]]:
    units = {unit for family in families() for unit in family.units}
    return {unit: tuple(family for family in families() if unit in family.units) for unit in units}


def _single_at(text: str, position: int) -> str:
    first = text[position : position + 1]
    for unit, rule in _longer().get(first, ()):
        if text.startswith(unit, position) and (rule is None or rule.allows(text, position + len(unit))):
            return unit
    if first in _COUNTED_BY_TIMES and text.startswith("次", position + 1):
        return "" if text[position + 2 : position + 3] in _NOT_AFTER_TIMES else f"{first}次"
    single = _rules().get(first)
    return first if single and single.allows(text, position + 1) else ""


@cache
def _rules() -> dict[str, Rule]:
    lines = (line.split("\t") for line in data_lines("units.txt") if not line.startswith("≈"))
    return {line[0]: _rule(line[1] if line[1:] else "") for line in lines}


@cache
def _longer() -> dict[str, tuple[tuple[str, Rule | None], ...]]:
    """The units of several characters by their first one, the longest first; None where anything may follow."""
    groups: dict[str, list[tuple[str, Rule | None]]] = {}
    for unit, rule in sorted(_rules().items(), key=lambda item: -len(item[0])):
        if len(unit) > 1:
            groups.setdefault(unit[0], []).append((unit, None if rule == Rule() else rule))
    return {first: tuple(units) for first, units in groups.items()}


def _rule(text: str) -> Rule:
    words = tuple(text[1:].split("|")) if text else ()
    return Rule(required=words) if text.startswith("=") else Rule(forbidden=words)
