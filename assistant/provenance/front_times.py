"""Times that the front matter has (文件头的时间): the report's period, its day, the half of a year told by its months."""

from __future__ import annotations

from assistant.language.equality import equal, weaker
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity


def names_the_time(figure: Quantity, front: str, *, ahead: bool) -> bool:
    """The front matter has the figure as it stands; of its period a text may also name the year alone, not the month. The
    year of the day of signature, which may be the next one, goes only with what is to come."""
    return any(
        equal(figure, own)
        or (
            weaker(figure, own)
            and figure.calendar is not None
            and figure.calendar.first.month is None
            and (own.kind == "period" or ahead)
        )
        for own in quantities(front)
    )


def is_period(front: str) -> bool:
    """Whether a line of the front matter is the period."""
    return any(own.kind == "period" and own.start == 0 for own in quantities(front))


def half_year(figure: Quantity) -> str:
    """上半年 for 1至6月, 下半年 for 7至12月: a bullet names the half, a text its months."""
    span = figure.calendar
    if span is None or span.last is None or span.first.day or span.last.day:
        return ""
    return {(1, 6): "上半年", (7, 12): "下半年"}.get((span.first.month or 0, span.last.month or 0), "")
