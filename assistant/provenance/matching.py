"""Which figure of the facts each figure of a text is (数字对应): by value first, then by the words beside it.

A figure whose value stands in the facts may still be another fact's: where a figure of the same unit, with another value,
fits its words better and no other figure of the text says it, the two were exchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.equality import equal, weaker
from assistant.language.listed import Shared
from assistant.provenance.placing import Placed, placed
from assistant.provenance.retold import Told, mixes_each_and_all, says_for_all, together
from assistant.provenance.same_values import loss_of_unit, of_one_sort, same_number, says_it
from assistant.provenance.wholes import adds_up, are_reversed, are_whole_and_part, would_add_up
from assistant.provenance.word_weights import word_weights

_CLAIMED = 0.3
_STRANGE_TWICE = 0.45
_FITS = 0.35
_CLEARLY = 0.1
_NEARLY = 0.75
_MARGIN = 0.2
_TOTALS = frozenset({"合计", "总计", "共计", "累计"})
_ABSENT = 0.5
_NEXT_BUT_ONE = 2


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
    table = table_of(text, facts)
    best, own = table.best(), table.each_its_own()
    return tuple(_match(t, table, best, own.get(t)) for t in range(len(table.figures)))


@dataclass(frozen=True)
class Table:
    """Every figure of the text beside every figure of the facts that could stand in its place: `scores[t][k]` is how like
    their words are, `says[t]` are those whose value it has, `together[t]` those that it says in another reckoning,
    `each[t]` whom 各 stands for beside it; `listed` are the dates of a list, which may be told one by one after it."""

    text: str
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

    def each_its_own(self) -> dict[int, int]:
        """Figure of the text → the one of the facts that it says, none twice: where two facts say 14个村, each of two places in
        the text has its own."""
        often = Counter(k for own in self.says for k in own)
        pairs = sorted(
            (
                (self.scores[t][k], -t, k)
                for t, own in enumerate(self.says)
                if len(own) > 1
                for k in own
                if often[k] > 1
            ),
            reverse=True,
        )
        given: dict[int, int] = {}
        for score, t, k in pairs:
            if score >= _FITS and -t not in given and k not in given.values():
                given[-t] = k
        return given


@lru_cache(maxsize=8)
def table_of(text: str, facts: tuple[str, ...]) -> Table:
    figures = placed(text)
    known = tuple(FactFigure(n, place) for n, fact in enumerate(facts) for place in placed(fact))
    weights = word_weights(figures, [f.place for f in known])
    told = Told(text, figures)
    own_facts = [Told(fact, placed(fact)) for fact in facts]
    rivals = [
        [k for k in own if not mixes_each_and_all(told, figure, own_facts[known[k].fact], known[k].place)]
        for figure, own in zip(figures, of_one_sort(figures, [f.place for f in known]), strict=True)
    ]
    scores = tuple(
        {k: weights.likeness(figure, known[k].place) - loss_of_unit(figure.figure, known[k].place.figure) for k in own}
        for figure, own in zip(figures, rivals, strict=True)
    )
    each = {t: shared for t in range(len(figures)) if (shared := told.shared(t))}
    says = tuple(
        frozenset(
            k
            for k in own
            if says_it(figure, known[k].place)
            and not (t in each and says_for_all(each[t], own_facts[known[k].fact], known[k].place))
        )
        for t, (figure, own) in enumerate(zip(figures, scores, strict=True))
    )
    return Table(text, figures, known, scores, says, together(told, own_facts), each, told.listed_dates())


def _is_reversed(t: int, stated: int, table: Table, best: dict[int, tuple[float, int]]) -> int | None:
    """The figure of the same fact that this one has changed places with, so that a part is greater than its whole."""
    for k, (_, place) in best.items():
        if k == stated or table.known[k].fact != table.known[stated].fact or abs(place - t) > _NEXT_BUT_ONE:
            continue
        if not are_reversed(table.text, table.figures[t].figure, table.figures[place].figure):
            continue
        as_told = table.scores[t][stated] + table.scores[place].get(k, 0.0)
        if table.scores[t].get(k, 0.0) + table.scores[place].get(stated, 0.0) > as_told - _MARGIN:
            return k
    return None


def _match(t: int, table: Table, best: dict[int, tuple[float, int]], own: int | None) -> Match:
    if t in table.together:
        return Match(table.figures[t], table.known[table.together[t][0]], 1.0, None, 0.0)
    scores, says, known = table.scores[t], table.says[t], table.known
    stated = max(says, key=lambda k: (scores[k], -k), default=None)
    if stated is not None and own not in (None, stated) and best[stated][1] != t:
        stated, best = own, {**best, own: (scores[own], t)}
    if stated is not None and _rounds_another(table.figures[t], known[stated], scores, known):
        stated = None
    free = [k for k in scores if k not in says and best.get(k, (0.0, -1))[0] < scores[k]]
    free.sort(key=lambda k: -scores[k])
    fitting = free[0] if free and not _doubtful(free, scores, known) else None
    reversed_with = None if stated is None else _is_reversed(t, stated, table, best)
    fitting = fitting if reversed_with is None else reversed_with
    return Match(
        table.figures[t],
        None if stated is None else known[stated],
        0.0 if stated is None else scores[stated],
        None if fitting is None else known[fitting],
        0.0 if fitting is None else scores[fitting],
        stated is not None and best[stated][1] != t and not (t in table.listed and best[stated][1] > t),
        None if stated is not None else _altered(table.figures[t], scores, known),
        stated is not None
        and fitting is not None
        and (reversed_with is not None or _exchanged(t, stated, fitting, table, best)),
    )


def _rounds_another(figure: Placed, stated: FactFigure, scores: dict[int, float], known: Sequence[FactFigure]) -> bool:
    """超过17场 leaves 20场 open, but beside likelier words the facts have 17场: that is what it rounds."""
    if not figure.figure.approximate or equal(figure.figure, stated.place.figure):
        return False
    own = next(k for k in scores if known[k] is stated)
    return any(
        score > scores[own] and same_number(figure, known[k].place) and not says_it(figure, known[k].place)
        for k, score in scores.items()
    )


def _exchanged(t: int, stated: int, fitting: int, table: Table, best: dict[int, tuple[float, int]]) -> bool:
    """Whether the figure stands in the place of another: both together fit better the other way round; or the other one is
    missing, and this one fits its words clearly better than its own."""
    own, other = table.scores[t][stated], table.scores[t][fitting]
    if other < _CLAIMED:
        return False
    if fitting in best:
        likeness, place = best[fitting]
        if are_whole_and_part(table.text, table.figures[t].figure, table.figures[place].figure):
            return False
        if _TOTALS & table.figures[place].near and would_add_up(table.figures, t, place):
            return True
        if _TOTALS & table.figures[place].near and adds_up(table.figures, t, place):
            return False  # 码头11场、村里22场，合计33场: the whole is told as such, in words that are not the bullet's
        return other + table.scores[place].get(stated, 0.0) > own + likeness + _MARGIN
    if best[stated][1] != t:
        return other > _NEARLY * own
    return other > own + _ABSENT


def _altered(figure: Placed, scores: dict[int, float], known: Sequence[FactFigure]) -> FactFigure | None:
    """The figure of the facts that has this value, or leaves it open (30余 for 34), beside the likest words."""
    alike = [k for k in scores if same_number(figure, known[k].place) or weaker(known[k].place.figure, figure.figure)]
    found = max(alike, key=lambda k: scores[k], default=None)
    return known[found] if found is not None and scores[found] >= _CLAIMED else None


def _doubtful(free: Sequence[int], scores: dict[int, float], known: Sequence[FactFigure]) -> bool:
    """A second one, with another value, fits as well."""
    first = free[0]
    return any(
        scores[k] > scores[first] - _CLEARLY and not equal(known[k].place.figure, known[first].place.figure)
        for k in free[1:3]
    )
