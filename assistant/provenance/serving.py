"""Which figure of the text each figure of the facts is served by (数字覆盖): one of the text serves one of one fact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.language.quantity import Quantity
from assistant.language.units import same_unit
from assistant.provenance.matching import Table, matches, table_of
from assistant.provenance.placing import Placed, placed_with_ones
from assistant.provenance.same_values import says_it
from assistant.provenance.taken_together import gives_each
from assistant.provenance.word_weights import word_weights

_CLAIMED = 0.5

Served = tuple[tuple[Placed, Placed | None], ...]


@lru_cache(maxsize=256)
def served(text: str, facts: tuple[str, ...]) -> tuple[Served, ...]:
    """For each fact its figures, each with the figure of the text that says it, None where none does. A figure of the text
    says one figure of one fact only: that whose words are likest; behind 各 one for each (停电、道路各1起). An article may say a
    fact's 1 (暂缓的有一场), and 每村1份 as much for each as there are."""
    table = table_of(text, facts)
    given = _said(table, {t for t, match in enumerate(matches(text, facts)) if match.sound})
    given.update(_each_as_many(text, table, given))
    given.update(_ones(text, table, given))
    found: list[list[tuple[Placed, Placed | None]]] = [[] for _ in facts]
    for k, figure in enumerate(table.known):
        found[figure.fact].append((figure.place, given.get(k)))
    return tuple(map(tuple, found))


def _said(table: Table, sound: set[int]) -> dict[int, Placed]:
    """By the number of the fact's figure."""
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
    return given


def _each_as_many(text: str, table: Table, given: dict[int, Placed]) -> Iterator[tuple[int, Placed]]:
    """14个村14份 of a fact, where the text has 14个村 and 每村1份."""
    ones = [place for place in table.figures if place.figure.value == 1 and gives_each(text, place.figure)]
    for k, own in enumerate(table.known[1:], 1) if ones else ():
        before = table.known[k - 1]
        figure = own.place.figure
        if k in given or before.fact != own.fact or before.place.figure.value != figure.value or k - 1 not in given:
            continue
        each = next((place for place in ones if _of_unit(place.figure, figure)), None)
        if each and each.sentence == given[k - 1].sentence:
            yield k, each


def _ones(text: str, table: Table, given: dict[int, Placed]) -> Iterator[tuple[int, Placed]]:
    """A fact's 1 that an article says."""
    missing = [k for k, f in enumerate(table.known) if k not in given and f.place.figure.value == 1]
    if not missing or "一" not in text:
        return
    read = {place.figure.start for place in table.figures}
    ones = [p for p in placed_with_ones(text) if p.figure.start not in read and p.figure.value == 1]
    weights = word_weights(table.figures, [f.place for f in table.known])
    pairs = [
        (weights.likeness(one, table.known[k].place), -n, k)
        for n, one in enumerate(ones)
        for k in missing
        if says_it(one, table.known[k].place)
    ]
    taken: set[int] = set()
    for score, n, k in sorted(pairs, reverse=True):
        if score >= _CLAIMED and n not in taken and k in missing:
            yield k, ones[-n]
            taken.add(n)
            missing.remove(k)


def _of_unit(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind == "count" and same_unit(a.unit, b.unit, a.counted + b.counted)
