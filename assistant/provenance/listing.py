"""Figures that count or add up what the text lists beside them (列举): 三个方面 behind three, 两次 behind two dates, 两批 behind
首批 and 第二批."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.language.listed import numbers_listed, shared_by
from assistant.language.quantities import quantities
from assistant.language.units import same_unit
from assistant.provenance.operands import (
    MOST_OPERANDS,
    Derivation,
    Operand,
    ids_of,
    of_one_unit,
    reckonable,
    shown,
)
from assistant.provenance.placing import Placed

_TIMES = ("次", "轮", "期", "批", "场", "回")
_ITEMS = (
    "",
    "个",
    "项",
    "类",
    "种",
    "大",
    "方",
    "方面",
    "个方面",
    "件",
    "条",
    "处",
    "点",
    "家",
    "次",
    "轮",
    "场",
    "期",
    "批",
)
_ADDS = re.compile("合计|共计|总计|相加|加起来|累计")


def from_the_list(figure: Placed, text: str, before: Sequence[Operand], behind: Sequence[Operand]) -> Derivation | None:
    """How a figure follows from what stands beside it in its sentence; None where it does not, or is what 各 gives."""
    if shared_by(text, figure.figure.start):
        return None
    return (
        listed_parts(figure, behind)
        or listed_dates(figure, before)
        or listed_items(figure, text)
        or added_up(figure, text, before)
    )


def listed_parts(figure: Placed, behind: Sequence[Operand]) -> Derivation | None:
    """A whole whose parts follow it at once: 问题23个，第一轮17个，第二轮6个."""
    value = figure.figure
    parts = [o for o in behind if reckonable(o.place.figure) and of_one_unit(o.place.figure, value) and o.times == 1]
    for number in range(2, min(len(parts), MOST_OPERANDS) + 1):
        if (
            value.value is not None
            and not value.approximate
            and sum(part.value for part in parts[:number]) == value.value
        ):
            return shown(parts[:number], "＋", value)
    return None


def listed_dates(figure: Placed, before: Sequence[Operand]) -> Derivation | None:
    """The number of dates that stand before it: 5月16日和8月22日两次."""
    dates = [o for o in before if o.place.figure.calendar]
    value = figure.figure
    if len(dates) < 2 or value.value != len(dates) or value.approximate or value.unit not in _TIMES:
        return None
    return Derivation(ids_of(dates), f"{'、'.join(o.place.figure.text for o in dates)}，共{value.text}")


def listed_items(figure: Placed, text: str) -> Derivation | None:
    """The number of what the text lists straight before it: 海域使用、养殖清退和渔船停泊三个方面."""
    value = figure.figure
    if value.value is None or value.approximate or value.kind != "count" or value.unit not in _ITEMS:
        return None
    if value.value not in numbers_listed(text, value.start):
        return None
    return Derivation((), f"前面列了{value.text}")


def added_up(figure: Placed, text: str, before: Sequence[Operand]) -> Derivation | None:
    """How many figures are added: 党课16场、5场，两项合计21场."""
    value = figure.figure
    if value.value is None or value.approximate or not _ADDS.match(text, value.end):
        return None
    counts = [o for o in before if not o.place.figure.calendar]
    alike = list(takewhile(lambda o: of_one_unit(o.place.figure, counts[-1].place.figure), reversed(counts)))
    if len(alike) != value.value:
        return None
    return Derivation(ids_of(alike), f"前面有{value.text}")


def numbered(figure: Placed, operands: Sequence[tuple[str, str]]) -> Derivation | None:
    """As many as the last ordinal of its unit: 第一轮…，第二轮… are 两轮. `operands` are sources with their texts."""
    value = figure.figure
    if value.unit not in _TIMES or value.approximate:
        return None
    for source, text in operands:
        last = max(_ordinals(text, value.unit), default=0)
        if last > 1 and last == value.value:
            return Derivation((source,), f"第1{value.unit}至第{last}{value.unit}")
    return None


def _ordinals(text: str, unit: str) -> Iterator[int]:
    return (int(q.value) for q in quantities(text) if q.kind == "ordinal" and q.value and same_unit(q.unit, unit))
