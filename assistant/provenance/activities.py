"""Clauses that rest on no fact (虚话、空尾巴): what nobody did, effects nobody measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.effects import names_consequence, names_effect
from assistant.language.quantities import quantities
from assistant.language.similarity import bigrams

_CLAUSE = re.compile(r"[^，；。！？：]+[，；。！？：]?")
_RESTS = 0.4
_RESTS_FIRMLY = 0.75


@dataclass(frozen=True)
class Clause:
    """A clause with its closing mark; `support` is the share (0–1) of its words that the facts have."""

    start: int
    end: int
    text: str
    support: float

    @property
    def rests_on_facts(self) -> bool:
        return self.support >= _RESTS


def clauses_with_support(text: str, facts: Sequence[str], allowed: Sequence[str] = ()) -> tuple[Clause, ...]:
    """Every clause with the share of its character pairs that facts or allowed phrases have."""
    source = bigrams("。".join((*facts, *allowed)))
    clauses = []
    for match in _CLAUSE.finditer(text):
        own = bigrams(match[0])
        support = len(own & source) / len(own) if own else 1.0
        clauses.append(Clause(match.start(), match.end(), match[0], support))
    return tuple(clauses)


def unsupported_share(text: str, facts: Sequence[str], allowed: Sequence[str] = ()) -> float:
    """The share (0–1) of characters that stand in clauses resting on no fact."""
    clauses = clauses_with_support(text, facts, allowed)
    total = sum(len(c.text) for c in clauses)
    return sum(len(c.text) for c in clauses if not c.rests_on_facts) / total if total else 0.0


def without_empty_tails(text: str, facts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The text without trailing result clauses that rest on no fact (，提高了群众的满意度), and what was cut.

    Only a clause that ends a sentence, follows another one, has no figure and names an effect is cut."""
    cut: list[str] = []
    sentences = re.findall(r"[^。！？]*[。！？]?", text)
    kept = "".join(_without_tail(sentence, facts, cut) for sentence in sentences)
    return kept, tuple(cut)


def _without_tail(sentence: str, facts: Sequence[str], cut: list[str]) -> str:
    while True:
        clauses = clauses_with_support(sentence, facts)
        if len(clauses) < 2 or not _is_empty_result(clauses[-1]):
            return sentence
        cut.append(clauses[-1].text.rstrip("。！？"))
        closing = sentence[-1] if sentence[-1] in "。！？" else ""
        sentence = sentence[: clauses[-1].start].rstrip("，；：、") + closing


def _is_empty_result(clause: Clause) -> bool:
    return (
        clause.support < _RESTS_FIRMLY
        and (names_effect(clause.text) or names_consequence(clause.text))
        and not quantities(clause.text)
        and not re.search(r"[《“]", clause.text)
    )
