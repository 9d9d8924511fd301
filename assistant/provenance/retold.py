"""Figures told in another reckoning (换算说法): 13日、14日 as 13日至14日, 2轮 in 3月 and 5月 as 各1轮, 各1起 for 1起 and 1起."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.language.calendar_point import CalendarPoint
from assistant.language.listed import Shared, shared_by
from assistant.language.quantity import Quantity
from assistant.language.units import same_unit
from assistant.provenance.placing import Placed

_ENDS = re.compile("[^，。；0-9]{0,4}(?:结束|闭幕|为止|止|收官|完毕)")
_GIVES_EACH = re.compile("[各每均]|分别")
_HAS_EACH = re.compile("[各每]")
_FOR_EACH = re.compile("(?:各(?![类级界])|每[个名家户村站处支])[^，。；：、0-9]{0,10}$")
_ALTOGETHER = re.compile("(?:共|共计|合计|总计)$")
_REACH = 14
_LIST_GAP = re.compile("[、和及与]|以及")


@dataclass(frozen=True)
class Told:
    """The figures of a text, or of one fact, with what is needed to reckon: whom 各 stands for beside each of them."""

    text: str
    figures: tuple[Placed, ...]

    def shared(self, number: int) -> Shared | None:
        figure = self.figures[number].figure
        if figure.kind != "count" or "各" not in self.text or self._begins_a_list(number):
            return None
        return shared_by(self.text, figure.start)

    def _begins_a_list(self, number: int) -> bool:
        """分别投入6万元、4万元 gives nobody as much as another."""
        two = [place.figure for place in self.figures[number : number + 2]]
        return (
            len(two) > 1
            and same_unit(two[0].unit, two[1].unit)
            and _LIST_GAP.fullmatch(self.text, two[0].end, two[1].start) is not None
        )

    def listed_dates(self) -> frozenset[int]:
        """Dates that stand in a list with others: 3月、5月."""
        twos = pairwise(range(len(self.figures)))
        return frozenset(n for two in twos if self._in_one_list(*two) for n in two)

    def _in_one_list(self, first: int, second: int) -> bool:
        a, b = self.figures[first].figure, self.figures[second].figure
        dates = a.calendar is not None and b.calendar is not None
        return dates and _LIST_GAP.fullmatch(self.text, a.end, b.start) is not None

    def days(self) -> Iterator[tuple[int, ...]]:
        """Runs of single days, each the day after the one before: 13日、14日和15日."""
        run: list[int] = []
        for number, place in enumerate(self.figures):
            if run and _follows(self.text, self.figures[run[-1]].figure, place.figure):
                run.append(number)
                continue
            if len(run) > 1:
                yield tuple(run)
            run = [number] if _single_day(place.figure) else []
        if len(run) > 1:
            yield tuple(run)


def together(text: Told, facts: Sequence[Told]) -> dict[int, tuple[int, ...]]:
    """Figure of the text → the figures of the facts that it says in another reckoning, by their numbers over all facts."""
    found: dict[int, tuple[int, ...]] = {}
    first = 0
    for fact in facts:
        for t, ks in retold(text, fact):
            found.setdefault(t, tuple(first + k for k in ks))
        first += len(fact.figures)
    return found


def retold(text: Told, fact: Told) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Which figure of the text says which of the fact, each by number, in another reckoning."""
    yield from _days(text, fact)
    yield from ((t, (k,)) for k, ts in _days(fact, text) for t in ts)
    yield from _last_days(text, fact)
    if "各" in text.text:
        yield from ((t, (k,)) for t, k in _by_each(text, fact))
    if "各" in fact.text:
        yield from ((t, (k,)) for k, t in _by_each(fact, text))


def _days(one: Told, other: Told) -> Iterator[tuple[int, tuple[int, ...]]]:
    """A range of the one that is a run of days in the other."""
    ranges = [(n, ends) for n, place in enumerate(one.figures) if (ends := _ends(place.figure))]
    for number, (first, last) in ranges:
        for run in other.days():
            own = [other.figures[n].figure.calendar for n in (run[0], run[-1])]
            if own[0] and own[1] and own[0].first.agrees(first) and own[1].first.agrees(last):
                yield number, run


def _last_days(text: Told, fact: Told) -> Iterator[tuple[int, tuple[int, ...]]]:
    """从4月22日开始，24日结束, where the fact has 4月22日至24日."""
    ranges = [(k, ends[1]) for k, place in enumerate(fact.figures) if (ends := _ends(place.figure))]
    for number, place in enumerate(text.figures) if ranges else ():
        day = place.figure.calendar.first if place.figure.calendar else None
        if day is None or not _single_day(place.figure) or not _ENDS.match(text.text, place.figure.end):
            continue
        yield from ((number, (k,)) for k, last in ranges if day.day == last.day and day.month in (None, last.month))


def _by_each(one: Told, other: Told) -> Iterator[tuple[int, int]]:
    """3月和5月各1轮 of the one where the other has 3月、5月 and 2轮; each as much, where the other says 各 too."""
    for number, place in enumerate(one.figures):
        shared = one.shared(number)
        if shared is None or not shared.items or not _all_in(shared.items, other.text):
            continue
        alike = [n for n, candidate in enumerate(other.figures) if _alike(candidate.figure, place.figure)]
        given = [n for n in alike if other.shared(n)]
        value = place.figure.value if given else times(place.figure, shared)
        yield from ((number, n) for n in given or alike if value is not None and other.figures[n].figure.value == value)


def says_for_all(shared: Shared, fact: Told, place: Placed) -> bool:
    """Whether a fact says its figure once for all of those to whom the text gives as much each: 3月、5月各2轮 is not 2轮."""
    if not shared.items or not _all_in(shared.items, fact.text):
        return False
    figure = place.figure
    same = [p for p in fact.figures if p.figure.value == figure.value and same_unit(p.figure.unit, figure.unit)]
    return len(same) == 1 and not _GIVES_EACH.search(fact.text, max(0, figure.start - 12), figure.start)


def is_for_each(text: str, figure: Quantity) -> bool:
    """Whether it is so much for each: 6个村各2场, 每个村2场."""
    return _FOR_EACH.search(text, max(0, figure.start - _REACH), figure.start) is not None


def mixes_each_and_all(text: Told, place: Placed, fact: Told, own: Placed) -> bool:
    """各59场 in the text where the fact has 59场, 6个村各7场; or 共7场."""
    if not _HAS_EACH.search(fact.text):
        return False
    each = is_for_each(fact.text, own.figure)
    if not is_for_each(text.text, place.figure):
        return each and _ALTOGETHER.search(text.text, max(0, place.figure.start - 4), place.figure.start) is not None
    others = (p for p in fact.figures if p is not own and same_unit(p.figure.unit, own.figure.unit))
    return not each and any(is_for_each(fact.text, p.figure) for p in others)


def times(figure: Quantity, shared: Shared) -> Decimal | None:
    """What all have together of whom each has so much; None where their number is open."""
    if figure.value is None or figure.approximate or not shared.items:
        return None
    return figure.value * len(shared.items)


def _all_in(items: Sequence[str], text: str) -> bool:
    """Each item, or the two characters of it that stand nearest to the list's marks, is in the text."""
    first, *others = items
    return first[-2:] in text and all(item[:2] in text for item in others)


def _alike(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind == "count" and not a.approximate and same_unit(a.unit, b.unit, a.counted + b.counted)


def _single_day(figure: Quantity) -> bool:
    span = figure.calendar
    return span is not None and span.last is None and span.first.day is not None and not figure.approximate


def _ends(figure: Quantity) -> tuple[CalendarPoint, CalendarPoint] | None:
    span = figure.calendar
    if span is None or span.last is None or span.first.day is None or span.last.day is None or figure.approximate:
        return None
    return span.first, span.last


def _follows(text: str, a: Quantity, b: Quantity) -> bool:
    if not (_single_day(a) and _single_day(b)) or not _LIST_GAP.fullmatch(text, a.end, b.start):
        return False
    first, second = (q.calendar.first for q in (a, b) if q.calendar)
    return first.month == second.month and (first.day or 0) + 1 == second.day
