"""A quantity (数量) found in text: what trace, coverage, the gate and the grammar work with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.language.approximations import Approximation
    from assistant.language.calendar_point import CalendarSpan

Kind = Literal["count", "share", "points", "date", "period", "frequency", "ordinal", "range", "change"]
Direction = Literal["", "up", "down", "to"]


@dataclass(frozen=True)
class Quantity:
    """`text` is text[start:end], words of approximation included: 约38万元, 30余篇, 60篇以上.

    `value` has 万 and 亿 multiplied in (1.5万份 → 15000 份); shares are in percent (三成 → 30 %); it is None for a date
    (see `calendar`) and for a vague number (数百人). `unit` is as written without blanks; empty for a bare number.
    `counted` is the noun beside it, best effort. `upper` is the end of a range; `step` what 余 may hide; `mark` the words
    of approximation as written; `direction` tells 增长 (up) from 下降 (down) and from 增长到 (to).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    unit: str
    approximation: Approximation
    counted: str
    kind: Kind
    upper: Decimal | None = None
    step: Decimal = Decimal(1)
    mark: str = ""
    direction: Direction = ""
    calendar: CalendarSpan | None = None

    def placed(self, start: int, end: int, text: str, counted: str) -> Quantity:
        """The same quantity at another place. (To set every field anew, as dataclasses.replace does, takes four times as long.)"""
        moved = object.__new__(Quantity)
        vars(moved).update(vars(self), start=start, end=end, text=text, counted=counted)
        return moved

    @property
    def approximate(self) -> bool:
        return self.approximation != "exact"

    @property
    def is_figure(self) -> bool:
        """False for an ordinal (第12次): it counts nothing."""
        return self.kind != "ordinal"
