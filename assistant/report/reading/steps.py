"""The lines that may be headings, and how each stands among the others: with its ordinal, or known by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.numerals import digits_value
from assistant.report.reading.joining import Entry
from assistant.report.reading.levels import Standing, Step
from assistant.report.reading.ordinals import Ordinal
from assistant.report.reading.shapes import shape
from assistant.report.reading.words import is_standing_heading

_LOST_MARK = re.compile("[一二三四五六七八九十]{1,3}(?=[^一二三四五六七八九十是要个项大条类级次、]{4})")


def outline_steps(entries: Sequence[Entry], known: frozenset[str]) -> dict[int, Step]:
    """Line → step, in reading order, for every line that begins with an ordinal or needs none to be a heading."""
    names = {i: entry.text.rstrip("。：:") for i, entry in enumerate(entries) if is_standing_heading(entry.text)}
    often = Counter(names.values())
    following = _following_ordinals(entries)
    steps: dict[int, Step] = {}
    for index, entry in enumerate(entries):
        if entry.ordinal is not None:
            steps[index] = Step(entry.ordinal.mark, entry.ordinal.number)
        elif index in names:
            steps[index] = Step("", standing=_standing(following[index], repeated=often[names[index]] > 1, steps=steps))
        elif entry.text in known and index + 1 < len(entries):
            steps[index] = Step("", standing="child" if index - 1 in steps else "sibling")
    return steps


def with_lost_marks(entries: Sequence[Entry]) -> list[Entry]:
    """四以建好阵地为抓手 between 三、 and 五、 is the fourth heading, its 、 lost."""
    found = list(entries)
    before = _level_one_numbers(entries)
    after = _level_one_numbers(entries[::-1])[::-1]
    for index, entry in enumerate(entries):
        match = _LOST_MARK.match(entry.text) if entry.ordinal is None else None
        number = digits_value(match[0]) if match else None
        if match is None or number is None or (before[index], after[index]) != (number - 1, number + 1):
            continue
        if shape(entry.text[match.end() :]).kind == "alone":
            found[index] = replace(entry, ordinal=Ordinal(match[0], "一、", number, match.end()))
    return found


def _level_one_numbers(entries: Sequence[Entry]) -> list[int | None]:
    """For each line the number of the last 一、 before it."""
    numbers: list[int | None] = []
    last: int | None = None
    for entry in entries:
        numbers.append(last)
        if entry.ordinal is not None and entry.ordinal.mark == "一、":
            last = entry.ordinal.number
    return numbers


def _following_ordinals(entries: Sequence[Entry]) -> list[Ordinal | None]:
    following: list[Ordinal | None] = []
    last: Ordinal | None = None
    for entry in reversed(entries):
        following.append(last)
        last = entry.ordinal or last
    return following[::-1]


def _standing(following: Ordinal | None, *, repeated: bool, steps: dict[int, Step]) -> Standing:
    """下一步打算 above 一、 二、 三、 is a part of its own, and so is one after such a part; one that stands in every section
    is a part of each."""
    if following is not None and (following.mark, following.number) == ("一、", 1):
        return "part"
    if repeated:
        return "child"
    return "part" if any(step.standing == "part" for step in steps.values()) else "top"
