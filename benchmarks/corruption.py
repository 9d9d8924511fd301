"""What a corruption is: one thing made wrong in a text, its facts untouched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from plain_reading import clauses, sentences
from planting import Piece


@dataclass(frozen=True)
class Corruption:
    """`before` is the text that was right for these facts, `text` the corrupted one; `places` are spans of `text` of
    which one should be reported; `fact` the index of the fact that is not in the text any more. `kind` may be another
    than was asked for: a value that another figure of the section has is counted by itself."""

    kind: str
    facts: tuple[str, ...]
    before: str
    text: str
    places: tuple[tuple[int, int], ...] = ()
    fact: int = -1
    note: str = ""


Corruptor = Callable[[Piece, Random, Sequence[str]], Corruption | None]


def replaced(piece: Piece, span: tuple[int, int], new: str, kind: str) -> Corruption | None:
    start, end = span
    old = piece.text[start:end]
    if old == new:
        return None
    text = piece.text[:start] + new + piece.text[end:]
    return Corruption(kind, piece.facts, piece.text, text, ((start, start + len(new)),), note=f"{old} → {new}")


def renamed(piece: Piece, span: tuple[int, int], new: str, kind: str) -> Corruption | None:
    return None if any(new in fact for fact in piece.facts) else replaced(piece, span, new, kind)


def inserted(piece: Piece, sentence: str, random: Random, kind: str) -> Corruption:
    ends = [end for _, end in sentences(piece.text) if piece.text[end - 1] in "。！？"]
    at = random.choice(ends or [len(piece.text)])
    text = piece.text[:at] + sentence + piece.text[at:]
    return Corruption(kind, piece.facts, piece.text, text, ((at, at + len(sentence)),), note=sentence)


def clause_at(text: str, place: tuple[int, int]) -> str:
    """The clauses around a place, for people to read."""
    return "".join(c.text for c in clauses(text) if c.start < place[1] + 12 and place[0] - 12 < c.end).strip()
