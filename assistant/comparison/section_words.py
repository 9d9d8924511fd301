"""The words of two reports' sections beside each other (用词): what stands in most sections weighs little."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from assistant.language.similarity import bigrams
from assistant.style.numbering import without_ordinal

_SERIES = re.compile(r"(?:(?<=[。；：，])|^)[一二三四五六七八九十]{1,3}(?:则?是|要)", re.MULTILINE)


class SectionWords:
    """Likeness of any section of the old report to any of the new one, by their word pairs."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old = [bigrams(text) for text in old]
        self._new = [bigrams(text) for text in new]
        often = Counter(pair for words in (*self._old, *self._new) for pair in words)
        number = len(old) + len(new)
        self._weights = {pair: math.log(1 + number / count) for pair, count in often.items()}
        self._sums = [self._weight(words) for words in self._old], [self._weight(words) for words in self._new]
        self._common = self._in_common()

    def likeness(self, m: int, n: int) -> float:
        """0–1: twice the weight of what two sections have in common by the weight of both."""
        whole = self._sums[0][m] + self._sums[1][n]
        return 2 * self._common[m, n] / whole if whole else 0.0

    def likeness_of_all(self, olds: Iterable[int], news: Iterable[int]) -> float:
        """The same for several sections taken together."""
        one: frozenset[str] = frozenset().union(*(self._old[m] for m in olds))
        other: frozenset[str] = frozenset().union(*(self._new[n] for n in news))
        return self._dice(one, other)

    def heading_likeness(self, one: str, other: str) -> float:
        """1 for the same words."""
        if plain(one) == plain(other):
            return 1.0 if plain(one) else 0.0
        return self._dice(bigrams(without_ordinal(one)), bigrams(without_ordinal(other)))

    def held_by_old(self, n: int, m: int) -> float:
        """The share of a new section's words that an old one has."""
        return self._common[m, n] / (self._sums[1][n] or 1.0)

    def held_by_new(self, m: int, n: int) -> float:
        """The share of an old section's words that a new one has."""
        return self._common[m, n] / (self._sums[0][m] or 1.0)

    def _in_common(self) -> dict[tuple[int, int], float]:
        """For each old and new section the weight of the words that both have."""
        places: dict[str, list[int]] = defaultdict(list)
        for m, words in enumerate(self._old):
            for pair in words:
                places[pair].append(m)
        found: dict[tuple[int, int], float] = defaultdict(float)
        for n, words in enumerate(self._new):
            for pair in words:
                for m in places.get(pair, ()):
                    found[m, n] += self._weights[pair]
        return found

    def _dice(self, one: frozenset[str], other: frozenset[str]) -> float:
        whole = self._weight(one) + self._weight(other)
        return 2 * self._weight(one & other) / whole if one and other else 0.0

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(pair, 1.0) for pair in words)


def plain(text: str) -> str:
    """Heading or text as it is compared: without ordinals, 一是, blanks and the width of its characters."""
    lines = (without_ordinal(line) for line in text.split("\n"))
    return _SERIES.sub("", "".join("".join(unicodedata.normalize("NFKC", line).split()) for line in lines))
