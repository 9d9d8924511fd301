"""Whose each figure is where a list of figures answers a list of names (分别): 东湾村、西坡村各建1处，分别投入6万元、4万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.listed import shared_by
from assistant.language.quantity import Quantity
from assistant.language.similarity import bigrams

_GIVES = re.compile("分别|依次")
_ALL_HAVE = re.compile("分别|依次|各|均|都")
_MARKS = re.compile("[，；：。！？\n]")
_PARTS = re.compile("、|以及|[和与及]")
_LONGEST_NAME = 4
_CLAUSES = 3

Words = frozenset[str]


def words_by_place(text: str, figures: Sequence[Quantity], run: tuple[int, int], own: int, floor: int) -> Words | None:
    """The words of the name, or the date, that stands in the place in its list that the figure has in its own: the first's
    for the first. `figures` are those of the sentence, `run` the first and the last of the list, `floor` where the sentence
    begins; None without such a list of names."""
    first, last = run
    start = figures[first].start
    clause = _MARKS.split(text[floor:start])[-1]
    gives = next(_GIVES.finditer(clause), None)
    number = last - first + 1
    if gives is None or number < 2:
        return None
    end = start - len(clause) + gives.start()
    for _ in range(_CLAUSES):
        begin = floor + len(text[floor:end]) - len(_MARKS.split(text[floor:end])[-1])
        dates = [q for q in figures if q.calendar and begin <= q.start < end]
        if len(dates) == number:
            return frozenset([f"@{dates[own - first].calendar}"])
        names = _names(text[begin:end], number)
        if names:
            return touching(names[own - first])
        if begin <= floor:
            return None
        end = begin - 1
    return None


def one_of_two(text: str, figures: Sequence[Quantity], before: int, which: int) -> Words | None:
    """The words of the first (0) or second (1) of two who have each as much in front of `before`, where the text takes them up
    as 前者 and 后者; None where no 各 shows them."""
    told = next((q for q in reversed(figures) if q.start < before and not q.calendar), None)
    shared = shared_by(text, told.start) if told else None
    if shared is None or len(shared.items) != 2:
        return None
    return touching(_cut(shared.items)[which])


def touching(name: str) -> Words:
    """A name's words as those of a figure that stands straight behind it."""
    return bigrams(name).union(f"~{c}" for c in name[-2:])


def _names(clause: str, number: int) -> tuple[str, ...]:
    """The names of a clause's list, where it has just so many."""
    shares = next(_ALL_HAVE.finditer(clause), None)
    parts = tuple(_PARTS.split(clause[: shares.start()] if shares else clause))
    return _cut(parts) if len(parts) == number and all(parts) else ()


def _cut(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What stands nearest to the list's marks: the words before and behind a list are no part of its names."""
    first, *middle, last = parts
    longest = max(map(len, middle), default=_LONGEST_NAME)
    return (first[-longest:], *middle, last[:longest])
