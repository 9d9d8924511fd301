"""The level of a heading by the form of its ordinal and by its place among those before it.

GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）. The level is the depth in which a form is used: where 1. follows 一、 directly it
has level 2, and a text that begins with （一） has it at level 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.report.imported import Mark

Standing = Literal["part", "top", "sibling", "child"]
"""Where a heading without ordinal stands: above 一、; beside the top level; beside the heading before it; below it."""

_RANKS = {"第一章": 0, "part": 1, "一、": 2, "（一）": 3, "1.": 4, "（1）": 5, "①": 6, "——": 7}
_NEVER_INSIDE = ("第一章", "part", "一、")
_LOOK_AHEAD = 60


@dataclass(frozen=True)
class Step:
    """A heading, or what may be one, on the way through a report: mark and number, or how it stands without them."""

    mark: Mark
    number: int | None = None
    standing: Standing | None = None


@dataclass(frozen=True)
class Spot:
    """The level of a step, from 1, and the series of siblings that it belongs to."""

    level: int
    series: int


def spots(steps: Sequence[Step]) -> list[Spot]:
    """One for every step."""
    walk = _Walk()
    return [walk.place(steps, index) for index in range(len(steps))]


class _Walk:
    """The forms open at a place, outermost first, each with its last number and its series."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int | None, int]] = []
        self._series = 0

    def place(self, steps: Sequence[Step], index: int) -> Spot:
        step = steps[index]
        if step.standing in ("sibling", "child"):
            level = max(len(self._open) + (step.standing == "child"), 1)
            return Spot(level, self._new_series())
        form = step.mark or ("part" if step.standing == "part" else "一、")
        series = self._close_down_to(form)
        if series is None:
            if not self._belongs_inside(form, steps, index):
                self._close_below(form)
            series = self._new_series()
        self._open.append((form, step.number, series))
        return Spot(len(self._open), series)

    def _close_down_to(self, form: str) -> int | None:
        """The series of this form, where it is open; what is inside of it is closed."""
        forms = [entry[0] for entry in self._open]
        if form not in forms:
            return None
        at = forms.index(form)
        series = self._open[at][2]
        del self._open[at:]
        return series

    def _close_below(self, form: str) -> None:
        while self._open and _RANKS[self._open[-1][0]] >= _RANKS[form]:
            self._open.pop()

    def _belongs_inside(self, form: str, steps: Sequence[Step], index: int) -> bool:
        """A higher form inside a lower item (1. … （一） … 2.): its number is 1 and the lower series goes on after it."""
        if not self._open or form in _NEVER_INSIDE or steps[index].number != 1:
            return False
        around, number, _ = self._open[-1]
        if _RANKS[around] < _RANKS[form] or number is None:
            return False
        following = (s for s in steps[index + 1 : index + _LOOK_AHEAD] if s.mark in (around, *_NEVER_INSIDE))
        after = next(following, None)
        return after is not None and after.mark == around and after.number == number + 1

    def _new_series(self) -> int:
        self._series += 1
        return self._series
