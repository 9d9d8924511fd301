"""Which clauses of a text carry which fact: numbers in common first, words in common next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plain_reading import Clause, clauses, numbers, pairs

_ENOUGH = 0.5
_LED_BY = 0.5


@dataclass(frozen=True)
class Carried:
    """A fact and the clauses that carry it, in reading order."""

    fact: int
    clauses: tuple[Clause, ...]


def carried(facts: Sequence[str], text: str) -> list[Carried]:
    """Facts that some clause carries. A clause that carries two is that of the fact it shares more with; where several
    have its numbers, the one that the clause before it carries."""
    found: dict[int, list[Clause]] = {}
    last = -1
    for clause in clauses(text):
        fact = _fact_of(clause.text, facts, last)
        if fact is not None:
            found.setdefault(fact, []).append(clause)
            last = fact
    return [Carried(fact, tuple(found[fact])) for fact in sorted(found)]


def _fact_of(clause: str, facts: Sequence[str], last: int) -> int | None:
    own_numbers, own_pairs = numbers(clause), pairs(clause)
    best, chosen = (0.0, 0.0), None
    for number, fact in enumerate(facts):
        shared = len([n for n in own_numbers if n in numbers(fact)])
        words = len(own_pairs & pairs(fact)) / max(len(own_pairs), 1)
        if (own_numbers and not shared) or (not own_numbers and words < _ENOUGH):
            continue
        likeness = (shared, words + (_LED_BY if number == last else 0))
        if likeness > best:
            best, chosen = likeness, number
    return chosen


def only_its(fact: int, clause: Clause, facts: Sequence[str]) -> bool:
    """Has no other fact all the numbers of a clause, or half its words where it has none?"""
    others = [other for n, other in enumerate(facts) if n != fact]
    own = numbers(clause.text)
    if own:
        return not any(all(n in numbers(other) for n in own) for other in others)
    return not any(len(pairs(clause.text) & pairs(other)) >= _ENOUGH * len(pairs(clause.text)) for other in others)


def carries_all(fact: str, held: Sequence[Clause]) -> bool:
    """Do the clauses have the whole of a fact: each of its numbers, or else most of its words?"""
    text = "".join(clause.text for clause in held)
    if numbers(fact):
        return all(n in numbers(text) for n in numbers(fact))
    return len(pairs(fact) & pairs(text)) >= _ENOUGH * len(pairs(fact))


def without(text: str, dropped: Sequence[Clause]) -> str:
    """The text without some clauses, its marks mended: the last clause of a sentence ends it."""
    starts = {clause.start for clause in dropped}
    kept: list[str] = []
    for clause in clauses(text):
        if clause.start not in starts:
            kept.append(clause.text)
        elif re.search(r"[。！？\n]", clause.text):
            mark = re.sub(r"[，；：]", "", clause.text[clause.bare_end - clause.start :])
            if kept and not re.search(r"[。！？\n]$", kept[-1]):
                kept[-1] = kept[-1].rstrip("，；：") + mark
            elif kept and "\n" in mark and not kept[-1].endswith("\n"):
                kept[-1] += "\n"
    return "".join(kept).strip()
