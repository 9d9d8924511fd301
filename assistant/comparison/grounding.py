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
_SURE = 0.5
_FEWEST = 2


@dataclass(frozen=True)
class GroundedClause:
    """A clause, [start, end) of its sentence, and the number of the fact that it rests on, None for none. `sure`: it has a
    figure of the fact, or half of its words are the fact's."""

    start: int
    end: int
    text: str
    fact: int | None
    sure: bool = False


class Facts:
    """The facts of a section, made ready once. The rarer a word pair among them, the more it tells."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._pairs = [bigrams(text) for text in self.texts]
        self._often = Counter(pair for pairs in self._pairs for pair in pairs)
        self._known: dict[str, tuple[GroundedClause, ...]] = {}

    def under(self, sentence: str) -> tuple[GroundedClause, ...]:
        """The clauses of a sentence, each with its fact. A clause that tells nothing by itself goes with the one before it, the
        first ones with the one behind."""
        known = self._known.get(sentence)
        if known is None:
            known = self._known[sentence] = self._under(sentence)
        return known

    def of(self, sentence: str) -> frozenset[int]:
        """The facts that a sentence surely rests on."""
        return frozenset(c.fact for c in self.under(sentence) if c.fact is not None and c.sure)

    def _under(self, sentence: str) -> tuple[GroundedClause, ...]:
        found = matches(sentence, self.texts) if self.texts else ()
        spans = clauses(sentence)
        facts = [self._fact_of(s.text, [m for m in found if s.start <= m.place.figure.start < s.end]) for s in spans]
        last = next((fact for fact, _ in facts if fact is not None), None)
        grounded = []
        for span, (fact, sure) in zip(spans, facts, strict=True):
            last = last if fact is None else fact
            grounded.append(GroundedClause(span.start, span.end, span.text, last, sure))
        return tuple(grounded)

    def _fact_of(self, clause: str, figures: Sequence[Match]) -> tuple[int | None, bool]:
        scores: dict[int, float] = defaultdict(float)
        for match in figures:
            said = match.stated if match.sound else match.fitting or match.stated
            likeness = match.stated_likeness if said is match.stated else match.fitting_likeness
            if said is not None and likeness >= _BY_FIGURES:
                scores[said.fact] += likeness
        told = set(scores)
        own = bigrams(bare(clause))
        shares = {number: self._share(own, pairs) for number, pairs in enumerate(self._pairs)}
        for number, share in shares.items():
            if share >= _BY_WORDS or number in told:
                scores[number] += share
        if not scores:
            return None, False
        best = max(scores, key=lambda n: (scores[n], -n))
        return best, best in told or shares[best] >= _SURE

    def _share(self, own: frozenset[str], pairs: frozenset[str]) -> float:
        """The share (0–1) of a clause's words that a fact has; 0 where hardly a word is shared (问题：, 此外，)."""
        shared = own & pairs
        if len(shared) < _FEWEST:
            return 0.0
        return sum(1 / self._often[p] for p in shared) / sum(1 / self._often.get(p, 1) for p in own)
