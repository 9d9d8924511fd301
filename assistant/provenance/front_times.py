"""Times that the front matter has (文件头的时间): the report's period, its day, the half of a year told by its months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.equality import equal, weaker
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity

_UP_TO = re.compile("截[至止]到?$")


def of_another_time(figure: Quantity, text: str, front: Sequence[str]) -> str:
    """The front matter's period, or the day that its figures go up to, where an opening gives another: 2025年，镇党委… or
    数据截至6月25日. Empty where it has the same or none."""
    if figure.calendar is None:
        return ""
    before = text[max(0, figure.start - 3) : figure.start]
    if _UP_TO.search(before) and figure.calendar.first.day:
        own = [q for line in front for q in quantities(line) if _is_day(q)]
    elif not figure.start or before.endswith("\n"):
        own = [q for line in front if is_period(line) for q in quantities(line)[:1]]
    else:
        return ""
    return "" if any(equal(figure, q) or weaker(figure, q) for q in own) else "、".join(q.text for q in own)


def differ_in_year(one: Quantity, other: Quantity) -> bool:
    """Whether both are years, and not the same."""
    years = [_year(q) for q in (one, other)]
    return None not in years and years[0] != years[1]


def _year(figure: Quantity) -> int | None:
    span = figure.calendar
    bare = span is not None and span.last is None and span.first.month is None and not span.first.part
    return span.first.year if span and bare else None


def _is_day(figure: Quantity) -> bool:
    return figure.calendar is not None and figure.calendar.last is None and figure.calendar.first.day is not None


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
