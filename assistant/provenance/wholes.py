"""A whole and its part told together (整体与部分): 14个村中还有3个村, 136家企业里有102家."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from assistant.language.quantity import Quantity
from assistant.language.units import same_unit
from assistant.provenance.placing import Placed

_OF_WHICH = re.compile(
    "[^，。；：、！？\n0-9]{0,12}[中里内][^，。；：、！？\n0-9]{0,10}|[^，。；：、！？\n0-9]{0,10}(?:还|仍|只|仅)有[^，。；：、！？\n0-9]{0,6}"
)
_OUT_OF = re.compile(
    "[^，。；：、！？\n0-9]{0,6}[中里](?:[还仍只仅]?有)?|[^，。；：、！？\n0-9]{0,4}[中里]，?[^，。；：、！？\n]{0,14}的[只仅]?有"
)


def are_whole_and_part(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether one of two figures is told as a part of the other, and is the smaller: exchanged, the part would be the
    greater."""
    whole, part = (one, other) if one.start < other.start else (other, one)
    if whole.value is None or part.value is None or whole.value <= part.value:
        return False
    return same_unit(whole.unit, part.unit) and _OF_WHICH.fullmatch(text, whole.end, part.start) is not None


def are_reversed(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether the part is told as the greater: 3个村中还有14个村."""
    whole, part = (one, other) if one.start < other.start else (other, one)
    if whole.value is None or part.value is None or whole.value >= part.value:
        return False
    alike = same_unit(whole.unit, part.unit) and whole.kind == part.kind == "count"
    return alike and _OUT_OF.fullmatch(text, whole.end, part.start) is not None


def adds_up(figures: Sequence[Placed], part: int, total: int) -> bool:
    """Whether the figures of one unit from a part on, or from one before it on, make the total that follows them."""
    before = _before(figures, total)
    sums = list(accumulate((figures[n].figure.value or Decimal(0)) for n in before))
    return any(whole == figures[total].figure.value and n <= part for n, whole in zip(before, sums, strict=True))


def would_add_up(figures: Sequence[Placed], part: int, total: int) -> bool:
    """Whether they make it with the part and the total in each other's place: 18天 for the one, 36天 for all."""
    before = _before(figures, total)
    others = sum((figures[n].figure.value or Decimal(0)) for n in before if n != part)
    told = figures[total].figure.value
    return part in before and len(before) > 1 and told is not None and others + told == figures[part].figure.value


def _before(figures: Sequence[Placed], total: int) -> list[int]:
    """Those of its unit that its sentence tells before it, the nearest first."""
    whole = figures[total]
    return [
        n
        for n in range(total - 1, -1, -1)
        if figures[n].sentence == whole.sentence
        and figures[n].figure.value is not None
        and same_unit(figures[n].figure.unit, whole.figure.unit)
    ]
