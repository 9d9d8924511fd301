"""Which figure of the text each figure of the facts is served by (数字覆盖): one of the text serves one of one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from assistant.language.listed import shared_by
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.language.units import same_unit, unit_at
from assistant.provenance.matching import Table, matches, table_of
from assistant.provenance.placing import Placed, placed_with_ones
from assistant.provenance.same_values import says_it
from assistant.provenance.taken_together import gives_each
from assistant.provenance.word_weights import word_weights

_CLAIMED = 0.5

_ALL_DID = re.compile("[^，。；：0-9]{0,8}?(?:均已|已?全部|都已)(?P<what>[\u4e00-\u9fff]{2})")
_TAKEN_UP = re.compile("(?:现|目前)?(?:均|全部|都)")
_EARLIER = re.compile("(?:去年|上年|同期)[^，。；：]{0,14}$")
_CHANGES = re.compile("[增减多少升降]")
_REST = re.compile("余|剩|未")
_LED_AS_REST = re.compile("[余剩未没][^，。；：0-9]{0,6}$")
_OF_THEM = re.compile("[^，。；：0-9]{0,4}[里中]")
_STILL_OPEN = re.compile("[^。；]{0,40}(?:尚未|仍未|还未|未能|尚在|仍在|还在)")
_REACH = 16

_FOR_ALL = re.compile("[各每均都]|分别|两[种类]")
_NUMERALS = "一二三四五六七八九十"

Served = tuple[tuple[Placed, Placed | None], ...]
Given = Iterator[tuple[int, Placed]]


@lru_cache(maxsize=256)
def served(text: str, facts: tuple[str, ...]) -> tuple[Served, ...]:
    """For each fact its figures, each with the figure of the text that says it, None where none does. A figure of the text
    says one figure of one fact only: that whose words are likest; behind 各 one for each (停电、道路各1起). An article may say a
    fact's 1 (暂缓的有一场), and 每村1份 as much for each as there are."""
    table = table_of(text, facts)
    given = _said(table, {t for t, match in enumerate(matches(text, facts)) if match.sound})
    for more in (
        _each_as_many,
        _all_of_as_many,
        _once_for_both,
        _whole_of_another,
        _rest_by_its_parts,
        _by_difference,
        _named_rest,
        _ones,
        _in_chinese,
    ):
        given.update(more(text, facts, table, given))
    for k in _not_for_each(text, facts, table, given):
        del given[k]
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


def _each_as_many(text: str, _: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """14个村14份 of a fact, where the text has 14个村 and 每村1份."""
    ones = [place for place in table.figures if place.figure.value == 1 and gives_each(text, place.figure)]
    for k in _missing(table, given) if ones else ():
        before = _just_before(table, k)
        figure = table.known[k].place.figure
        if before not in given or table.known[before].place.figure.value != figure.value:
            continue
        each = next((place for place in ones if _of_unit(place.figure, figure)), None)
        if each and each.sentence == given[before].sentence:
            yield k, each


def _all_of_as_many(text: str, _: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """自查问题20个，整改20个 of a fact, where the text has 20个问题全部整改."""
    for k in _missing(table, given):
        before, own = _just_before(table, k), table.known[k].place
        if before not in given or not _alike(table.known[before].place, own):
            continue
        found = _ALL_DID.match(text, given[before].figure.end)
        if found and found["what"] in own.near:
            yield k, given[before]


def _once_for_both(_: str, facts: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """12起均办结 of one fact, where another has the 12起 and the text tells both in a sentence."""
    for k in _missing(table, given):
        fact, own = table.known[k].fact, table.known[k].place
        if not _TAKEN_UP.match(facts[fact], own.figure.end):
            continue
        lines = {place.sentence for n, place in given.items() if table.known[n].fact == fact}
        same = (p for n, p in given.items() if _alike(table.known[n].place, own) and p.sentence in lines)
        yield from ((k, place) for place in list(same)[:1])


def _whole_of_another(_: str, facts: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """57篇里企业题材33篇 of one fact, where another has the 57篇 and the text tells the 33篇 beside it."""
    for k in _missing(table, given):
        fact, own = table.known[k].fact, table.known[k].place
        if own.figure.start or not _OF_THEM.match(facts[fact], own.figure.end):
            continue
        lines = {place.sentence for n, place in given.items() if table.known[n].fact == fact}
        near = lines | {n - 1 for n in lines}
        same = (p for n, p in given.items() if _alike(table.known[n].place, own) and p.sentence in near)
        yield from ((k, place) for place in list(same)[:1])


def _rest_by_its_parts(text: str, facts: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """余6个（甲4个、乙2个） of a fact, where the text has 余下的甲4个、乙2个."""
    for k in _missing(table, given):
        own, fact = table.known[k].place.figure, table.known[k].fact
        if not own.value or not _REST.search(facts[fact], max(0, own.start - 4), own.start):
            continue
        parts, left = k + 1, own.value
        while left > 0 and parts in given and table.known[parts].fact == fact:
            part = table.known[parts].place.figure
            left -= part.value if part.value is not None and _of_unit(part, own) else own.value
            parts += 1
        first = given.get(k + 1)
        if (
            left == 0
            and parts > k + 2
            and first
            and _LED_AS_REST.search(text, max(0, first.figure.start - _REACH), first.figure.start)
        ):
            yield k, first


def _by_difference(text: str, facts: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """去年同期16次 of a fact, where the text has 20次，比去年同期增加4次."""
    for k in _missing(table, given):
        fact, own = table.known[k].fact, table.known[k].place.figure
        if not own.value or not _EARLIER.search(facts[fact], max(0, own.start - _REACH), own.start):
            continue
        for n, now in list(given.items()):
            value = table.known[n].place.figure.value
            if table.known[n].fact != fact or not value or not _of_unit(table.known[n].place.figure, own):
                continue
            changes = (p for p in table.figures if p.sentence == now.sentence and p.figure.start > now.figure.start)
            told = (
                p for p in changes if p.figure.value == abs(value - own.value) and same_unit(p.figure.unit, own.unit)
            )
            change = next(
                (p for p in told if _CHANGES.search(text, max(0, p.figure.start - _REACH), p.figure.start)), None
            )
            if change:
                yield k, change
                break


def _named_rest(text: str, facts: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """7件，办结6件，余1件为甲 of a fact, where the text has 7件, 6件办结，甲尚未办结."""
    for k in _missing(table, given):
        part = _just_before(table, k)
        whole = _just_before(table, part)
        one, fact = table.known[k].place.figure, table.known[k].fact
        if one.value != 1 or part not in given or whole not in given:
            continue
        more, less = (table.known[n].place.figure.value for n in (whole, part))
        if (
            more is None
            or less is None
            or more - less != 1
            or not _REST.search(facts[fact], max(0, one.start - 4), one.start)
        ):
            continue
        end = given[part].figure.end
        if _STILL_OPEN.match(text, end) and _of_unit(given[part].figure, one):
            yield k, given[part]


def _not_for_each(text: str, facts: tuple[str, ...], table: Table, given: dict[int, Placed]) -> list[int]:
    """Figures that a fact gives to each of several, where the text gives one to some of them only: 甲、乙各60份, 甲60份."""
    found = []
    for k, place in given.items():
        fact, own = facts[table.known[k].fact], table.known[k].place.figure
        shared = shared_by(fact, own.start) if "各" in fact else None
        if shared is None or not shared.items or own.value != place.figure.value:
            continue
        often = sum(_alike(table.known[k].place, other) for other in table.figures)
        if often == 1 and not _FOR_ALL.search(text, max(0, place.figure.start - _REACH), place.figure.start):
            named = [item for item in shared.items if item[-2:] in text or item[:2] in text]
            found += [k] if 0 < len(named) < len(shared.items) else []
    return found


def _in_chinese(text: str, _: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
    """3级 of a fact, whose unit is none elsewhere, where the text has 三级."""
    for k in _missing(table, given):
        own = table.known[k].place
        figure = own.figure
        if figure.kind != "count" or figure.value is None or not 1 < figure.value <= len(_NUMERALS) or not figure.unit:
            continue
        said = f"{_NUMERALS[int(figure.value) - 1]}{figure.unit}"
        at = text.find(said) if unit_at(figure.unit, 0) == "" else -1
        if at >= 0:
            line = next(n for n, s in enumerate(sentences(text)) if s.start <= at < s.end)
            yield k, replace(own, figure=figure.placed(at, at + len(said), said, figure.counted), sentence=line)


def _missing(table: Table, given: dict[int, Placed]) -> list[int]:
    return [k for k in range(len(table.known)) if k not in given]


def _just_before(table: Table, k: int) -> int:
    """The figure before one in its fact; -1 where it is the first."""
    return k - 1 if k > 0 and table.known[k - 1].fact == table.known[k].fact else -1


def _alike(a: Placed, b: Placed) -> bool:
    return a.figure.value is not None and a.figure.value == b.figure.value and _of_unit(a.figure, b.figure)


def _ones(text: str, _: tuple[str, ...], table: Table, given: dict[int, Placed]) -> Given:
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
