"""Figures where they stand (数字所在), with the words that go with each.

A figure is known by its words: those before it back to the figure or mark before, those behind it up to the next. In a list
of figures (省、市、县级采用3篇、9篇、19篇) each goes with its own label."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.language.similarity import bigrams
from assistant.language.units import same_unit

_MARKS = re.compile(r"[，。；：、！？（）()\s]+")
_LIST_GAP = re.compile(r"[、和及与]|以及")
_BEFORE = 14
_AFTER = 10
_LABEL = 4


@dataclass(frozen=True)
class Placed:
    """A figure of a text; `sentence` is the number of the sentence it stands in, `near` the word pairs that go with it,
    `beside` those one figure further, `wide` those of its whole sentence."""

    figure: Quantity
    sentence: int
    near: frozenset[str]
    beside: frozenset[str]
    wide: frozenset[str]


@lru_cache(maxsize=1024)
def placed(text: str) -> tuple[Placed, ...]:
    """Every figure of the text in reading order; an ordinal (第12次) is none."""
    figures = [q for q in quantities(text) if q.is_figure]
    found: list[Placed] = []
    for number, line in enumerate(sentences(text)):
        end = bisect_left(figures, line.end, len(found), key=attrgetter("start"))
        inside = figures[len(found) : end]
        beside: frozenset[str] = frozenset()
        for own, figure in enumerate(inside):
            near = _near(text, inside, own, (line.start, line.end))
            found.append(Placed(figure, number, near, beside, bigrams(line.text)))
            beside = near
    return tuple(found)


def _near(text: str, inside: Sequence[Quantity], own: int, bounds: tuple[int, int]) -> frozenset[str]:
    """The words before and behind one of the figures of a sentence."""
    figure = inside[own]
    label = _label(text, inside, own, bounds[0])
    if label:
        return label
    floor = inside[own - 1].end if own else bounds[0]
    ceiling = inside[own + 1].start if own + 1 < len(inside) else bounds[1]
    before = text[max(floor, figure.start - _BEFORE) : figure.start]
    start = figure.end
    if figure.calendar and text.startswith("，", start):  # 4月8日，镇党委调整领导小组
        start += 1
    after = _MARKS.split(text[start : min(ceiling, start + _AFTER)])[0]
    if not figure.unit and not figure.calendar and start + len(after) == ceiling < bounds[1]:
        after = ""  # 村18站所10: what stands between belongs to the second
    return bigrams(before) | bigrams(after) | _ends(before, after)


def _label(text: str, inside: Sequence[Quantity], own: int, floor: int) -> frozenset[str]:
    """The label of a figure in a list that has its labels before it; empty where there is no such list."""
    first = last = own
    while first and _listed(text, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and _listed(text, inside[last], inside[last + 1]):
        last += 1
    number = last - first + 1
    if number < 2:
        return frozenset()
    start = inside[first - 1].end if first else floor
    clause = re.split(r"[，。；：]", text[start : inside[first].start])[-1]
    labels = clause.split("、")
    if len(labels) != number:  # 于2月27日、6月5日研判: which comes first says nothing
        return bigrams(clause[-_BEFORE:]) | bigrams(_MARKS.split(text[inside[last].end : inside[last].end + _AFTER])[0])
    length = max(1, min(_LABEL, *map(len, labels)))
    label = labels[own - first][-length:] if own == first else labels[own - first][:length]
    return frozenset(f"={c}" for c in label) | bigrams(label)


def _listed(text: str, a: Quantity, b: Quantity) -> bool:
    return same_unit(a.unit, b.unit) and _LIST_GAP.fullmatch(text, a.end, b.start) is not None


def _ends(before: str, after: str) -> frozenset[str]:
    """Single characters that touch the figure: 投9篇、采3篇; 县里7 and 县级7篇."""
    touching = before.rstrip("，。；：、 约近了共")[-2:] + after[:1]
    return frozenset(f"~{c}" for c in touching)
