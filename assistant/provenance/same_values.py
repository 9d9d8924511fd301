"""Which figures could stand in each other's place, and which say the same (同类、同值)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.language.equality import equal, weaker
from assistant.language.quantity import Quantity
from assistant.language.units import may_stand_for, same_unit
from assistant.provenance.placing import Placed

_BARE = 0.05


def of_one_sort(figures: Sequence[Placed], known: Sequence[Placed]) -> list[list[int]]:
    """For each figure of the text the figures of the facts that could stand in its place: dates for a date, else those of
    its unit, and the same number with another unit."""
    dates: list[int] = []
    units: dict[str, list[int]] = defaultdict(list)
    values: dict[Decimal, list[int]] = defaultdict(list)
    for k, own in enumerate(known):
        figure = own.figure
        if figure.calendar:
            dates.append(k)
            continue
        units[figure.unit].append(k)
        if figure.value is not None:
            values[figure.value].append(k)
    own_units = {place.figure.unit for place in figures if not place.figure.calendar}
    kin = {own: [unit for unit in units if unit != own and may_stand_for(own, unit)] for own in own_units}
    return [
        dates if place.figure.calendar else _rivals(place.figure, units, kin[place.figure.unit], values, known)
        for place in figures
    ]


def _rivals(
    figure: Quantity,
    units: dict[str, list[int]],
    kin: Sequence[str],
    values: dict[Decimal, list[int]],
    known: Sequence[Placed],
) -> list[int]:
    """`kin` are the other units that may stand for the figure's, for some noun at least."""
    found = set(units.get(figure.unit, ()))
    if figure.kind == "count":
        found.update(units.get("", ()))
    for unit in kin:
        found.update(
            k
            for k in units[unit]
            if k not in found and same_unit(figure.unit, unit, figure.counted + known[k].figure.counted)
        )
    if figure.value is not None:
        found.update(k for k in values.get(figure.value, ()) if known[k].figure.upper == figure.upper)
    return sorted(found)


def same_number(a: Placed, b: Placed) -> bool:
    """The same value, whatever the unit and the words of approximation."""
    first, second = a.figure, b.figure
    if first.calendar and second.calendar:
        return first.calendar.in_months() == second.calendar.in_months()
    return first.value is not None and first.value == second.value and first.upper == second.upper


def says_it(a: Placed, b: Placed) -> bool:
    """The figure of the text says that of the fact, in other words, or less exactly."""
    said, known = a.figure, b.figure
    if _plainly_other(said, known):
        return False
    if _open(known) and known.unit != said.unit:
        known = replace(known, unit=said.unit, kind=said.kind)
    return equal(said, known) or weaker(said, known) or _by_the_end(said, known)


def _plainly_other(a: Quantity, b: Quantity) -> bool:
    """Two exact counts of other values: what most pairs are, and quickly seen."""
    return a.kind == b.kind == "count" and a.approximation == b.approximation == "exact" and a.value != b.value


def _open(known: Quantity) -> bool:
    """A bullet that gives a bare number (投稿96、到位18万) leaves the unit to the text."""
    return known.kind == "count" and not known.unit


def loss_of_unit(said: Quantity, known: Quantity) -> float:
    """A figure with the same unit goes before a bare one."""
    return _BARE if _open(known) and known.unit != said.unit else 0.0


def _by_the_end(said: Quantity, known: Quantity) -> bool:
    """8月底前 where the bullet says 8月底."""
    if said.calendar is None or said.calendar != known.calendar or known.approximation != "exact":
        return False
    return said.approximation == "less" and said.calendar.first.part == "底"
