"""A person's sentences put into a new draft (手改带入新稿), each where the sentence stands that rests on its facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.comparison.assembling import Item, Slot, assembled, closed
from assistant.comparison.fact_changes import FactChanges, fact_changes, says_what_went
from assistant.comparison.grounding import Facts
from assistant.comparison.hand_edit import Carried, Choice, Conflict, HandEdit, Reason
from assistant.comparison.instructions import aimed_at
from assistant.comparison.sentences import bare, likeness_of_sentences
from assistant.comparison.units import units
from assistant.language.equality import equal
from assistant.language.quantities import quantities
from assistant.language.similarity import shared_share

_ALIKE = 0.6
_COVERS = 0.7
_NOTHING: frozenset[int] = frozenset()


def carry(
    edits: Sequence[HandEdit],
    fresh: str,
    before: Sequence[str],
    now: Sequence[str],
    instruction: str = "",
    choices: Mapping[int, Choice] | None = None,
) -> Carried:
    """The new draft with the person's sentences in it. `before` and `now` are the texts of the section's facts, of the last
    draft and of this one; `choices` settles conflicts by their place in `conflicts`.

    A sentence is put in place of the new sentence on the same facts; of one that has other facts too only the clauses it
    serves go. Nothing of a person's is lost, and carrying again onto the result changes nothing."""
    return _Carrying(edits, fresh, fact_changes(before, now), instruction, choices or {}).carried()


@dataclass
class _Carrying:
    edits: Sequence[HandEdit]
    fresh: str
    facts: FactChanges
    instruction: str
    choices: Mapping[int, Choice]
    conflicts: list[Conflict] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    displaced: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.old, self.new = Facts(self.facts.before), Facts(self.facts.now)
        self.slots = [Slot(unit, self.new.under(unit.text)) for unit in units(self.fresh)]
        self.sentences = tuple(slot.unit.text for slot in self.slots)

    def carried(self) -> Carried:
        self._claim_verbatim()
        for edit in self.edits:
            if edit.kind == "deleted":
                self._take_out(edit)
        for edit in self.edits:
            if edit.kind != "deleted" and not self._stands(edit):
                self._put(edit)
        text, kept = assembled(self.slots)
        return Carried(
            text,
            kept,
            tuple(dict.fromkeys(self.deleted)),
            tuple(self.conflicts),
            tuple(self.displaced),
            tuple(self.open),
            tuple(self.locked),
            tuple(dict.fromkeys(self.silent)),
        )

    def _claim_verbatim(self) -> None:
        """A person's sentence that stands in the new draft stays where it stands."""
        free: dict[str, Slot] = {}
        for slot in self.slots:
            free.setdefault(slot.unit.bare, slot)
        for edit in self.edits:
            own = free.pop(bare(edit.words) or edit.text, None) if edit.text else None
            if own is not None:
                own.owner = edit

    def _stands(self, edit: HandEdit) -> bool:
        return any(slot.owner is edit for slot in self.slots)

    def _take_out(self, edit: HandEdit) -> None:
        facts = self.old.of(edit.base) - self.old.of(edit.standing)
        served = self._serving(self._now(facts))
        if not facts:
            served = [
                (slot, tuple(range(len(slot.clauses))))
                for slot in self.slots
                if slot.owner is None and likeness_of_sentences(slot.unit.text, edit.base) >= _ALIKE
            ]
        changed = [n for n in facts if self.facts.changed(n) and says_what_went(edit.base, *self._versions(n))]
        choice: Choice | None = "mine"
        if changed and served:
            choice = self._asked(edit, served, "fact-changed", changed)
        if choice == "mine":
            self._cut(served)
            self.deleted.append(edit.base)
            self.silent += [self.facts.now[n] for n in sorted(self._now(facts))]
        elif choice is None:
            self._mark(edit, served)

    def _put(self, edit: HandEdit) -> None:
        facts = self.old.of(edit.words) | self.old.of(edit.base)
        served = self._serving(self._now(facts))
        if edit.kind == "added":
            served = self._covered(served, edit)
        reason, about = self._reason(edit)
        choice: Choice | None = "mine"
        if reason is not None:
            choice = self._asked(edit, served, reason, about)
        if choice is None:
            self._mark(edit, served)
        elif choice != "new":
            self._place(edit, served, cut=choice == "mine")

    def _reason(self, edit: HandEdit) -> tuple[Reason | None, list[int]]:
        """Why the person must be asked, and the facts of before that it is about."""
        own = sorted(self.old.of(edit.words))
        changed = [n for n in own if self.facts.changed(n) and says_what_went(edit.words, *self._versions(n))]
        gone = [n for n in own if self.facts.gone(n) and says_what_went(edit.words, *self._versions(n))]
        reason: Reason | None = "fact-changed" if changed else "fact-gone" if gone else None
        if reason is None and aimed_at(self.instruction, edit.words, self.sentences):
            reason = "instruction"
        if reason is not None and edit.locked:
            self.locked.append(edit.text)
            return None, []
        return reason, changed or gone

    def _asked(
        self, edit: HandEdit, served: list[tuple[Slot, tuple[int, ...]]], reason: Reason, about: Sequence[int]
    ) -> Choice | None:
        fresh = "".join(slot.words(clauses) for slot, clauses in served)
        texts = [self.facts.before[n] if self.facts.gone(n) else self._versions(n)[1] for n in about]
        place = len(self.conflicts)
        self.conflicts.append(Conflict(edit, fresh, reason, tuple(texts)))
        choice = self.choices.get(place)
        if choice is None:
            self.open.append(place)
        return choice

    def _versions(self, number: int) -> tuple[str, str]:
        own = self.facts.now_of[number]
        return self.facts.before[number], "" if own is None else self.facts.now[own]

    def _now(self, facts: frozenset[int]) -> frozenset[int]:
        return frozenset(n for fact in facts if (n := self.facts.now_of[fact]) is not None)

    def _serving(self, facts: frozenset[int]) -> list[tuple[Slot, tuple[int, ...]]]:
        """The new sentences that rest on these facts, each with the clauses that do."""
        found = []
        for slot in self.slots:
            own = tuple(n for n, clause in enumerate(slot.clauses) if clause.fact in facts)
            if own and slot.owner is None:
                found.append((slot, own))
        return found

    def _covered(
        self, served: list[tuple[Slot, tuple[int, ...]]], edit: HandEdit
    ) -> list[tuple[Slot, tuple[int, ...]]]:
        """Of these clauses those that say nothing which the person's sentence does not say."""
        figures = quantities(edit.words)

        def covers(clause: str) -> bool:
            said = quantities(clause)
            if said:
                return all(any(equal(q, own) for own in figures) for q in said)
            return shared_share(clause, edit.words) >= _COVERS

        found = [(slot, tuple(n for n in own if covers(slot.clause(n)))) for slot, own in served]
        return [(slot, own) for slot, own in found if own]

    def _cut(self, served: list[tuple[Slot, tuple[int, ...]]]) -> None:
        for slot, clauses in served:
            slot.cut.update(clauses)

    def _place(self, edit: HandEdit, served: list[tuple[Slot, tuple[int, ...]]], *, cut: bool) -> None:
        if not served:
            self._place_by_neighbour(Item(edit.text, edit), edit)
            self.displaced.append(edit.text)
            return
        slot, clauses = max(served, key=lambda s: sum(len(s[0].clause(n)) for n in s[1]))
        if cut:
            self._cut(served)
        slot.put(Item(edit.text, edit), before=cut and 0 in clauses)

    def _mark(self, edit: HandEdit, served: list[tuple[Slot, tuple[int, ...]]]) -> None:
        """Both stand in the text, between markers."""
        fresh = "".join(slot.words(clauses) for slot, clauses in served)
        item = Item(edit.text, edit, fresh=closed(fresh), conflict=True)
        if not served:
            self._place_by_neighbour(item, edit)
            return
        self._cut(served)
        served[0][0].put(item, before=0 in served[0][1])

    def _place_by_neighbour(self, item: Item, edit: HandEdit) -> None:
        for neighbour, behind in ((edit.before, True), (edit.after, False)):
            if neighbour and self._put_beside(item, neighbour, behind=behind):
                return
        if not self.slots:
            self.slots.append(Slot.empty())
        first = not edit.before and edit.kind != "deleted"
        (self.slots[0] if first else self.slots[-1]).put(item, before=first)

    def _put_beside(self, item: Item, neighbour: str, *, behind: bool) -> bool:
        for slot in self.slots:
            if slot.put_beside(item, bare(neighbour), behind=behind):
                return True
        facts = self._now(self.old.of(neighbour))
        shares = [(sum(c.fact in facts for c in slot.clauses), n) for n, slot in enumerate(self.slots)]
        most = max((share for share, _ in shares), default=0)
        if not most:
            return False
        places = [n for share, n in shares if share == most]
        self.slots[places[-1] if behind else places[0]].put(item, before=not behind)
        return True
