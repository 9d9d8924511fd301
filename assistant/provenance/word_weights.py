"""How like the words beside two figures are (用词相近): a word pair that stands beside many figures tells little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.provenance.placing import Placed

_LIGHT = frozenset(
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
    """Weights of word pairs, 1 where `rare` does not say otherwise; what has been reckoned is remembered."""

    def __init__(self, rare: dict[str, float]) -> None:
        self._rare = rare
        self._sums: dict[frozenset[str], float] = {}
        self._held: dict[tuple[frozenset[str], frozenset[str]], float] = {}

    def likeness(self, a: Placed, b: Placed) -> float:
        """How far two figures stand beside the same words: 0 for nothing in common, about 1.6 for the same sentence."""
        near = self._close(a.near, b.near) if a.near or b.near else _BOTH_BARE
        pairs = ((a.near, b.beside), (a.beside, b.near), (a.beside, b.beside))
        beside = max(self._dice(*pair) for pair in pairs) if a.beside or b.beside else 0.0
        near += _SIDE_WEIGHT * self._dice(a.sided, b.sided)
        return near + _NEXT_WEIGHT * beside + _WIDE_WEIGHT * self._shared(a.wide, b.wide)

    def _sum(self, words: frozenset[str]) -> float:
        known = self._sums.get(words)
        if known is None:
            rare = self._rare
            known = self._sums[words] = len(words) - sum(1 - rare[word] for word in words if word in rare)
        return known

    def _close(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Halfway between the share of all their words and the share of the shorter one's."""
        common = self._sum(a & b)
        least = min(self._sum(a), self._sum(b))
        return common / (self._sum(a) + self._sum(b)) + common / least / 2 if common else 0.0

    def _dice(self, a: frozenset[str], b: frozenset[str]) -> float:
        common = a & b
        return 2 * self._sum(common) / (self._sum(a) + self._sum(b)) if common else 0.0

    def _shared(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The share of the shorter one's words that the other has."""
        known = self._held.get((a, b))
        if known is None:
            least = min(self._sum(a), self._sum(b))
            known = self._held[a, b] = self._sum(a & b) / least if least else 0.0
        return known


def word_weights(text: Sequence[Placed] = (), facts: Sequence[Placed] = ()) -> WordWeights:
    """The weights for comparing the figures of a text with those of its facts."""
    counted = [Counter(word for place in side for word in place.near) for side in (text, facts)]
    often = counted[0] | counted[1]  # the greater of the two
    rare = {word: (_SINGLE if word[0] == "~" else 1.0) / number for word, number in often.items()}
    return WordWeights({**rare, **{word: min(rare.get(word, 1.0), _LIGHT_WEIGHT) for word in _LIGHT}})
