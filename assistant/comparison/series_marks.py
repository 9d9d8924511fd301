"""一是, 二是 at the head of sentences that are put together anew (分项): each series counts on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.numerals import digits_value
from assistant.style.numbering import chinese_number

_MARK = "(?P<n>[一二三四五六七八九十]{1,2})(?P<word>是(?![否不非])|要(?![素求点件领道害旨义闻事务职案不]))"
_HEAD = re.compile(rf"(?P<lead>[^，。；：！？一]{{1,12}}[，：])?{_MARK}")
_INSIDE = re.compile(rf"(?<=[，；：]){_MARK}")
_LARGEST = 99


@dataclass(frozen=True)
class Head:
    """How a sentence begins: 下半年，(`lead`) 一 (`number`) 是 (`word`). A sentence with a whole series inside has none."""

    lead: str = ""
    number: int = 0
    word: str = ""
    rest: str = ""

    @property
    def marked(self) -> bool:
        return self.number > 0

    def text(self) -> str:
        mark = f"{chinese_number(min(self.number, _LARGEST))}{self.word}" if self.number else ""
        return f"{self.lead}{mark}{self.rest}"


def head_of(sentence: str) -> Head:
    """`head_of(s).text() == s` for every sentence."""
    match = _HEAD.match(sentence)
    number = digits_value(match["n"]) if match else None
    if match is None or not number or _INSIDE.search(sentence, match.end()):
        return Head(rest=sentence)
    if chinese_number(min(number, _LARGEST)) != match["n"]:
        return Head(rest=sentence)
    return Head(match["lead"] or "", number, match["word"], sentence[match.end() :])


def series_of(heads: Sequence[Head]) -> list[int]:
    """For each sentence the number of the series that it stands in or behind; 0 before the first. A series begins where the
    numbers begin anew."""
    found: list[int] = []
    series, last = 0, 0
    for head in heads:
        if head.marked:
            series += head.number <= last or not series
            last = head.number
        found.append(series)
    return found


def renumbered(heads: Sequence[Head], series: Sequence[int], sizes: Sequence[int]) -> list[Head]:
    """The sentences with each series counted on from 一. `sizes` are the members that a series had; one that is left with a
    single member loses its mark."""
    found: list[Head] = []
    left = [sum(s == n and h.marked for h, s in zip(heads, series, strict=True)) for n in range(len(sizes))]
    counts = [0] * len(sizes)
    for head, own in zip(heads, series, strict=True):
        if not head.marked:
            found.append(head)
        elif not sizes[own] or (left[own] == 1 < sizes[own]):
            found.append(Head(head.lead, 0, "", head.rest))
        else:
            counts[own] += 1
            found.append(Head(head.lead, counts[own], head.word, head.rest))
    return found
