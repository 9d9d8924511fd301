"""Figures where they stand (数字所在): the words that go with each, and how like two such places are.

A figure is known by its words: those before it back to the figure or mark before, those behind it up to the next. In a list
of figures (省、市、县级采用3篇、9篇、19篇) each goes with its own label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.language.similarity import bigrams

_MARKS = re.compile(r"[，。；：、！？（）()\s]+")
_LIST_GAP = re.compile(r"[、，和及与]{1,2}|以及")
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
_LIGHT_WEIGHT = 0.25
_BEFORE = 14
_AFTER = 10
_WIDE_WEIGHT = 0.4
_NEXT_WEIGHT = 0.25


@dataclass(frozen=True)
class Placed:
    """A figure of a text; `sentence` is the number of the sentence it stands in, `near` the word pairs that go with it,
    `beside` those one figure further, `wide` those of its whole sentence."""

    figure: Quantity
    sentence: int
    near: frozenset[str]
    beside: frozenset[str]
    wide: frozenset[str]


@lru_cache(maxsize=512)
def placed(text: str) -> tuple[Placed, ...]:
    """Every figure of the text in reading order; an ordinal (第12次) is none."""
    figures = [q for q in quantities(text) if q.is_figure]
    lines = sentences(text)
    found: list[Placed] = []
    at = 0
    for index, figure in enumerate(figures):
        while at + 1 < len(lines) and lines[at].end <= figure.start:
            at += 1
        inside = [q for q in figures[max(0, index - 12) : index + 12] if lines[at].start <= q.start < lines[at].end]
        own = inside.index(figure)
        near = _near(text, inside, own, (lines[at].start, lines[at].end))
        beside = _near(text, inside, own - 1, (lines[at].start, lines[at].end)) if own else frozenset()
        found.append(Placed(figure, at, near, beside, _words(lines[at].text)))
    return tuple(found)


@dataclass(frozen=True)
class WordWeights:
    """How much a word pair tells one figure from another: little where it stands beside many of them (媒体采用) or in any
    report (开展)."""

    rare: Mapping[str, float]

    def of(self, words: frozenset[str]) -> float:
        return sum(self.rare.get(word, 1.0) for word in words)

    def dice(self, a: frozenset[str], b: frozenset[str]) -> float:
        whole = self.of(a) + self.of(b)
        return 2 * self.of(a & b) / whole if whole else 0.0

    def held(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The share of the shorter one's words that the other has."""
        least = min(self.of(a), self.of(b))
        return self.of(a & b) / least if least else 0.0

    def likeness(self, a: Placed, b: Placed) -> float:
        """How far two figures stand beside the same words: 0 for nothing in common, about 1.6 for the same sentence."""
        near = self.dice(a.near, b.near)
        beside = max(self.dice(a.near, b.beside), self.dice(a.beside, b.near), self.dice(a.beside, b.beside))
        return near + _NEXT_WEIGHT * beside + _WIDE_WEIGHT * self.held(a.wide, b.wide)


def word_weights(text: Sequence[Placed], facts: Sequence[Placed]) -> WordWeights:
    """The weights for comparing the figures of a text with those of its facts."""
    counted = [Counter(word for place in side for word in place.near) for side in (text, facts)]
    often = counted[0] | counted[1]  # the greater of the two
    rare = {word: 1.0 / number for word, number in often.items() if number > 1}
    return WordWeights({**rare, **{word: min(rare.get(word, 1.0), _LIGHT_WEIGHT) for word in _LIGHT}})


def _near(text: str, inside: Sequence[Quantity], own: int, bounds: tuple[int, int]) -> frozenset[str]:
    """The words before and behind one of the figures of a sentence."""
    figure = inside[own]
    label = _label(text, inside, own, bounds[0])
    if label:
        return label
    floor = inside[own - 1].end if own else bounds[0]
    ceiling = inside[own + 1].start if own + 1 < len(inside) else bounds[1]
    before = text[max(floor, figure.start - _BEFORE) : figure.start]
    after = _MARKS.split(text[figure.end : min(ceiling, figure.end + _AFTER)])[0]
    return _words(before) | _words(after) | _ends(before, after)


def _label(text: str, inside: Sequence[Quantity], own: int, floor: int) -> frozenset[str]:
    """The label of a figure in a list that has its labels before it; empty where there is no such list."""
    first = last = own
    while first and _LIST_GAP.fullmatch(text, inside[first - 1].end, inside[first].start):
        first -= 1
    while last + 1 < len(inside) and _LIST_GAP.fullmatch(text, inside[last].end, inside[last + 1].start):
        last += 1
    number = last - first + 1
    if number < 2:
        return frozenset()
    start = inside[first - 1].end if first else floor
    clause = re.split(r"[，。；：]", text[start : inside[first].start])[-1]
    labels = clause.split("、")
    if len(labels) != number:  # 于2月27日、6月5日研判: which comes first says nothing
        return _words(clause[-_BEFORE:]) | _words(_MARKS.split(text[inside[last].end : inside[last].end + _AFTER])[0])
    label = labels[own - first]
    return frozenset({f"={label[:2]}", f"={label[-2:]}", *_words(label[-4:] if own == first else label[:4])})


def _ends(before: str, after: str) -> frozenset[str]:
    """Single characters that touch the figure: 投9篇、采3篇."""
    touching = before.rstrip("，。；：、 约近了共")[-1:] + after[:1]
    return frozenset(f"~{c}" for c in touching)


def _words(text: str) -> frozenset[str]:
    return bigrams(text)
