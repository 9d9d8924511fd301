"""The sentences of a new draft with what is put before, instead of and behind each (组合), written out as paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.comparison.grounding import GroundedClause
from assistant.comparison.hand_edit import HandEdit
from assistant.comparison.merge import MARKS
from assistant.comparison.sentences import bare, series_mark
from assistant.comparison.units import Unit
from assistant.report.comments import comment_spans
from assistant.style.numbering import continuous_series

_SOFT = "，；：、,;: "
_STOPS = "。！？；!?;"
_CLOSERS = "”’）》】"


@dataclass(frozen=True)
class Item:
    """A sentence of a person's to be put somewhere; a `conflict` has the fresh words beside it."""

    text: str
    edit: HandEdit
    fresh: str = ""
    conflict: bool = False


@dataclass
class Slot:
    """A sentence of the new draft. `cut` are the clauses that go; `owner` is the edit whose sentence it is to the letter."""

    unit: Unit
    clauses: tuple[GroundedClause, ...]
    owner: HandEdit | None = None
    cut: set[int] = field(default_factory=set)
    ahead: list[Item] = field(default_factory=list)
    behind: list[Item] = field(default_factory=list)

    @classmethod
    def empty(cls) -> Slot:
        """A place for sentences where the new draft has none."""
        return cls(Unit("", "", 0), ())

    def clause(self, number: int) -> str:
        return self.unit.text[self.clauses[number].start : self.clauses[number].end]

    def words(self, clauses: Iterable[int]) -> str:
        return "".join(self.clause(n) for n in clauses)

    def put(self, item: Item, *, before: bool) -> None:
        (self.ahead if before else self.behind).append(item)

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
                if bare(other.edit.words) == neighbour:
                    items.insert(n + behind, item)
                    return True
        return False

    def rest(self) -> str:
        """What is left of the sentence."""
        if self.owner is not None:
            return self.owner.text
        if not self.cut:
            return self.unit.raw
        left = self.words(n for n in range(len(self.clauses)) if n not in self.cut)
        if not bare(left):
            return ""
        mark = series_mark(self.unit.text)
        if mark and not series_mark(left):
            left = mark + left
        stop = self.unit.text[-1] if self.unit.text[-1] in _STOPS else ""
        return left if not stop or left.endswith(stop) else left.rstrip(_SOFT) + stop


@dataclass
class _Piece:
    text: str
    persons: bool
    line: int
    alone: bool = False
    series: str = ""


def assembled(slots: Sequence[Slot]) -> tuple[str, tuple[str, ...]]:
    """The text, one paragraph a line, and the person's sentences as they stand in it."""
    pieces = [piece for slot in slots for piece in _pieces(slot)]
    _number(pieces, in_series=any(series_mark(slot.unit.text) for slot in slots))
    lines: list[list[_Piece]] = []
    for piece in pieces:
        if lines and lines[-1][-1].line == piece.line and not piece.alone and not lines[-1][-1].alone:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        for piece in line[:-1]:
            piece.text = _with_stop(piece.text)
        if not line[-1].alone:
            line[-1].text = closed(line[-1].text)
    text = "\n".join("".join(piece.text for piece in line) for line in lines)
    return text, tuple(piece.text for piece in pieces if piece.persons)


def closed(text: str) -> str:
    """A sentence that ends a paragraph: no soft mark at its end."""
    words, comments = _apart(text)
    return words.rstrip(_SOFT) + "。" + comments if words and words[-1] in _SOFT else text


def _pieces(slot: Slot) -> list[_Piece]:
    found = [piece for item in slot.ahead for piece in _written(item, slot)]
    if rest := slot.rest():
        found.append(_Piece(rest, slot.owner is not None, slot.unit.line))
    return [*found, *(piece for item in slot.behind for piece in _written(item, slot))]


def _written(item: Item, slot: Slot) -> list[_Piece]:
    line = slot.unit.line
    if not item.conflict:
        alone = not item.edit.words or (item.edit.own_line and bool(series_mark(item.text)))
        return [_Piece(item.text, True, line, alone=alone)]
    own = [_Piece(item.text, True, line, alone=True)] if item.text else []
    new = [_Piece(item.fresh, False, line, alone=True)] if item.fresh else []
    head, middle, end = (_Piece(mark, False, line, alone=True) for mark in MARKS)
    return [head, *own, middle, *new, end]


def _number(pieces: Sequence[_Piece], *, in_series: bool) -> None:
    """一是, 二是 made continuous; a person's mark goes where the new draft has no series."""
    for piece in pieces:
        if piece.persons and not in_series and series_mark(piece.text):
            piece.text = piece.text[len(series_mark(piece.text)) :]
    own = [_apart(piece.text) for piece in pieces]
    for piece, words, (_, comments) in zip(pieces, continuous_series([w for w, _ in own]), own, strict=True):
        piece.text = words + comments


def _with_stop(text: str) -> str:
    """A sentence that another one follows."""
    words, comments = _apart(text)
    bare_end = words.rstrip(_CLOSERS)
    return text if not words or (bare_end and bare_end[-1] in f"{_STOPS}{_SOFT}") else f"{words}。{comments}"


def _apart(text: str) -> tuple[str, str]:
    """The words, and the comments behind them with the blanks before."""
    spans = comment_spans(text)
    end = len(text)
    for start, stop in reversed(spans):
        if stop != len(text[:end].rstrip()):
            break
        end = start
    words = text[:end].rstrip()
    return words, text[len(words) :]
