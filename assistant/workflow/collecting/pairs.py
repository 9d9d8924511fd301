"""Bullets on one thing side by side (重复、矛盾): of two offices, or one of an office and one of facts.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice

from assistant.language.quantities import figures
from assistant.language.similarity import shared_share
from assistant.provenance.contradictions import contradicting_facts
from assistant.report.facts import Fact, FactSection, FactSheet
from assistant.workflow.collecting.collection import Item, Pair, Side

_NEW_FROM = 10_000_000
_ALIKE, _ALIKE_BY_ONE_FIGURE = 0.7, 0.6
_MOST_ALIKE = 40
MOST_PAIRS = 100
"""So many of each kind are shown: where there are more, the material is not what it should be."""


def pairs_among(items: Sequence[Item], sheet: FactSheet) -> tuple[Pair, ...]:
    """The pairs in which an item takes part: contradictions, then what has the same figures and nearly the same words. An item
    that is withheld or pending contradicts nothing; a sum that brings up to date an earlier one is no pair with it."""
    return (
        *islice(_contradictions(items, sheet), MOST_PAIRS),
        *islice(_alike(items, sheet), MOST_PAIRS),
    )


def indicator_words(text: str) -> str:
    """What is counted, in which units: 志愿服务队#支 is not 志愿服务队#人."""
    for figure in reversed(figures(text)):
        text = f"{text[: figure.start]}#{figure.unit}{text[figure.end :]}"
    return text


def _contradictions(items: Sequence[Item], sheet: FactSheet) -> Iterator[Pair]:
    replaced = {item.replaces for item in items if item.replaces}
    by_line = {_NEW_FROM + item.number: item for item in items}
    for first, second in contradicting_facts(_with_items(items, sheet, replaced)):
        if second.line in by_line:
            yield Pair("contradiction", _side(first, by_line), _side(second, by_line))


def _with_items(items: Sequence[Item], sheet: FactSheet, replaced: set[int]) -> FactSheet:
    """The sheet as it would be, new facts on lines beyond all others."""
    by_key: dict[str, list[Fact]] = defaultdict(list)
    for item in items:
        if not item.standing:
            bullet = item.bullet
            by_key[item.section].append(
                Fact(
                    bullet.text,
                    item.section,
                    _NEW_FROM + item.number,
                    source=bullet.source,
                    withheld=bullet.withheld,
                    pending=bullet.pending,
                )
            )
    sections = [
        replace(s, facts=(*(f for f in s.facts if f.line not in replaced), *by_key.pop(s.key, ())))
        for s in sheet.sections
    ]
    new = [FactSection(key, _TITLES.get(key, key), 0, tuple(facts)) for key, facts in by_key.items()]
    return replace(sheet, sections=(*sections, *new))


_TITLES = {"plans": "下一步打算", "suggestions": "意见建议"}
"""Titles by which a section of what is to come is known, where facts.md has none yet."""


def _side(fact: Fact, by_line: dict[int, Item]) -> Side:
    item = by_line.get(fact.line)
    return Side(fact.text, fact.source, item.number if item else 0, 0 if item else fact.line)


def _alike(items: Sequence[Item], sheet: FactSheet) -> Iterator[Pair]:
    """Only what has the very same figures is compared, so that a long sheet costs little; sums of one table are of several
    indicators."""
    groups: dict[tuple[str, ...], list[Side]] = defaultdict(list)
    sums = {item.number for item in items if item.is_sum}
    for fact in sheet.facts:
        groups[_figures_of(fact.text)].append(Side(fact.text, fact.source, line=fact.line))
    for item in items:
        if not item.standing:
            groups[_figures_of(item.bullet.text)].append(Side(item.bullet.text, item.bullet.source, number=item.number))
    for key, sides in groups.items():
        for first, second in combinations(sides[-_MOST_ALIKE:], 2):
            both_sums = first.number in sums and second.number in sums
            if key and second.number and not both_sums and _same_words(first.text, second.text, len(key)):
                yield Pair("alike", first, second)


def _figures_of(text: str) -> tuple[str, ...]:
    return tuple(sorted(f"{q.value if q.value is not None else q.text} {q.unit}" for q in figures(text)))


def _same_words(one: str, other: str, figures_shared: int) -> bool:
    """Two figures that agree say as much as words do; one alone may be chance."""
    there, back = shared_share(one, other), shared_share(other, one)
    return max(there, back) >= _ALIKE if figures_shared > 1 else min(there, back) >= _ALIKE_BY_ONE_FIGURE
