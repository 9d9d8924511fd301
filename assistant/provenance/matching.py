"""Which figure of the facts each figure of a text is (数字对应): by value first, then by the words beside it.

A figure whose value stands in the facts may still be another fact's: where a figure of the same unit, with another value,
fits its words better and no other figure of the text says it, the two were exchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.language.equality import equal, weaker
from assistant.language.listed import Shared
from assistant.language.quantity import Quantity
from assistant.language.units import may_stand_for, same_unit
from assistant.provenance.placing import Placed, placed
from assistant.provenance.retold import Told, says_for_all, together
from assistant.provenance.word_weights import word_weights

_CLAIMED = 0.3
_STRANGE_TWICE = 0.45
_FITS = 0.35
_CLEARLY = 0.1
_NEARLY = 0.75
_BARE = 0.05
_MARGIN = 0.2
_TOTALS = frozenset({"合计", "总计", "共计", "累计"})
_ABSENT = 0.5


@dataclass(frozen=True)
class FactFigure:
    """A figure of the facts: which fact (its number), and where it stands there."""

    fact: int
    place: Placed


@dataclass(frozen=True)
class Match:
    """A figure of the text with the fact's figure of its value (`stated`, None where there is none), the one whose words it
    stands beside though the value is another (`fitting`), and the likeness of each. `elsewhere`: another figure of the text
    says the stated one better. `altered` is a fact's figure of the same value, with another unit or other words of
    approximation. `exchanged`: the value is one of the facts, but belongs to something else."""

    place: Placed
    stated: FactFigure | None
    stated_likeness: float
    fitting: FactFigure | None
    fitting_likeness: float
    elsewhere: bool = False
    altered: FactFigure | None = None
    exchanged: bool = False

    @property
    def strange(self) -> bool:
        """A figure of the text that fits its words better says what this one says."""
        return self.stated is not None and self.elsewhere and self.stated_likeness < _STRANGE_TWICE

    @property
    def sound(self) -> bool:
        """It says what a fact says, of the same thing."""
        return self.stated is not None and not self.exchanged and not self.strange

    @property
    def clear(self) -> FactFigure | None:
        """The one figure that should stand here: its own words stand beside it, not only those of its sentence."""
        if self.fitting is None or self.fitting_likeness < _FITS:
            return None
        own, other = self.place.near, self.fitting.place.near
        return self.fitting if own & other or not (own or other) else None


@lru_cache(maxsize=256)
def matches(text: str, facts: tuple[str, ...]) -> tuple[Match, ...]:
    """One match for each figure of the text, in reading order."""
    table = _table(text, facts)
    best = table.best()
    return tuple(_match(t, table, best) for t in range(len(table.figures)))


@lru_cache(maxsize=256)
def served(text: str, facts: tuple[str, ...]) -> tuple[tuple[tuple[Placed, Placed | None], ...], ...]:
    """For each fact its figures, each with the figure of the text that says it, None where none does. A figure of the text
    says one figure of one fact only: that whose words are likest; behind 各 one for each (停电、道路各1起)."""
    table = _table(text, facts)
    sound = {t for t, match in enumerate(matches(text, facts)) if match.sound}
    pairs = [(table.scores[t][k], -t, k) for t in sound for k in table.says[t]]
    given: dict[int, Placed] = {}
    left = {t: 1 if t not in table.each else max(1, len(table.each[t].items)) for t in sound}
    for t, own in table.together.items():
        given.update(dict.fromkeys(own, table.figures[t]))
        left[t] = left.get(t, 0) if table.says[t] else 0
    for _, t, k in sorted(pairs, reverse=True):
        if k not in given and left[-t]:
            given[k] = table.figures[-t]
            left[-t] -= 1
    found: list[list[tuple[Placed, Placed | None]]] = [[] for _ in facts]
    for k, figure in enumerate(table.known):
        found[figure.fact].append((figure.place, given.get(k)))
    return tuple(map(tuple, found))


@dataclass(frozen=True)
class _Table:
    """Every figure of the text beside every figure of the facts that could stand in its place: `scores[t][k]` is how like
    their words are, `says[t]` are those whose value it has, `together[t]` those that it says in another reckoning,
    `each[t]` whom 各 stands for beside it; `listed` are the dates of a list, which may be told one by one after it."""

    figures: tuple[Placed, ...]
    known: tuple[FactFigure, ...]
    scores: tuple[dict[int, float], ...]
    says: tuple[frozenset[int], ...]
    together: dict[int, tuple[int, ...]]
    each: dict[int, Shared]
    listed: frozenset[int]

    def best(self) -> dict[int, tuple[float, int]]:
        """For each figure of the facts: the likeness of the place in the text that says it best, and which. One that says it
        less exactly (4月 for 4月14日) is the best only where none says it as it is."""
        best: dict[int, tuple[float, int]] = {}
        exactly: set[int] = set()
        for t, own in enumerate(self.says):
            for k in own:
                exact = equal(self.figures[t].figure, self.known[k].place.figure)
                if (k in exactly) > exact:
                    continue
                if exact > (k in exactly) or self.scores[t][k] > best.get(k, (-1.0, -1))[0]:
                    best[k] = (self.scores[t][k], t)
                    exactly.update([k] if exact else [])
        return best


@lru_cache(maxsize=8)
def _table(text: str, facts: tuple[str, ...]) -> _Table:
    figures = placed(text)
    known = tuple(FactFigure(n, place) for n, fact in enumerate(facts) for place in placed(fact))
    weights = word_weights(figures, [f.place for f in known])
    rivals = _of_one_sort(figures, known)
    scores = tuple(
        {k: weights.likeness(figure, known[k].place) - _loss(figure.figure, known[k].place.figure) for k in own}
        for figure, own in zip(figures, rivals, strict=True)
    )
    told = Told(text, figures)
    each = {t: shared for t in range(len(figures)) if (shared := told.shared(t))}
    own_facts = [Told(fact, placed(fact)) for fact in facts]
    says = tuple(
        frozenset(
            k
            for k in own
            if _says(figure, known[k].place)
            and not (t in each and says_for_all(each[t], own_facts[known[k].fact], known[k].place))
        )
        for t, (figure, own) in enumerate(zip(figures, scores, strict=True))
    )
    return _Table(figures, known, scores, says, together(told, own_facts), each, told.listed_dates())


def _match(t: int, table: _Table, best: dict[int, tuple[float, int]]) -> Match:
    if t in table.together:
        return Match(table.figures[t], table.known[table.together[t][0]], 1.0, None, 0.0)
    scores, says, known = table.scores[t], table.says[t], table.known
    stated = max(says, key=lambda k: (scores[k], -k), default=None)
    if stated is not None and _rounds_another(table.figures[t], known[stated], scores, known):
        stated = None
    free = [k for k in scores if k not in says and best.get(k, (0.0, -1))[0] < scores[k]]
    free.sort(key=lambda k: -scores[k])
    fitting = free[0] if free and not _doubtful(free, scores, known) else None
    return Match(
        table.figures[t],
        None if stated is None else known[stated],
        0.0 if stated is None else scores[stated],
        None if fitting is None else known[fitting],
        0.0 if fitting is None else scores[fitting],
        stated is not None and best[stated][1] != t and not (t in table.listed and best[stated][1] > t),
        None if stated is not None else _altered(table.figures[t], scores, known),
        stated is not None and fitting is not None and _exchanged(t, stated, fitting, table, best),
    )


def _rounds_another(figure: Placed, stated: FactFigure, scores: dict[int, float], known: Sequence[FactFigure]) -> bool:
    """超过17场 leaves 20场 open, but beside likelier words the facts have 17场: that is what it rounds."""
    if not figure.figure.approximate or equal(figure.figure, stated.place.figure):
        return False
    own = next(k for k in scores if known[k] is stated)
    return any(
        score > scores[own] and _same_number(figure, known[k].place) and not _says(figure, known[k].place)
        for k, score in scores.items()
    )


def _exchanged(t: int, stated: int, fitting: int, table: _Table, best: dict[int, tuple[float, int]]) -> bool:
    """Whether the figure stands in the place of another: both together fit better the other way round; or the other one is
    missing, and this one fits its words clearly better than its own."""
    own, other = table.scores[t][stated], table.scores[t][fitting]
    if other < _CLAIMED:
        return False
    if fitting in best:
        likeness, place = best[fitting]
        if _TOTALS & table.figures[place].near:
            return False  # 码头11场、村里22场，合计33场: the whole is told as such, in words that are not the bullet's
        return other + table.scores[place].get(stated, 0.0) > own + likeness + _MARGIN
    if best[stated][1] != t:
        return other > _NEARLY * own
    return other > own + _ABSENT


def _altered(figure: Placed, scores: dict[int, float], known: Sequence[FactFigure]) -> FactFigure | None:
    """The figure of the facts that has this value, or leaves it open (30余 for 34), beside the likest words."""
    alike = [k for k in scores if _same_number(figure, known[k].place) or weaker(known[k].place.figure, figure.figure)]
    found = max(alike, key=lambda k: scores[k], default=None)
    return known[found] if found is not None and scores[found] >= _CLAIMED else None


def _doubtful(free: Sequence[int], scores: dict[int, float], known: Sequence[FactFigure]) -> bool:
    """A second one, with another value, fits as well."""
    first = free[0]
    return any(
        scores[k] > scores[first] - _CLEARLY and not equal(known[k].place.figure, known[first].place.figure)
        for k in free[1:3]
    )


def _of_one_sort(figures: Sequence[Placed], known: Sequence[FactFigure]) -> list[list[int]]:
    """For each figure of the text the figures of the facts that could stand in its place: dates for a date, else those of
    its unit, and the same number with another unit."""
    dates: list[int] = []
    units: dict[str, list[int]] = defaultdict(list)
    values: dict[Decimal, list[int]] = defaultdict(list)
    for k, own in enumerate(known):
        figure = own.place.figure
        if figure.calendar:
            dates.append(k)
            continue
        units[figure.unit].append(k)
        if figure.value is not None:
            values[figure.value].append(k)
    own_units = {place.figure.unit for place in figures if not place.figure.calendar}
    kin = {own: [unit for unit in units if unit != own and may_stand_for(own, unit)] for own in own_units}
    return [
        dates if place.figure.calendar else _rivals(place.figure, units, kin[place.figure.unit], values, known)
        for place in figures
    ]


def _rivals(
    figure: Quantity,
    units: dict[str, list[int]],
    kin: Sequence[str],
    values: dict[Decimal, list[int]],
    known: Sequence[FactFigure],
) -> list[int]:
    """`kin` are the other units that may stand for the figure's, for some noun at least."""
    found = set(units.get(figure.unit, ()))
    if figure.kind == "count":
        found.update(units.get("", ()))
    for unit in kin:
        found.update(
            k
            for k in units[unit]
            if k not in found and same_unit(figure.unit, unit, figure.counted + known[k].place.figure.counted)
        )
    if figure.value is not None:
        found.update(k for k in values.get(figure.value, ()) if known[k].place.figure.upper == figure.upper)
    return sorted(found)


def _same_number(a: Placed, b: Placed) -> bool:
    first, second = a.figure, b.figure
    if first.calendar and second.calendar:
        return first.calendar.in_months() == second.calendar.in_months()
    return first.value is not None and first.value == second.value and first.upper == second.upper


def _says(a: Placed, b: Placed) -> bool:
    """The figure of the text says that of the fact, in other words, or less exactly."""
    said, known = a.figure, b.figure
    if _plainly_other(said, known):
        return False
    if _open(known) and known.unit != said.unit:
        known = replace(known, unit=said.unit, kind=said.kind)
    return equal(said, known) or weaker(said, known) or _by_the_end(said, known)


def _plainly_other(a: Quantity, b: Quantity) -> bool:
    """Two exact counts of other values: what most pairs are, and quickly seen."""
    return a.kind == b.kind == "count" and a.approximation == b.approximation == "exact" and a.value != b.value


def _open(known: Quantity) -> bool:
    """A bullet that gives a bare number (投稿96、到位18万) leaves the unit to the text."""
    return known.kind == "count" and not known.unit


def _loss(said: Quantity, known: Quantity) -> float:
    """A figure with the same unit goes before a bare one."""
    return _BARE if _open(known) and known.unit != said.unit else 0.0


def _by_the_end(said: Quantity, known: Quantity) -> bool:
    """8月底前 where the bullet says 8月底."""
    if said.calendar is None or said.calendar != known.calendar or known.approximation != "exact":
        return False
    return said.approximation == "less" and said.calendar.first.part == "底"
