"""Which facts the clauses of a sentence rest on (句下要点): by their figures first, by their words else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.comparison.sentences import bare
from assistant.language.sentences import clauses
from assistant.language.similarity import bigrams
from assistant.provenance.matching import Match, matches

_BY_FIGURES = 0.3
_BY_WORDS = 0.34
_FEWEST = 2


@dataclass(frozen=True)
class GroundedClause:
    """A clause, [start, end) of its sentence, and the number of the fact that it rests on, None for none."""

    start: int
    end: int
    fact: int | None


class Facts:
    """The facts of a section, made ready once. The rarer a word pair among them, the more it tells."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._pairs = [bigrams(text) for text in self.texts]
        self._often = Counter(pair for pairs in self._pairs for pair in pairs)

    def under(self, sentence: str) -> tuple[GroundedClause, ...]:
        """The clauses of a sentence, each with its fact. A clause that tells nothing by itself goes with the one before it, the
        first ones with the one behind."""
        found = matches(sentence, self.texts) if self.texts else ()
        spans = clauses(sentence)
        facts = [self._fact_of(s.text, [m for m in found if s.start <= m.place.figure.start < s.end]) for s in spans]
        last = next((fact for fact in facts if fact is not None), None)
        grounded = []
        for span, fact in zip(spans, facts, strict=True):
            last = last if fact is None else fact
            grounded.append(GroundedClause(span.start, span.end, last))
        return tuple(grounded)

    def of(self, sentence: str) -> frozenset[int]:
        """The facts that a sentence rests on."""
        return frozenset(clause.fact for clause in self.under(sentence) if clause.fact is not None)

    def _fact_of(self, clause: str, figures: Sequence[Match]) -> int | None:
        scores: dict[int, float] = defaultdict(float)
        for match in figures:
            said = match.stated if match.sound else match.fitting or match.stated
            likeness = match.stated_likeness if said is match.stated else match.fitting_likeness
            if said is not None and likeness >= _BY_FIGURES:
                scores[said.fact] += likeness
        own = bigrams(bare(clause))
        for number, pairs in enumerate(self._pairs):
            share = self._share(own, pairs)
            if share >= _BY_WORDS or number in scores:
                scores[number] += share
        return max(scores, key=lambda n: (scores[n], -n)) if scores else None

    def _share(self, own: frozenset[str], pairs: frozenset[str]) -> float:
        """The share (0–1) of a clause's words that a fact has."""
        shared = own & pairs
        if len(shared) < min(_FEWEST, len(own)) or not own:
            return 0.0
        return sum(1 / self._often[p] for p in shared) / sum(1 / self._often.get(p, 1) for p in own)
