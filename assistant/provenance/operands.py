"""What a figure is reckoned from (算式): figures of the facts, with their ids and words, and the sum shown for the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.quantity import Quantity
from assistant.language.units import same_unit
from assistant.provenance.placing import Placed

MOST_OPERANDS = 6
Told = frozenset[tuple[str, Decimal]]
"""Facts with their values that a sentence has."""


@dataclass(frozen=True)
class Operand:
    """A figure of a fact, with the fact's id and words."""

    source: str
    fact: str
    place: Placed
    times: int = 1
    """Of how many each has so much: 2 for 五一、国庆各2场."""

    @property
    def value(self) -> Decimal:
        """What it adds to a sum; of reckonable figures only."""
        return value_of(self)


@dataclass(frozen=True)
class Derivation:
    """`sources` are the ids in the order of the sum, `shown` the sum for the clerk: 12次＋4次＝16次."""

    sources: tuple[str, ...]
    shown: str


def reckonable(figure: Quantity) -> bool:
    """An exact value that one can reckon with."""
    return figure.value is not None and not figure.approximate and figure.upper is None


def of_one_unit(a: Quantity, b: Quantity) -> bool:
    """Of one unit; a bullet's bare number may have any."""
    return not a.unit or same_unit(a.unit, b.unit, a.counted + b.counted)


def by_fact(operands: Sequence[Operand]) -> list[list[Operand]]:
    groups: dict[str, list[Operand]] = {}
    for operand in operands:
        groups.setdefault(operand.fact, []).append(operand)
    return [group for group in groups.values() if len(group) > 1]


def shown(operands: Sequence[Operand], sign: str, value: Quantity) -> Derivation:
    """A derivation by one sign."""
    return Derivation(ids_of(operands), f"{sign.join(map(_written, operands))}＝{value.text}")


def _written(operand: Operand) -> str:
    return operand.place.figure.text + (f"×{operand.times}" if operand.times > 1 else "")


def ids_of(operands: Sequence[Operand]) -> tuple[str, ...]:
    """The sources of the operands, each once."""
    return tuple(dict.fromkeys(o.source for o in operands))


def value_of(operand: Operand) -> Decimal:
    assert operand.place.figure.value is not None  # noqa: S101  # reckonable
    return operand.place.figure.value * operand.times
