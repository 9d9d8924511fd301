"""Counts (数目) in sentences, for the rules that compare them: found cheaply, read exactly before a rule speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.language.numerals import number_at
from assistant.language.quantities import Quantity, quantities
from assistant.language.sentences import sentences
from assistant.language.units import same_unit, unit_after

_BEGINNING = re.compile("(?<![0-9.,一二两三四五六七八九十百千万亿零])[0-9一二两三四五六七八九十]")
_LONGEST = 300
_STOP = re.compile("[。；！？;\n]")


@dataclass(frozen=True)
class Count:
    """A number with its unit at [start, end) of a text; `value` with 万 and 亿 multiplied in. It may yet be part of a
    set phrase or rounded: see `exact`."""

    start: int
    end: int
    value: Decimal
    unit: str


def counts(text: str, start: int, end: int) -> tuple[Count, ...]:
    """The counts between start and end of half-width text, in their order."""
    found: list[Count] = []
    position = start
    for match in _BEGINNING.finditer(text, start, end):
        if match.start() < position or (count := count_at(text, match.start())) is None or count.end > end:
            continue
        found.append(count)
        position = count.end
    return tuple(found)


def count_at(text: str, position: int) -> Count | None:
    """The count that begins at the position."""
    known = _known_counts(text)
    if position not in known:
        known[position] = _read_count(text, position)
    return known[position]


@lru_cache(maxsize=256)
def _known_counts(text: str) -> dict[int, Count | None]:  # noqa: ARG001  # the key of the cache
    """Position → count, filled as rules ask: sentences that several rules look at, and stretches that overlap, are read
    once."""
    return {}


def _read_count(text: str, position: int) -> Count | None:
    number = number_at(text, position)
    if number is None:
        return None
    unit, end = unit_after(text, number.end)
    return Count(position, end, number.value, unit) if unit else None


def exact(text: str, count: Count) -> bool:
    """Whether the text counts so many there, neither more nor less. `text` is the block's, as it stands."""
    quantity = reading(text, count)
    return quantity is not None and quantity.approximation == "exact"


def at_least(text: str, count: Count) -> bool:
    """Whether the text counts so many there, or more (30余)."""
    quantity = reading(text, count)
    return quantity is not None and quantity.approximation in ("exact", "more")


def reading(text: str, count: Count) -> Quantity | None:
    """What is counted there when the whole sentence is read; None where it is a date, a range, a change, a set phrase."""
    parted = sentences(text)
    sentence = parted[bisect_right(parted, count.start, key=lambda span: span.start) - 1]
    found, place = quantities(sentence.text), count.start - sentence.start
    at = bisect_right(found, place, key=lambda quantity: quantity.start) - 1
    if at < 0 or found[at].end <= place:
        return None
    return found[at] if found[at].kind == "count" and found[at].value == count.value else None


def alike(first: Count, second: Count) -> bool:
    """Whether their units may be compared: 件 and 件, 场次 and 场."""
    return first.unit == second.unit or same_unit(first.unit, second.unit)


def sentence_end(text: str, position: int) -> int:
    """Where the sentence that holds the position ends; ；ends one too. No further than a long sentence reaches."""
    last = min(len(text), position + _LONGEST)
    stop = _STOP.search(text, position, last)
    return stop.start() if stop else last


def sentence_start(text: str, position: int) -> int:
    """Where the sentence that holds the position begins, no further back than a long sentence reaches."""
    first = max(0, position - _LONGEST)
    return max((first - 1, *(text.rfind(mark, first, position) for mark in "。；！？;\n"))) + 1


def shown(value: Decimal) -> str:
    """A value as a clerk writes it: 96, 94.8, 12.6."""
    return f"{value.normalize():f}"
