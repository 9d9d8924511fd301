"""Where a person's sentence goes that no new sentence answers to: to its facts, else beside its old neighbour."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.comparison.assembling import Item, Slot
from assistant.comparison.hand_edit import HandEdit
from assistant.comparison.holders import Holder, Holders
from assistant.comparison.sentences import bare


class Places:
    """The new draft's sentences with what each clause of them answers to."""

    def __init__(self, slots: list[Slot], holders: Holders, answers: Sequence[Sequence[Holder | None]]) -> None:
        self._slots, self._holders, self._answers = slots, holders, answers

    def beside_its_facts(self, item: Item, edit: HandEdit) -> bool:
        """The second half of a sentence that was made two goes behind the first; a sentence that leads a fact's sentences in
        (抓协调。) before the first of them, another one behind the last. False where it rests on no fact that the new draft has,
        or was added: that one belongs beside its neighbour."""
        half = self._holders.of_sentence(edit.before)
        if (
            edit.base
            and half is not None
            and half.base == edit.base
            and self._put_beside(item, edit.before, behind=True)
        ):
            return True
        facts = self._holders.of_edit(edit).facts
        own = [slot for slot in self._slots if any(clause.sure and clause.fact in facts for clause in slot.clauses)]
        if edit.kind == "added" or not own:
            return False
        after = self._holders.of_sentence(edit.after)
        leads = after is not None and bool(after.facts & facts)
        (own[0] if leads else own[-1]).put(item, before=leads)
        return True

    def beside_its_neighbour(self, item: Item, edit: HandEdit) -> None:
        """Behind the sentence that answers to the one it stood behind, else before the one that answers to the one it stood
        before, else at the end; what stood first of all stands first."""
        for neighbour, behind in ((edit.before, True), (edit.after, False)):
            if neighbour and self._put_beside(item, neighbour, behind=behind):
                return
        if not self._slots:
            self._slots.append(Slot.empty())
        first = not edit.before and bool(edit.after)
        (self._slots[0] if first else self._slots[-1]).put(item, before=first)

    def _put_beside(self, item: Item, neighbour: str, *, behind: bool) -> bool:
        if any(slot.put_beside(item, bare(neighbour), behind=behind) for slot in self._slots):
            return True
        holder = self._holders.of_sentence(neighbour)
        if holder is None:
            return False
        counts = [sum(answer is holder for answer in answers) for answers in self._answers]
        if not any(counts):
            facts = holder.facts
            counts = [sum(c.sure and c.fact in facts for c in slot.clauses) for slot in self._slots]
        if not any(counts):
            return False
        places = [n for n, count in enumerate(counts) if count]
        self._slots[places[-1] if behind else places[0]].put(item, before=not behind)
        return True
