"""Which sentence of the old text each clause of the new draft answers to (对应): it says the same in other words.

The person's sentences stand here in both wordings, theirs and the generated one that they replaced; so do generated
sentences that were left alone, and those that were taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.comparison.fact_changes import FactChanges
from assistant.comparison.grounding import Facts, GroundedClause
from assistant.comparison.hand_edit import HandEdit
from assistant.comparison.sentences import bare
from assistant.comparison.units import units
from assistant.language.equality import equal
from assistant.language.quantities import quantities
from assistant.language.similarity import bigrams, shared_share

_SAYS_IT = 0.6
_PERSONS = 0.01
_ONCE = 0.1
_FEWEST = 3


@dataclass(frozen=True)
class Holder:
    """A sentence of the old text. `base` is the generated one that it replaced, empty where there is none; `facts` are those of
    now that the two rest on; `edit` is the person's, None where nobody touched it."""

    words: str
    base: str
    facts: frozenset[int]
    edit: HandEdit | None = None

    def holds(self, clause: str) -> float:
        """How well it says what a clause says: the share of its words, and twice that of its figures. What stands in its own
        words comes before what stood in the sentence that it replaced."""
        own = _holds(self.words, clause)
        return max(own, _holds(self.base, clause) - _ONCE) + _PERSONS * (self.edit is not None)


class Holders:
    """All sentences of the old text."""

    def __init__(self, edits: Sequence[HandEdit], old: Facts, facts: FactChanges) -> None:
        self._old, self._facts = old, facts
        self.all = tuple(self._of(edits))

    def of_clause(self, clause: GroundedClause) -> Holder | None:
        """The sentence that a clause answers to. None where the old text has nothing on its fact, nor in its words."""
        if clause.sure:
            rivals = [h for h in self.all if clause.fact in h.facts]
        elif len(bigrams(bare(clause.text))) >= _FEWEST:
            rivals = [h for h in self.all if shared_share(clause.text, h.words + h.base) >= _SAYS_IT]
        else:
            rivals = []
        return max(rivals, key=lambda h: h.holds(clause.text), default=None)

    def of_edit(self, edit: HandEdit) -> Holder:
        return next(h for h in self.all if h.edit is edit)

    def of_sentence(self, sentence: str) -> Holder | None:
        """The sentence that stands in the old text in these words."""
        return next((h for h in self.all if bare(h.words) == bare(sentence)), None)

    def now(self, facts: frozenset[int]) -> frozenset[int]:
        """Facts of before as those of now that they are or have become."""
        return frozenset(n for fact in facts if (n := self._facts.now_of[fact]) is not None)

    def _of(self, edits: Sequence[HandEdit]) -> Iterator[Holder]:
        for edit in edits:
            facts = self._old.of(edit.words) | self._old.of(edit.base)
            yield Holder(edit.words, edit.base, self.now(facts), edit)
        persons = {bare(edit.words) for edit in edits}
        standing = next((edit.standing for edit in edits if edit.standing), "")
        for unit in units(standing):
            if unit.text and unit.bare not in persons:
                yield Holder(unit.text, "", self.now(self._old.of(unit.text)))


def _holds(sentence: str, clause: str) -> float:
    words = shared_share(clause, sentence)
    said = quantities(clause)
    if not said:
        return words
    figures = quantities(sentence)
    return words + 2 * sum(any(equal(q, own) for own in figures) for q in said) / len(said)
