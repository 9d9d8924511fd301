"""Which paragraph of one text is which of another (逐段对应), wherever it stands: by what it says, ordinals aside."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.language.similarity import bigrams
from assistant.style.numbering import without_ordinal

_SERIES = re.compile("(?:(?<=[。；：，！？“（])|^)[一二三四五六七八九十]{1,3}(?=是[^否不非”])")
_NEAR, _FAR = 0.34, 0.6
_SHORTEST_FAR = 8
_MOST = 40_000

Pair = tuple[int, int]


def said(line: str) -> str:
    """What a paragraph says: without the ordinal it begins with, the numbers of 一是、二是, and blanks."""
    return _SERIES.sub("", "".join(without_ordinal(line.strip()).split()))


def line_map(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Place in `old` → place in `new`. The same ones first, in their order and then anywhere; then the likest of what stands
    between them; then what is moved and changed. Blank ones go with blank ones between the same neighbours only."""
    keys, others = [said(line) for line in old], [said(line) for line in new]
    pairs = dict(_same_in_order(keys, others))
    _take(pairs, _same_anywhere(keys, others, pairs))
    for a, b in _gaps(pairs, len(old), len(new)):
        _take(pairs, _likest_in_order(keys, others, a, b, pairs))
    _take(pairs, _likest_anywhere(keys, others, pairs))
    return pairs


def in_order(pairs: dict[int, int], weights: Sequence[int]) -> list[Pair]:
    """The pairs that stand in the same order in both, so many that they weigh most; the others have been moved."""
    ends: list[tuple[int, int, int]] = []  # (new, weight so far, index into chain), growing in both
    chain: list[tuple[Pair, int]] = []
    for pair in sorted(pairs.items()):
        at = bisect_left(ends, (pair[1],))
        before = ends[at - 1] if at else (-1, 0, -1)
        chain.append((pair, before[2]))
        weight = before[1] + max(weights[pair[0]], 1)
        if at and ends[at - 1][1] >= weight:
            continue
        while at < len(ends) and ends[at][1] <= weight:
            del ends[at]
        ends.insert(at, (pair[1], weight, len(chain) - 1))
    found: list[Pair] = []
    at = ends[-1][2] if ends else -1
    while at >= 0:
        pair, at = chain[at]
        found.append(pair)
    return found[::-1]


def likeness(one: str, other: str) -> float:
    """0–1: the share of their pairs of characters that two texts have in common; of texts without any, whether they are the
    same."""
    if one == other:
        return 1.0
    a, b = bigrams(one), bigrams(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _same_in_order(old: Sequence[str], new: Sequence[str]) -> Iterable[Pair]:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return ((block.a + n, block.b + n) for block in blocks for n in range(block.size))


def _same_anywhere(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> list[Pair]:
    taken = set(pairs.values())
    places: dict[str, deque[int]] = defaultdict(deque)
    for n, key in enumerate(new):
        if n not in taken and key:
            places[key].append(n)
    return [(n, places[key].popleft()) for n, key in enumerate(old) if n not in pairs and places.get(key)]


def _gaps(pairs: dict[int, int], olds: int, news: int) -> list[tuple[range, range]]:
    """What stands between neighbours that keep their order."""
    edges = [(-1, -1), *in_order(pairs, [1] * olds), (olds, news)]
    return [(range(a + 1, c), range(b + 1, d)) for (a, b), (c, d) in pairwise(edges)]


def _likest_in_order(old: Sequence[str], new: Sequence[str], a: range, b: range, pairs: dict[int, int]) -> list[Pair]:
    """The pairs of two stretches, in order, whose likeness sums up highest."""
    taken = set(pairs.values())
    rows, columns = [n for n in a if n not in pairs and old[n]], [n for n in b if n not in taken and new[n]]
    if not rows or not columns or len(rows) * len(columns) > _MOST:
        return []
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    alike = [[likeness(old[m], new[n]) for n in columns] for m in rows]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(columns) - 1, -1, -1):
            value = alike[i][j]
            paired = value + best[i + 1][j + 1] if value >= _NEAR else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return _walked(best, alike, rows, columns)


def _walked(
    best: Sequence[Sequence[float]], alike: Sequence[Sequence[float]], rows: Sequence[int], columns: Sequence[int]
) -> list[Pair]:
    found: list[Pair] = []
    i = j = 0
    while i < len(rows) and j < len(columns):
        if alike[i][j] >= _NEAR and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likest_anywhere(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> list[Pair]:
    taken = set(pairs.values())
    rows = [n for n in range(len(old)) if n not in pairs and len(old[n]) >= _SHORTEST_FAR]
    columns = [n for n in range(len(new)) if n not in taken and len(new[n]) >= _SHORTEST_FAR]
    if len(rows) * len(columns) > _MOST:
        return []
    scored = ((likeness(old[m], new[n]), m, n) for m in rows for n in columns)
    return [(m, n) for value, m, n in sorted(scored, key=lambda s: (-s[0], s[1], s[2])) if value >= _FAR]


def _take(pairs: dict[int, int], found: Iterable[Pair]) -> None:
    """Those whose places are still free, the first ones first."""
    taken = set(pairs.values())
    for a, b in found:
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
