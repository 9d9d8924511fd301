"""A Word file that people have revised (修订稿) as values: paragraphs with what was put in and taken out, comments, and what
is no text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

ChangeKind = Literal["inserted", "deleted", "moved"]


@dataclass(frozen=True)
class TrackedChange:
    """One stretch that one person put in or took out in one go. `number` counts from 0 through the document; a move is two
    changes, of which `taken_out` tells the one that goes. `date` as Word writes it (2026-07-03T09:00:00Z), maybe empty;
    `paragraph` is the number of the paragraph where it begins, `text` its words, ¶ for the end of a paragraph."""

    number: int
    kind: ChangeKind
    taken_out: bool
    author: str
    date: str
    paragraph: int
    text: str


Decision = Callable[[TrackedChange], bool]


def accept(_: TrackedChange) -> bool:
    return True


def reject(_: TrackedChange) -> bool:
    return False


@dataclass(frozen=True)
class Piece:
    """Words of a paragraph; `changes` are the numbers of the changes that they are part of, the outer one first."""

    text: str
    changes: tuple[int, ...] = ()


@dataclass(frozen=True)
class RevisedParagraph:
    """`outline` from 1 where it is a heading by its style; `ordinals` are the automatic numbers that it has where all changes
    are accepted and where all are rejected; `bookmarks` are those that begin in it. `end` are the changes that its end is
    part of. `in_table`: it stands in a cell."""

    pieces: tuple[Piece, ...]
    ordinals: tuple[str, str] = ("", "")
    outline: int | None = None
    title: bool = False
    bookmarks: tuple[str, ...] = ()
    end: tuple[int, ...] = ()
    in_table: bool = False


@dataclass(frozen=True)
class WordLine:
    """A paragraph as it reads when the changes are decided; a line break in it is a newline. `ordinal` is its automatic
    number; `paragraphs` are the numbers of the paragraphs that it is made of."""

    text: str
    ordinal: str = ""
    outline: int | None = None
    title: bool = False
    bookmarks: tuple[str, ...] = ()
    paragraphs: tuple[int, ...] = ()
    in_table: bool = False

    @property
    def shown(self) -> str:
        """With its automatic number."""
        return f"{self.ordinal}{self.text}" if self.text.strip() else self.text


@dataclass(frozen=True)
class WordComment:
    """A comment (批注): what it says, who and when, the words it stands on (maybe none) and the number of its paragraph."""

    text: str
    author: str
    date: str
    quoted: str
    paragraph: int


@dataclass(frozen=True)
class LeftOut:
    """What a draft cannot hold: a table, a picture, a text box, a note. `text` is the beginning of what it says."""

    kind: Literal["表格", "图片", "文本框", "脚注尾注"]
    text: str
    paragraph: int


@dataclass(frozen=True)
class RevisedFile:
    """A Word file read with its revisions."""

    paragraphs: tuple[RevisedParagraph, ...]
    changes: tuple[TrackedChange, ...] = ()
    comments: tuple[WordComment, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def bookmarks(self) -> tuple[str, ...]:
        return tuple(name for paragraph in self.paragraphs for name in paragraph.bookmarks)

    def replaced(self) -> tuple[tuple[TrackedChange, ...], ...]:
        """The tracked changes in their order; words taken out and those that the same hand put in their place are one."""
        found: list[tuple[TrackedChange, ...]] = []
        for change in self.changes:
            last = found[-1] if found else ()
            if len(last) == 1 and self._follows(last[0], change):
                found[-1] = (*last, change)
            else:
                found.append((change,))
        return tuple(found)

    def _follows(self, one: TrackedChange, other: TrackedChange) -> bool:
        places = [(change.paragraph, change.author) for change in (one, other)]
        if places[0] != places[1] or "moved" in (one.kind, other.kind) or one.kind == other.kind:
            return False
        own = [piece.changes for piece in self.paragraphs[one.paragraph].pieces if piece.text]
        return ((one.number,), (other.number,)) in pairwise(own)

    def marked(self, changes: Sequence[TrackedChange]) -> str:
        """The paragraph in which they begin, with [-what goes-] and {+what comes+} by them; the others as if accepted."""
        numbers = {change.number for change in changes}
        everything = frozenset(change.number for change in self.changes)
        parts = []
        for piece in self.paragraphs[changes[0].paragraph].pieces:
            own = [self.changes[n] for n in piece.changes if n in numbers]
            if own:
                parts.append(f"[-{piece.text}-]" if own[0].taken_out else f"{{+{piece.text}+}}")
            elif self._stays(piece.changes, everything):
                parts.append(piece.text)
        return "".join(parts)

    def heading_over(self, paragraph: int) -> str:
        """The heading under which a paragraph stands, or that it is; empty above the first."""
        everything = frozenset(change.number for change in self.changes)
        for above in reversed(self.paragraphs[: paragraph + 1]):
            if above.outline is not None:
                return "".join(p.text for p in above.pieces if self._stays(p.changes, everything)).strip()
        return ""

    def lines(self, takes: Decision = accept) -> tuple[WordLine, ...]:
        """The paragraphs as they read where `takes` says which changes are accepted; the others are rejected."""
        taken = frozenset(change.number for change in self.changes if takes(change))
        return tuple(self._lines(taken))

    def _lines(self, taken: frozenset[int]) -> Iterator[WordLine]:
        text, bookmarks, numbers = "", tuple[str, ...](), tuple[int, ...]()
        rejected = self.changes != () and not taken
        for number, paragraph in enumerate(self.paragraphs):
            own = "".join(p.text for p in paragraph.pieces if self._stays(p.changes, taken))
            gone = not self._stays(paragraph.end, taken)
            text, bookmarks, numbers = text + own, bookmarks + paragraph.bookmarks, (*numbers, number)
            if gone and number + 1 < len(self.paragraphs):
                continue
            yield WordLine(
                text,
                paragraph.ordinals[rejected],
                paragraph.outline,
                paragraph.title,
                bookmarks,
                numbers,
                paragraph.in_table,
            )
            text, bookmarks, numbers = "", (), ()

    def _stays(self, changes: tuple[int, ...], taken: frozenset[int]) -> bool:
        """What is part of several changes stands where each of them lets it."""
        return all(self.changes[n].taken_out != (n in taken) for n in changes)
