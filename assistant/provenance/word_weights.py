"""How like the words beside two figures are (用词相近): a word pair that stands beside many figures tells little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from assistant.provenance.placing import Placed

LIGHT = frozenset(
    [
        "开展",
        "组织",
        "其中",
        "共有",
        "累计",
        "全镇",
        "全乡",
        "我镇",
        "我乡",
        "镇党",
        "乡党",
        "党委",
        "合计",
        "总计",
        "共计",
        "已经",
        "进行",
        "上半",
        "半年",
        "下半",
        "今年",
        "年以",
        "以来",
        "目前",
        "截至",
        "分别",
        "召开",
        "举办",
        "全面",
        "认真",
        "及时",
        "等工",
        "工作",
        "完成",
        "的有",
    ]
)
"""Word pairs that may stand beside any figure of any report."""
_LIGHT_WEIGHT = 0.25
_WIDE_WEIGHT = 0.4
_NEXT_WEIGHT = 0.25
_SIDE_WEIGHT = 0.3
_SINGLE = 0.4  # of one character that touches the figure
_BOTH_BARE = 0.5


class WordWeights:
    """Weights of word pairs, 1 where `rare` does not say otherwise; what has been reckoned is remembered.

    Most figures stand beside other words altogether, so that each comparison asks first whether two have any in common."""

    def __init__(self, rare: dict[str, float]) -> None:
        self._less = {word: 1 - weight for word, weight in rare.items()}
        self._sums: dict[frozenset[str], float] = {}
        self._held: dict[tuple[frozenset[str], frozenset[str]], float] = {}

    def likeness(self, a: Placed, b: Placed) -> float:
        """How far two figures stand beside the same words: 0 for nothing in common, about 1.6 for the same sentence."""
        wide = self._held.get((a.wide, b.wide))
        if wide is None:
            wide = self._held[a.wide, b.wide] = self._shared(a.wide, b.wide)
        if not (a.near or b.near):
            near = _BOTH_BARE
        else:
            near = 0.0 if a.near.isdisjoint(b.near) else self._close(a.near, b.near)
        if near and (same := len(a.before & b.before) + len(a.after & b.after)):
            near += _SIDE_WEIGHT * (2 * same / (len(a.before) + len(a.after) + len(b.before) + len(b.after)))
        return near + _NEXT_WEIGHT * self._beside(a, b) + _WIDE_WEIGHT * wide

    def _beside(self, a: Placed, b: Placed) -> float:
        """How like the words one figure further are to those beside the other figure, or one further from it."""
        best = 0.0
        if b.beside:
            if not a.near.isdisjoint(b.beside):
                best = self._dice(a.near, b.beside)
            if not a.beside.isdisjoint(b.beside):
                best = max(best, self._dice(a.beside, b.beside))
        if not a.beside.isdisjoint(b.near):
            best = max(best, self._dice(a.beside, b.near))
        return best

    def _sum(self, words: frozenset[str]) -> float:
        known = self._sums.get(words)
        if known is None:
            known = self._sums[words] = self._reckoned(words)
        return known

    def _reckoned(self, words: frozenset[str]) -> float:
        less = self._less
        return len(words) - sum([less[word] for word in words if word in less])

    def _close(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Halfway between the share of all their words and the share of the shorter one's."""
        common, first, second = self._reckoned(a & b), self._sum(a), self._sum(b)
        return common / (first + second) + common / min(first, second) / 2 if common else 0.0

    def _dice(self, a: frozenset[str], b: frozenset[str]) -> float:
        return 2 * self._reckoned(a & b) / (self._sum(a) + self._sum(b))

    def _shared(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The share of the shorter one's words that the other has."""
        if a.isdisjoint(b):
            return 0.0
        least = min(self._sum(a), self._sum(b))
        return self._reckoned(a & b) / least if least else 0.0


def word_weights(text: Sequence[Placed] = (), facts: Sequence[Placed] = ()) -> WordWeights:
    """The weights for comparing the figures of a text with those of its facts."""
    often = dict(_counted(text))
    for word, number in _counted(facts).items():
        if number > often.get(word, 0):
            often[word] = number
    rare = {word: (_SINGLE if word[0] == "~" else 1.0) / number for word, number in often.items()}
    return WordWeights({**rare, **{word: min(rare.get(word, 1.0), _LIGHT_WEIGHT) for word in LIGHT}})


def _counted(places: Sequence[Placed]) -> Counter[str]:
    """Beside how many figures each word stands."""
    return Counter(chain.from_iterable([place.near for place in places]))
