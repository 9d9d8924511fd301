"""The sentences of a new draft with what is put before, instead of and behind each (组合), written out as paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from assistant.comparison.grounding import Facts, GroundedClause
from assistant.comparison.hand_edit import HandEdit
from assistant.comparison.markers import MARKS
from assistant.comparison.sentences import bare, series_mark
from assistant.comparison.series_marks import Head, head_of, renumbered, series_of
from assistant.comparison.units import Unit, units
from assistant.report.comments import comment_spans

_SOFT = "，；：、,;: "
_STOPS = "。！？；!?;"
_ROWS = ("|", "- ", "* ", "+ ")
_CLOSERS = "”’）》】"


@dataclass(frozen=True)
class Item:
    """A person's sentence to be put somewhere; a `conflict` may have several, and has the `fresh` words beside them."""

    edits: tuple[HandEdit, ...]
    fresh: str = ""
    conflict: bool = False

    def has(self, sentence: str) -> bool:
        return sentence in self.said

    @cached_property
    def said(self) -> frozenset[str]:
        return frozenset(bare(edit.words) for edit in self.edits)


@dataclass
class Slot:
    """A sentence of the new draft. `cut` are the clauses that go; `owner` is the edit whose sentence it is to the letter;
    `inside` are sentences put in place of a clause, with its number."""

    unit: Unit
    clauses: tuple[GroundedClause, ...]
    owner: HandEdit | None = None
    cut: set[int] = field(default_factory=set)
    ahead: list[Item] = field(default_factory=list)
    inside: list[tuple[int, Item]] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)

    def words(self, clauses: Iterable[int]) -> str:
        return "".join(self.clauses[n].text for n in clauses)

    def put(self, item: Item, *, before: bool) -> None:
        (self.ahead if before else self.behind).append(item)

    def put_instead(self, item: Item, clause: int, *, first: bool = False) -> None:
        """Puts it in place of a clause that is cut, behind or (`first`) before what stands there already."""
        find = bisect_left if first else bisect_right
        self.inside.insert(find(self.inside, clause, key=_clause), (clause, item))

    def put_beside(self, item: Item, neighbour: str, *, behind: bool) -> bool:
        """Puts it right behind or before a person's sentence that stands here; False where that stands elsewhere."""
        if self.owner is not None and bare(self.owner.words) == neighbour:
            if behind:
                self.behind.insert(0, item)
            else:
                self.ahead.append(item)
            return True
        for items in (self.ahead, self.behind):
            for n, other in enumerate(items):
                if other.has(neighbour):
                    items.insert(n + behind, item)
                    return True
        for n, (clause, other) in enumerate(self.inside):
            if other.has(neighbour):
                self.inside.insert(n + behind, (clause, item))
                return True
        return False

    def parts(self) -> Iterator[str | Item]:
        """What is left of the sentence, in its order, with what stands in place of what went."""
        if self.owner is not None:
            yield self.owner.text
            return
        if not self.cut:
            yield self.unit.raw
            return
        place = 0
        for clause, item in self.inside:
            if any(self.clauses[n].sure for n in self._left(place, clause)):
                yield self._run(place, clause, marked=item is self.inside[0][1])
                place = clause
            yield item
        yield self._run(place, len(self.clauses), marked=not self.inside)

    def _left(self, start: int, end: int) -> list[int]:
        return [n for n in range(start, end) if n not in self.cut]

    def _run(self, start: int, end: int, *, marked: bool) -> str:
        """The clauses that are left between two places, as a sentence; `marked`: it begins with the mark of a series where the
        whole did."""
        words = self.words(self._left(start, end))
        if not bare(words):
            return ""
        mark = series_mark(self.unit.text)
        if marked and mark and not series_mark(words):
            words = mark + words
        stop = self.unit.text[-1] if self.unit.text[-1] in _STOPS else ""
        return words if not stop or words.endswith(stop) else words.rstrip(_SOFT) + stop


@dataclass
class _Piece:
    """A sentence to be written. `slot` is the number of the new draft's sentence that it stands with; `edit` is set for a person's; `instead`: it is the first
    to stand in its place; `alone`: it is a line of its own; `untouched`: it is the new draft's to the letter; `rival` is the
    person's sentence beside which it stands in a conflict."""

    text: str
    slot: int
    line: int
    edit: HandEdit | None = None
    alone: bool = False
    instead: bool = False
    untouched: bool = False
    rival: _Piece | None = None

    @property
    def persons(self) -> bool:
        return self.edit is not None


def slots_of(fresh: str, facts: Facts) -> list[Slot]:
    """The sentences of a new draft; a place for sentences where it has none."""
    return [Slot(unit, facts.under(unit.text)) for unit in units(fresh)] or [Slot(Unit("", "", 0), ())]


def assembled(slots: Sequence[Slot]) -> tuple[str, tuple[tuple[HandEdit, str], ...]]:
    """The text, one paragraph a line, and every edit with its sentence as it stands there."""
    pieces = [piece for n, slot in enumerate(slots) for piece in _pieces(slot, n)]
    _number(pieces, [head_of(slot.unit.text) for slot in slots])
    lines: list[list[_Piece]] = []
    for piece in pieces:
        if lines and lines[-1][-1].line == piece.line and not piece.alone and not lines[-1][-1].alone:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        for piece in line[:-1]:
            piece.text = _with_stop(piece.text)
        if line[-1].text not in MARKS and not line[-1].untouched:
            line[-1].text = closed(line[-1].text)
    text = "\n".join("".join(piece.text for piece in line) for line in lines)
    return text, tuple((piece.edit, piece.text) for piece in pieces if piece.edit is not None)


def closed(text: str) -> str:
    """A sentence that ends a paragraph: no soft mark at its end."""
    words, comments = _apart(text)
    return words.rstrip(_SOFT) + "。" + comments if words and words[-1] in _SOFT else text


def _pieces(slot: Slot, number: int) -> list[_Piece]:
    line, owner = slot.unit.line, slot.owner
    found = [piece for item in slot.ahead for piece in _written(item, slot, number)]
    first = len(found)
    for part in slot.parts():
        if isinstance(part, Item):
            found += _written(part, slot, number)
        elif part:
            found.append(_Piece(part, number, line, owner, untouched=owner is None and not slot.cut))
    found += [piece for item in slot.behind for piece in _written(item, slot, number)]
    if first < len(found) and found[first].persons:
        found[first].instead = True
    return found


def _written(item: Item, slot: Slot, number: int) -> Iterator[_Piece]:
    line = slot.unit.line
    own = [_Piece(edit.text, number, line, edit, alone=_is_alone(edit)) for edit in item.edits if edit.text]
    if not item.conflict:
        yield from own
        return
    head, middle, end = (_Piece(mark, number, line, alone=True) for mark in MARKS)
    yield from (head, *own, middle)
    if item.fresh:
        first = own[0] if own else None
        if first is not None:
            first.instead = head_of(item.fresh).marked
        yield _Piece(item.fresh, number, line, rival=first)
    yield end


def _is_alone(edit: HandEdit) -> bool:
    """Comments, items of a series, rows of a table or a list, and what a person added, now or before, that were a paragraph of
    their own stay one."""
    added = edit.kind == "added" or bare(edit.base) == bare(edit.words)
    return not edit.words or (edit.own_line and (added or edit.text.startswith(_ROWS) or bool(series_mark(edit.text))))


def _number(pieces: Sequence[_Piece], fresh: Sequence[Head]) -> None:
    """一是, 二是 made to count on where something was put in or went. A person's sentence takes over the mark of the one whose place
    it has; of two in a conflict both have the same."""
    series = series_of(fresh)
    sizes = [
        sum(own == n and head.marked for head, own in zip(fresh, series, strict=True)) for n in range(len(fresh) + 1)
    ]
    leads = {head.lead for head in fresh} - {""}
    heads = [_head(piece, fresh[piece.slot], leads) for piece in pieces]
    own = [series[piece.slot] for piece in pieces]
    touched = _touched(pieces, heads, own, sizes)
    for piece, old, new in zip(pieces, heads, renumbered(heads, own, sizes), strict=True):
        piece.text = (new if series[piece.slot] in touched else old).text()
    for piece in pieces:
        mark = head_of(piece.text)
        if piece.rival is not None and mark.marked:
            piece.text = replace(mark, number=head_of(piece.rival.text).number).text()


def _head(piece: _Piece, place: Head, leads: set[str]) -> Head:
    """How a piece begins; `place` is the head of the new draft's sentence that it stands with."""
    if piece.rival is not None:
        return Head(rest=piece.text)
    head = head_of(piece.text)
    if not piece.persons:
        return head
    head = replace(head, lead="") if head.lead in leads else head
    if piece.instead and place.marked:
        return Head(head.lead or place.lead, place.number, head.word or place.word, head.rest)
    return head


def _touched(pieces: Sequence[_Piece], heads: Sequence[Head], series: Sequence[int], sizes: Sequence[int]) -> set[int]:
    """The series into which something was put, or of which something went; 0 where there is none yet."""
    left = [sum(own == n and head.marked for head, own in zip(heads, series, strict=True)) for n in range(len(sizes))]
    persons = {own for piece, head, own in zip(pieces, heads, series, strict=True) if piece.persons and head.marked}
    return persons | {n for n, size in enumerate(sizes) if left[n] != size}


def _with_stop(text: str) -> str:
    """A sentence that another one follows."""
    words, comments = _apart(text)
    bare_end = words.rstrip(_CLOSERS)
    return text if not words or (bare_end and bare_end[-1] in f"{_STOPS}{_SOFT}") else f"{words}。{comments}"


def _apart(text: str) -> tuple[str, str]:
    """The words, and the comments behind them with the blanks before."""
    end = len(text)
    for start, stop in reversed(comment_spans(text)):
        if stop != len(text[:end].rstrip()):
            break
        end = start
    words = text[:end].rstrip()
    return words, text[len(words) :]


def _clause(place: tuple[int, Item]) -> int:
    return place[0]
