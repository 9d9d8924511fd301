"""A person's sentences put into a new draft (手改带入新稿), each where the sentence stands that rests on its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.comparison.asking import Asking, Group, Question
from assistant.comparison.assembling import Item, Slot, assembled, closed, slots_of
from assistant.comparison.fact_changes import fact_changes
from assistant.comparison.grounding import Facts
from assistant.comparison.hand_edit import Carried, Choice, Conflict, HandEdit
from assistant.comparison.holders import Holder, Holders
from assistant.comparison.placing import Places
from assistant.comparison.sentences import bare, likeness_of_sentences

_ALIKE = 0.6
Served = list[tuple[Slot, tuple[int, ...]]]
"""New sentences, each with the clauses of it that are meant."""


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

    A sentence is put in place of the new sentence on the same facts; of one that says other things too only the clauses go
    that the person's sentence, or the one it replaced, says. Nothing of a person's is lost, and carrying again onto the
    result changes nothing."""
    return _Carrying(edits, fresh, before, now, instruction, choices or {}).carried()


@dataclass
class _Found:
    """What is told beside the text."""

    conflicts: list[tuple[Conflict, Sequence[HandEdit]]] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    displaced: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    silent: dict[str, None] = field(default_factory=dict)


class _Carrying:
    def __init__(
        self,
        edits: Sequence[HandEdit],
        fresh: str,
        before: Sequence[str],
        now: Sequence[str],
        instruction: str,
        choices: Mapping[int, Choice],
    ) -> None:
        self._edits, self._choices, self._found = edits, choices, _Found()
        self._facts = fact_changes(before, now)
        self._old, self._new = Facts(before), Facts(now)
        self._slots = slots_of(fresh, self._new)
        self._holders = Holders(edits, self._old, self._facts)
        self._claim_verbatim()
        self._answers = [self._answering(slot) for slot in self._slots]
        self._places = Places(self._slots, self._holders, self._answers)
        sentences = tuple(slot.unit.text for slot in self._slots)
        self._asking = Asking(self._facts, self._old, instruction, sentences)

    def carried(self) -> Carried:
        for edit in self._edits:
            if edit.kind == "deleted":
                self._take_out(edit)
        there = {id(slot.owner) for slot in self._slots}
        written = [e for e in self._edits if e.kind != "deleted" and id(e) not in there]
        settled = [(group, self._choice_of(group)) for group in self._asking.groups(written)]
        for answered in (True, False):  # what has a place of its own comes first: the rest goes beside it
            for group, choice in settled:
                self._put(group, choice, answered=answered)
        text, placed = assembled(self._slots)
        found = self._found
        return Carried(
            text,
            tuple(sentence for _, sentence in placed),
            tuple(dict.fromkeys(found.deleted)),
            tuple(_with_places(conflict, edits, placed) for conflict, edits in found.conflicts),
            tuple(found.displaced),
            tuple(found.open),
            tuple(self._asking.locked),
            tuple(found.silent),
        )

    def _claim_verbatim(self) -> None:
        """A person's sentence that stands in the new draft stays where it stands."""
        free: dict[str, list[Slot]] = defaultdict(list)
        for slot in self._slots:
            free[slot.unit.bare].append(slot)
        for edit in self._edits:
            own = free[bare(edit.words) or edit.text] if edit.text else []
            if own:
                own.pop(0).owner = edit

    def _answering(self, slot: Slot) -> list[Holder | None]:
        """For each clause the old sentence that it answers to. One that says nothing by itself goes with the one before it, or
        else behind it, where both are of one fact."""
        found = [None if slot.owner else self._holders.of_clause(clause) for clause in slot.clauses]
        for n, clause in enumerate(slot.clauses):
            if found[n] is None and not clause.sure and n and clause.fact == slot.clauses[n - 1].fact:
                found[n] = found[n - 1]
        for n in range(len(found) - 2, -1, -1):
            own, following = slot.clauses[n], slot.clauses[n + 1]
            if found[n] is None and not own.sure and own.fact == following.fact:
                found[n] = found[n + 1]
        return found

    def _served(self, edits: Sequence[HandEdit]) -> Served:
        """The new sentences that answer to these edits, each with the clauses that do."""
        found = []
        for slot, answers in zip(self._slots, self._answers, strict=True):
            own = tuple(n for n, h in enumerate(answers) if h is not None and any(h.edit is e for e in edits))
            if own:
                found.append((slot, own))
        return found

    def _take_out(self, edit: HandEdit) -> None:
        served = self._served([edit])
        if not served and not self._old.of(edit.base):
            served = [(slot, tuple(range(len(slot.clauses)))) for slot in self._slots if self._is_like(slot, edit)]
        choice: Choice | None = "mine"
        question = self._asking.of_deletion(edit) if served else None
        if question is not None:
            choice = self._asked(question, [edit], served)
        if choice == "mine":
            _cut(served)
            self._found.deleted.append(edit.base)
            self._keep_silent(edit)
        elif choice is None:
            self._mark([edit], served)

    def _is_like(self, slot: Slot, edit: HandEdit) -> bool:
        """A new sentence that rests on nothing either, and says the like."""
        bare_of_facts = slot.owner is None and not any(clause.sure for clause in slot.clauses)
        return bare_of_facts and likeness_of_sentences(slot.unit.text, edit.base) >= _ALIKE

    def _keep_silent(self, edit: HandEdit) -> None:
        """The facts that the person took out, and that stand nowhere else in the old text."""
        gone = self._holders.now(self._old.of(edit.base) - self._old.of(edit.words))
        for number in sorted(gone):
            others = (h for h in self._holders.all if h.edit is not edit and number in h.facts)
            if not any(h.edit is None or number in self._holders.now(self._old.of(h.edit.words)) for h in others):
                self._found.silent[self._facts.now[number]] = None

    def _choice_of(self, group: Group) -> Choice | None:
        return "mine" if group.question is None else self._asked(group.question, group.edits, self._served(group.edits))

    def _put(self, group: Group, choice: Choice | None, *, answered: bool) -> None:
        """Puts those of the group into the draft to which new sentences answer, or else those to which none does."""
        if choice is None:
            served = self._served(group.edits)
            if bool(served) == answered:
                self._mark(group.edits, served)
        elif choice != "new":
            for edit in group.edits:
                if bool(self._served([edit])) == answered:
                    self._place(edit, cut=choice == "mine")

    def _asked(self, question: Question, edits: Sequence[HandEdit], served: Served) -> Choice | None:
        place = len(self._found.conflicts)
        fresh = "".join(slot.words(clauses) for slot, clauses in served)
        conflict = Conflict(question.edit, closed(fresh), question.reason, question.facts)
        self._found.conflicts.append((conflict, edits))
        choice = self._choices.get(place)
        if choice is None:
            self._found.open.append(place)
        return choice

    def _place(self, edit: HandEdit, *, cut: bool) -> None:
        served = self._served([edit])
        self._keep_silent(edit)
        if not served:
            if not self._places.beside_its_facts(Item((edit,)), edit):
                self._places.beside_its_neighbour(Item((edit,)), edit)
                self._found.displaced += [edit.text] if edit.words else []
            return
        slot, clauses = max(served, key=lambda s: len(s[0].words(s[1])))
        if cut:
            _cut(served)
            slot.put_instead(Item((edit,)), clauses[0])
        else:
            slot.put(Item((edit,)), before=False)

    def _mark(self, edits: Sequence[HandEdit], served: Served) -> None:
        """Both stand in the text, between markers."""
        item = Item(tuple(edits), fresh=closed("".join(slot.words(clauses) for slot, clauses in served)), conflict=True)
        if served:
            _cut(served)
            served[0][0].put_instead(item, served[0][1][0])
        elif not self._places.beside_its_facts(item, edits[0]):
            self._places.beside_its_neighbour(item, edits[0])


def _with_places(conflict: Conflict, edits: Sequence[HandEdit], placed: Sequence[tuple[HandEdit, str]]) -> Conflict:
    return replace(conflict, placed=tuple(text for edit, text in placed if any(edit is own for own in edits)))


def _cut(served: Served) -> None:
    for slot, clauses in served:
        slot.cut.update(clauses)
