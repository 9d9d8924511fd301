"""Quantities (数量) in Chinese text: 16次, 90余篇, 两万余人次, 三成, 9月底前, 每季度一次, 5—8人, 增长12%.

Set phrases, document numbers, list markers, titles and names that hold numerals are none (masking.py); 一 before a
measure word is one only where it counts (ones.py). An ordinal (第12次) is read with kind "ordinal", for it is no figure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.language.counted import counted
from assistant.language.counts import read_count
from assistant.language.equality import equal, weaker
from assistant.language.evened import Evened, evened
from assistant.language.masking import masked
from assistant.language.place import Place
from assistant.language.quantity import Direction, Kind, Quantity
from assistant.language.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Direction", "Kind", "Quantity", "equal", "figures", "quantities", "quantities_with_ones", "weaker"]

# Inside a run of digits no quantity begins. A pattern that begins with one set of characters is searched fastest.
_CANDIDATE = re.compile(f"[{''.join(READERS)}](?:(?<=[0-9])[0-9]+)?")
_LIST_GAP = re.compile("[、和及与至]|以及")
_WIDEST_GAP = 2


@lru_cache(maxsize=1024)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text in reading order, none overlapping another; text[q.start:q.end] == q.text."""
    even = evened(text)
    return tuple(_with_counted(text, even, tuple(_found(even.text))))


@lru_cache(maxsize=256)
def quantities_with_ones(text: str) -> tuple[Quantity, ...]:
    """The same, and every 一 with a measure word, which mostly is an article (各办一期培训班)."""
    even = evened(text)
    return tuple(_with_counted(text, even, tuple(_found(even.text, any_one=True))))


def figures(text: str) -> tuple[Quantity, ...]:
    """What must have a source: counts, shares, dates, frequencies; an ordinal (第12次) counts nothing."""
    return tuple(q for q in quantities(text) if q.is_figure)


def _found(text: str, *, any_one: bool = False) -> Iterator[Quantity]:
    plain = masked(text)
    end, previous = 0, None
    for match in _CANDIDATE.finditer(plain):
        start = match.start()
        if start < end:
            continue
        in_list = previous and start - end <= _WIDEST_GAP and _LIST_GAP.fullmatch(plain, end, start)
        place = Place(plain, start, end, previous if in_list else None)
        for read in READERS[plain[start]]:
            if quantity := read(place):
                end, previous = quantity.end, quantity
                yield quantity
                break
        else:
            one = read_count(place, any_one=True) if any_one and plain[start] == "一" else None
            if one and one.unit:
                end, previous = one.end, one
                yield one


def _with_counted(text: str, even: Evened, found: tuple[Quantity, ...]) -> Iterator[Quantity]:
    """The quantities where they stand in `text`, with what they count."""
    floor, nearest = 0, ""
    ceilings = [*(quantity.start for quantity in found[1:]), len(even.text)]
    for quantity, ceiling in zip(found, ceilings, strict=False):
        words = counted(even.text, quantity.start, quantity.end, (floor, ceiling), nearest)
        floor, nearest = quantity.end, words
        start, end = even.span(quantity.start, quantity.end)
        yield quantity.placed(start, end, text[start:end], words)
