"""Stretches that two long texts have in common, each standing once in both (锚点): where a comparison can be cut in pieces."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

_STRETCH = 8
Anchor = tuple[int, int, int]


def anchors(old: Sequence[str], new: Sequence[str]) -> list[Anchor]:
    """(place in old, place in new, length) of common stretches in rising order, none overlapping another."""
    pairs = _once_in_both(_stretches(old), _stretches(new))
    found: list[Anchor] = []
    for a, b in in_order(pairs):
        if found and a < found[-1][0] + found[-1][2]:
            if a - found[-1][0] == b - found[-1][1]:
                found[-1] = (found[-1][0], found[-1][1], a + _STRETCH - found[-1][0])
            continue
        if found and b < found[-1][1] + found[-1][2]:
            continue
        found.append((a, b, _STRETCH))
    return found


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs, given by rising first number, whose second numbers rise too."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, b) in enumerate(pairs):
        at = bisect_left(tails, b)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(b)
            last.append(n)
        else:
            tails[at], last[at] = b, n
    chosen: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _stretches(tokens: Sequence[str]) -> list[Hashable]:
    return [tuple(tokens[n : n + _STRETCH]) for n in range(len(tokens) - _STRETCH + 1)]


def _once_in_both(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    counts = Counter(old), Counter(new)
    places = {stretch: n for n, stretch in enumerate(new)}
    return [
        (n, places[stretch]) for n, stretch in enumerate(old) if counts[0][stretch] == 1 and counts[1][stretch] == 1
    ]
