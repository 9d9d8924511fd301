"""When a person must be asked about an edit (冲突): a fact under it changed or went, or the instruction is aimed at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.comparison.fact_changes import FactChanges, says_what_went
from assistant.comparison.grounding import Facts
from assistant.comparison.hand_edit import HandEdit, Reason
from assistant.comparison.instructions import aimed_at
from assistant.language.quantities import quantities


@dataclass(frozen=True)
class Question:
    """What is asked: about which edit (several sentences as one), why, the texts of which facts."""

    edit: HandEdit
    reason: Reason
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Edits that are settled together: sentences that follow each other and rest on one fact, where there is a question."""

    edits: tuple[HandEdit, ...]
    question: Question | None = None


class Asking:
    """`locked` grows: sentences that stay though there was a reason to ask."""

    def __init__(self, facts: FactChanges, old: Facts, instruction: str, sentences: tuple[str, ...]) -> None:
        self._facts, self._old, self._instruction, self._sentences = facts, old, instruction, sentences
        self.locked: list[str] = []

    def groups(self, edits: Sequence[HandEdit]) -> Iterator[Group]:
        """The edits in order; those that rest on one fact together where one of them must be asked about."""
        run: list[HandEdit] = []
        for edit in edits:
            if run and self._belong_together(run[-1], edit):
                run.append(edit)
                continue
            yield from self._settled(run)
            run = [edit]
        yield from self._settled(run)

    def of_deletion(self, edit: HandEdit) -> Question | None:
        """A sentence was taken out whose fact says something else now."""
        about = self._stale(edit.base, self._old.of(edit.base), gone=False)
        return Question(edit, "fact-changed", self._texts(about)) if about else None

    def _settled(self, run: Sequence[HandEdit]) -> Iterator[Group]:
        questions = [self._question(edit) for edit in run]
        first = next((q for q in questions if q is not None), None)
        if first is None:
            yield from (Group((edit,)) for edit in run)
            return
        facts = tuple(dict.fromkeys(text for q in questions if q is not None for text in q.facts))
        yield Group(tuple(run), Question(_as_one(run), first.reason, facts))

    def _belong_together(self, one: HandEdit, other: HandEdit) -> bool:
        if one.locked or other.locked:
            return False
        return bool(self._facts_of(one) & self._facts_of(other))

    def _question(self, edit: HandEdit) -> Question | None:
        own = self._old.of(edit.words)
        changed, gone = self._stale(edit.words, own, gone=False), self._stale(edit.words, own, gone=True)
        reason: Reason | None = "fact-changed" if changed else "fact-gone" if gone else None
        if reason is None and aimed_at(self._instruction, edit.words, self._sentences):
            reason = "instruction"
        if reason is None:
            return None
        if edit.locked:
            self.locked.append(edit.text)
            return None
        return Question(edit, reason, self._texts(changed or gone))

    def _facts_of(self, edit: HandEdit) -> frozenset[int]:
        return self._old.of(edit.words) | self._old.of(edit.base)

    def _stale(self, sentence: str, facts: frozenset[int], *, gone: bool) -> list[int]:
        """The facts that went (`gone`) or changed, and of which the sentence says what they say no longer."""
        of_sort = [n for n in sorted(facts) if (self._facts.gone(n) if gone else self._facts.changed(n))]
        return [n for n in of_sort if self._says_what_went(sentence, n)]

    def _says_what_went(self, sentence: str, number: int) -> bool:
        now = self._facts.now_of[number]
        if now is not None:
            return says_what_went(sentence, self._facts.before[number], self._facts.now[now])
        clauses = [c.text for c in self._old.under(sentence) if c.sure and c.fact == number]
        figures = [q for text in clauses for q in quantities(text)]
        return not figures or says_what_went(sentence, self._facts.before[number], "")

    def _texts(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """The facts as they are now, as they were where they went."""
        places = ((n, self._facts.now_of[n]) for n in numbers)
        return tuple(self._facts.before[n] if now is None else self._facts.now[now] for n, now in places)


def _as_one(edits: Sequence[HandEdit]) -> HandEdit:
    base = "".join(dict.fromkeys(edit.base for edit in edits))
    return replace(edits[0], text="".join(edit.text for edit in edits), base=base, after=edits[-1].after)
