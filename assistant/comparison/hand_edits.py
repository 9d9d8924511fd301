"""Hand edits (手改): which sentences of a section are a person's, and the same sentences in a new draft of it.

A new draft keeps hardly a sentence, so nothing is compared sentence by sentence with it: a person's sentence goes where the
new sentence stands that rests on the same facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.comparison.carrying import carry
from assistant.comparison.hand_edit import Carried, Choice, Conflict, EditKind, HandEdit, Reason
from assistant.comparison.markers import conflicts_in, with_mine
from assistant.comparison.sentences import align_sentences, bare, to_the_letter
from assistant.comparison.units import Unit, units
from assistant.language.equality import equal
from assistant.language.quantities import quantities
from assistant.language.similarity import bigrams, shared_share
from assistant.report.comments import without_comments

__all__ = ["Carried", "Choice", "Conflict", "EditKind", "HandEdit", "Reason", "carry", "hand_edits"]

_HELD = 0.6
_SOME = 0.15


def hand_edits(base: str, standing: str, kept: Sequence[str] = (), deleted: Sequence[str] = ()) -> tuple[HandEdit, ...]:
    """Every sentence of the standing text that is not the base's, in its order, and those of the base that were taken out.

    `kept` are sentences of the base that were a person's already; `deleted` those that a person took out before. The mark of
    a series and the last stop make no sentence another one; a comment right behind a sentence makes it the person's."""
    return _Comparison(base, standing, kept, deleted).edits()


class _Comparison:
    def __init__(self, base: str, standing: str, kept: Sequence[str], deleted: Sequence[str]) -> None:
        standing = with_mine(standing)
        self._old, self._new = units(with_mine(base)), units(standing)
        self._choices = [(_said(mine), _said(new)) for mine, new in conflicts_in(base)]
        self._kept = set(self._found_again(kept))
        self._deleted = deleted
        self._standing = without_comments(standing)
        self._base_of: dict[int, list[int]] = defaultdict(list)
        self._pair()

    def edits(self) -> tuple[HandEdit, ...]:
        found = []
        gone = self._gone()
        for n, unit in enumerate(self._new):
            found += [self._deletion(a, n) for a in gone.get(n, ())]
            if self._is_persons(n, unit):
                found.append(self._edit(n, unit))
        found += [self._deletion(a, len(self._new)) for a in gone.get(len(self._new), ())]
        here = {unit.bare for unit in self._new} | {bare(edit.base) for edit in found if edit.kind == "deleted"}
        return (*found, *(self._remembered(s) for s in self._deleted if bare(without_comments(s)) not in here))

    def _pair(self) -> None:
        for pair in align_sentences([u.text or u.raw for u in self._old], [u.text or u.raw for u in self._new]):
            if pair.old is not None and pair.new is not None:
                self._base_of[pair.new].append(pair.old)
        self._joined()
        for a, b in self._reworded():
            self._base_of[b].append(a)
        self._split()

    def _found_again(self, kept: Sequence[str]) -> Iterator[int]:
        """Where the sentences stand that were a person's before: each once, to the letter if it does so anywhere."""
        free = dict(enumerate(self._new))
        for sentence in kept:
            words = bare(without_comments(sentence)) or sentence
            same = [n for n, unit in free.items() if unit.bare == words]
            if same:
                found = min(same, key=lambda n: (free[n].raw != sentence, n))
                del free[found]
                yield found

    def _joined(self) -> None:
        """A sentence of the base whose words stand in a person's sentence: two were made one."""
        used = {a for olds in self._base_of.values() for a in olds}
        for a, unit in enumerate(self._old):
            if a not in used and unit.text:
                shares = [(shared_share(unit.text, u.text), -n) for n, u in self._persons()]
                share, b = max(shares, default=(0.0, 0))
                if share >= _HELD:
                    self._base_of[-b].append(a)

    def _reworded(self) -> Iterator[tuple[int, int]]:
        """Sentences without a partner that stand between the same neighbours and have something in common."""
        partner = {a: new for new, olds in self._base_of.items() for a in olds}
        free = [b for b in range(len(self._new)) if b not in self._base_of and self._new[b].text]
        for a in range(len(self._old)):
            if a in partner or not self._old[a].text:
                continue
            before = next((partner[n] for n in range(a - 1, -1, -1) if n in partner), -1)
            after = next((partner[n] for n in range(a + 1, len(self._old)) if n in partner), len(self._new))
            shares = [(_in_common(self._old[a].text, self._new[b].text), -b) for b in free if before < b < after]
            share, found = max(shares, default=(0.0, 0))
            if share >= _SOME:
                free.remove(-found)
                yield a, -found

    def _split(self) -> None:
        """A person's sentence whose words stand in a sentence of the base: one was made two."""
        for b, unit in self._persons():
            if b not in self._base_of and unit.text:
                shares = [(shared_share(unit.text, self._old[n].text), -n) for n in self._rewritten()]
                share, a = max(shares, default=(0.0, 0))
                if share >= _HELD:
                    self._base_of[b].append(-a)

    def _persons(self) -> list[tuple[int, Unit]]:
        return [(n, unit) for n, unit in enumerate(self._new) if self._is_persons(n, unit)]

    def _rewritten(self) -> list[int]:
        return sorted({a for b, olds in self._base_of.items() for a in olds if self._is_persons(b, self._new[b])})

    def _is_persons(self, n: int, unit: Unit) -> bool:
        if n in self._kept or unit.commented:
            return True
        if any(unit.bare in new for _, new in self._choices):
            return False
        own = to_the_letter(unit.text)
        return all(to_the_letter(self._old[a].text) != own for a in self._base_of.get(n, ()))

    def _edit(self, n: int, unit: Unit) -> HandEdit:
        base = "".join(self._old[a].text for a in sorted(self._base_of.get(n, ())))
        lines = [u.line for u in self._new]
        return HandEdit(
            "changed" if base else "added",
            unit.raw,
            base,
            self._new[n - 1].text if n else "",
            self._new[n + 1].text if n + 1 < len(self._new) else "",
            lines.count(unit.line) == 1,
            self._standing,
        )

    def _gone(self) -> dict[int, list[int]]:
        """The sentences of the base that went, by the place in the standing text before which they would stand."""
        used = {a for olds in self._base_of.values() for a in olds}
        found: dict[int, list[int]] = defaultdict(list)
        place = 0
        standing = {unit.bare for unit in self._new}
        here = {a: b for b, olds in self._base_of.items() for a in olds}
        for a, unit in enumerate(self._old):
            if a in used:
                place = here[a] + 1
            elif unit.text and unit.bare not in standing and not self._chosen_against(unit):
                found[place].append(a)
        return found

    def _chosen_against(self, unit: Unit) -> bool:
        """Whether the person settled a conflict for the new version: the other one was not taken out."""
        here = {own.bare for own in self._new}
        return any(unit.bare in mine and here & new for mine, new in self._choices)

    def _deletion(self, a: int, place: int) -> HandEdit:
        before = self._new[place - 1].text if place else ""
        after = self._new[place].text if place < len(self._new) else ""
        return HandEdit("deleted", "", self._old[a].text, before, after, standing=self._standing)

    def _remembered(self, sentence: str) -> HandEdit:
        return HandEdit("deleted", "", sentence, standing=self._standing)


def _said(text: str) -> set[str]:
    return {unit.bare for unit in units(text)}


def _in_common(one: str, other: str) -> float:
    """The share of the shorter one's words, or that of its figures, whichever is greater."""
    words = max(shared_share(one, other), shared_share(other, one)) if bigrams(one) and bigrams(other) else 0.0
    figures, others = quantities(one), quantities(other)
    same = sum(any(equal(q, o) for o in others) for q in figures)
    return max(words, same / max(1, min(len(figures), len(others))) / 2)
