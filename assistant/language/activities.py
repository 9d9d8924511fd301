"""Activities that a text may name (活动: 读书会, 知识竞赛), each with the words in which notes speak of it: data/activities.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from operator import add

from assistant.language.data_lines import data_lines


@dataclass(frozen=True)
class Activity:
    """An activity as a text names it; `said_as` are the words of which notes on it have at least one."""

    text: str
    said_as: tuple[str, ...]

    def is_told_by(self, words: str) -> bool:
        return any(said in words for said in self.said_as)


def activities(text: str) -> tuple[Activity, ...]:
    """The activities that a text names, the longest name at each place."""
    if _openings().isdisjoint(map(add, text, text[1:])):
        return ()
    return tuple(Activity(match[0], _said_as()[match[0]]) for match in _names().finditer(text))


@cache
def _said_as() -> dict[str, tuple[str, ...]]:
    """Name of an activity → what the facts may call it."""
    found = {}
    for line in data_lines("activities.txt"):
        names, more = (part.split() for part in line.split("|"))
        found.update(dict.fromkeys(names, (*names, *more)))
    return found


@cache
def _openings() -> frozenset[str]:
    """The first two characters of every name."""
    return frozenset(name[:2] for name in _said_as())


@cache
def _names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_said_as(), key=len, reverse=True))))
