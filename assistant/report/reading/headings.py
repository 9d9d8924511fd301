"""Which lines of a report's body are headings, where each ends, and at which level.

Lines with ordinals are decided a series at a time: 1. 2. 3. of the same parent are all headings or all numbered
paragraphs, so that a long item leaves no gap in a series of headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.report.reading.joining import Entry
from assistant.report.reading.levels import Spot, spots
from assistant.report.reading.ordinals import Ordinal
from assistant.report.reading.shapes import LONGEST_ALONE, Shape, shape
from assistant.report.reading.steps import outline_steps, with_lost_marks

_OF_THE_OUTLINE = ("第一章", "一、", "（一）")
_SHORT_STOP = 20


@dataclass(frozen=True)
class Found:
    """The line `index` of the body is a heading of this level; `end` is where in the line the heading ends."""

    index: int
    entry: Entry
    level: int
    end: int

    @property
    def run_in(self) -> bool:
        return self.end < len(self.entry.text)


def find_headings(entries: Sequence[Entry], known: frozenset[str] = frozenset()) -> list[Found]:
    """The headings of a report's body in reading order; `known` are headings of the standard sections, which need no
    ordinal."""
    entries = with_lost_marks(entries)
    steps = outline_steps(entries, known)
    places = dict(zip(steps, spots(list(steps.values())), strict=True))
    chosen = {i: len(entries[i].text) for i, step in steps.items() if step.standing is not None}
    for series in _by_series(places, chosen):
        chosen |= _decided(
            [_Item(i, entries[i], shape(entries[i].rest), _has_content(i, len(entries), places)) for i in series]
        )
    order = sorted(chosen)
    levels = spots([steps[i] for i in order])
    return [Found(i, entries[i], spot.level, chosen[i]) for i, spot in zip(order, levels, strict=True)]


@dataclass(frozen=True)
class _Item:
    index: int
    entry: Entry
    shape: Shape
    has_content: bool

    @property
    def ordinal(self) -> Ordinal:
        return self.entry.ordinal or Ordinal("", "", None, 0)

    @property
    def is_like_a_heading(self) -> bool:
        found = self.shape
        if found.kind == "stop":
            return self.has_content or (self.ordinal.mark in ("第一章", "一、") and found.split <= _SHORT_STOP)
        if found.kind == "sentence":
            return self.has_content and found.split <= LONGEST_ALONE
        return found.kind in ("alone", "run-in")


def _by_series(places: dict[int, Spot], standing: dict[int, int]) -> list[list[int]]:
    series: dict[int, list[int]] = {}
    for index, spot in places.items():
        if index not in standing:
            series.setdefault(spot.series, []).append(index)
    return list(series.values())


def _decided(items: list[_Item]) -> dict[int, int]:
    """Line → end of its heading, for the items of a series that are headings: all or none."""
    alike = sum(item.is_like_a_heading for item in items)
    if alike * 2 < len(items) or _is_list(items):
        return {}
    return {item.index: item.ordinal.end + _heading_length(item) for item in items}


def _is_list(items: list[_Item]) -> bool:
    """A list within the text: 1.清河村 2.柳溪村, nothing under any item; or a lone 3. that continues nothing."""
    if items[0].ordinal.mark in _OF_THE_OUTLINE:
        return False
    if len(items) == 1 and items[0].ordinal.number not in (1, None):
        return True
    bare = all(item.shape.kind == "alone" for item in items)
    return bare and len(items) > 1 and not any(item.has_content for item in items[:-1])


def _heading_length(item: _Item) -> int:
    """Glued to its body without a stop, a heading is left whole."""
    found = item.shape
    if found.kind == "run-in" or (found.kind == "long" and found.split <= LONGEST_ALONE):
        return found.split
    return len(item.entry.rest)


def _has_content(index: int, lines: int, places: dict[int, Spot]) -> bool:
    """Whether text or a deeper item follows the line."""
    if index + 1 == lines:
        return False
    below = places.get(index + 1)
    return below is None or below.level > places[index].level
