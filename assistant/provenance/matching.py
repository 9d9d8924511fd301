"""Which figure of the facts each figure of a text is (数字对应): by value first, then by the words beside it.

A figure whose value stands in the facts may still be another fact's: where a figure of the same unit, with another value,
fits its words better and no other figure of the text says it, the two were exchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.equality import equal, weaker
from assistant.language.units import same_unit
from assistant.provenance.placing import Placed, placed, word_weights

_CLAIMED = 0.3
_STRANGE = 0.15
_STRANGE_TWICE = 0.45
_FITS = 0.35
_CLEARLY = 0.1


Likeness = Callable[[Placed, Placed], float]


@dataclass(frozen=True)
class FactFigure:
    """A figure of the facts: which fact (its number), and where it stands there."""

    fact: int
    place: Placed


@dataclass(frozen=True)
class Match:
    """A figure of the text with the fact's figure of its value (`stated`, None where there is none), the one whose words it
    stands beside though the value is another (`fitting`), and the likeness of each. `elsewhere`: another figure of the text says the
    stated one better. `altered` is a fact's figure of the same value, with another unit or other words of approximation."""

    place: Placed
    stated: FactFigure | None
    stated_likeness: float
    fitting: FactFigure | None
    fitting_likeness: float
    elsewhere: bool = False
    altered: FactFigure | None = None

    @property
    def exchanged(self) -> bool:
        """The value is one of the facts, but belongs to something else."""
        if self.stated is None or self.fitting is None:
            return False
        return self.fitting_likeness >= _CLAIMED and self.fitting_likeness > self.stated_likeness

    @property
    def strange(self) -> bool:
        """The value stands in the facts, but beside none of these words, or a figure that fits them better says it."""
        least = _STRANGE_TWICE if self.elsewhere else _STRANGE
        return self.stated is not None and self.stated_likeness < least

    @property
    def clear(self) -> FactFigure | None:
        """The one figure that should stand here."""
        return self.fitting if self.fitting_likeness >= _FITS else None


@lru_cache(maxsize=256)
def matches(text: str, facts: tuple[str, ...]) -> tuple[Match, ...]:
    """One match for each figure of the text, in reading order."""
    figures = placed(text)
    known = [FactFigure(n, place) for n, fact in enumerate(facts) for place in placed(fact)]
    rivals = _of_one_sort(figures, known)
    likeness = word_weights(figures, [f.place for f in known]).likeness
    scores = [{k: likeness(figure, known[k].place) for k in rivals[t]} for t, figure in enumerate(figures)]
    says = [{k for k in scores[t] if _says(figures[t], known[k].place)} for t in range(len(figures))]
    best = _served(scores, says)
    return tuple(_match(t, figures[t], known, scores[t], says[t], best, likeness) for t in range(len(figures)))


def _match(
    t: int,
    figure: Placed,
    known: Sequence[FactFigure],
    scores: dict[int, float],
    says: set[int],
    best: dict[int, tuple[float, int]],
    likeness: Likeness,
) -> Match:
    stated = max(says, key=lambda k: (scores[k], -k), default=None)
    free = [k for k in scores if k not in says and best.get(k, (0.0, -1))[0] < scores[k]]
    free.sort(key=lambda k: -scores[k])
    fitting = free[0] if free and not _doubtful(free, scores, known) else None
    return Match(
        figure,
        None if stated is None else known[stated],
        0.0 if stated is None else scores[stated],
        None if fitting is None else known[fitting],
        0.0 if fitting is None else scores[fitting],
        stated is not None and best[stated][1] != t,
        None if stated is not None else _altered(figure, known, likeness),
    )


def _altered(figure: Placed, known: Sequence[FactFigure], likeness: Likeness) -> FactFigure | None:
    """The figure of the facts that has this value, beside the likest words."""
    alike = [k for k in known if _same_number(figure, k.place)]
    found = max(alike, key=lambda k: likeness(figure, k.place), default=None)
    return found if found and likeness(figure, found.place) >= _CLAIMED else None


def _same_number(a: Placed, b: Placed) -> bool:
    first, second = a.figure, b.figure
    if first.calendar and second.calendar:
        return first.calendar.in_months() == second.calendar.in_months()
    return first.value is not None and (first.value, first.upper) == (second.value, second.upper)


def _doubtful(free: Sequence[int], scores: dict[int, float], known: Sequence[FactFigure]) -> bool:
    """A second one, with another value, fits as well."""
    first = free[0]
    return any(
        scores[k] > scores[first] - _CLEARLY and not equal(known[k].place.figure, known[first].place.figure)
        for k in free[1:3]
    )


def _served(scores: Sequence[dict[int, float]], says: Sequence[set[int]]) -> dict[int, tuple[float, int]]:
    """For each figure of the facts: the likeness of the place in the text that says it best, and which."""
    best: dict[int, tuple[float, int]] = {}
    for t, own in enumerate(says):
        for k in own:
            if scores[t][k] > best.get(k, (-1.0, -1))[0]:
                best[k] = (scores[t][k], t)
    return best


def _of_one_sort(figures: Sequence[Placed], known: Sequence[FactFigure]) -> list[list[int]]:
    """For each figure of the text the figures of the facts that could stand in its place."""
    groups: dict[str, list[int]] = defaultdict(list)
    for k, figure in enumerate(known):
        groups[_sort(figure.place)].append(k)
    return [
        [k for k in groups[_sort(figure)] if _exchangeable(figure, known[k].place)] if _sort(figure) else []
        for figure in figures
    ]


def _sort(place: Placed) -> str:
    return "date" if place.figure.calendar else "count"


def _exchangeable(a: Placed, b: Placed) -> bool:
    first, second = a.figure, b.figure
    if first.calendar:
        return True
    return same_unit(first.unit, second.unit, first.counted + second.counted)


def _says(a: Placed, b: Placed) -> bool:
    return equal(a.figure, b.figure) or weaker(a.figure, b.figure)
