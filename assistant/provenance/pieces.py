"""A traced text cut into pieces, each plain or a figure, a name, a part of a clause: what the views are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.provenance.report_trace import TracedPart
from assistant.provenance.traced import SectionTrace, TracedFigure, TracedName, UnsupportedClause
from assistant.report.comments import comment_spans


@dataclass(frozen=True)
class Piece:
    """A run of a paragraph. `clause` is the one without support that it lies in."""

    text: str
    figure: TracedFigure | None = None
    name: TracedName | None = None
    clause: UnsupportedClause | None = None


Paragraph = tuple[Piece, ...]


def heading_pieces(part: TracedPart) -> Paragraph:
    """The heading; empty where the part has none."""
    return next(iter(_paragraphs(part.heading.text, part.head)), ())


def body_pieces(part: TracedPart) -> tuple[Paragraph, ...]:
    """The paragraphs of the part without comments; joined they are the text. Of names only those that are not allowed are
    pieces of their own; of two that overlap the one that begins first is, of two that begin together the longer."""
    return tuple(_paragraphs(part.body.text, part.trace))


def _paragraphs(text: str, trace: SectionTrace) -> Iterator[Paragraph]:
    comments = comment_spans(text)
    marks = _apart((*trace.figures, *(name for name in trace.names if not name.allowed)), comments)
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        pieces = tuple(_pieces(text, at, end, marks, trace.clauses, comments))
        if pieces:
            yield pieces
        at = end + 1


def _apart(
    marks: Iterable[TracedFigure | TracedName], comments: Sequence[tuple[int, int]]
) -> list[TracedFigure | TracedName]:
    """Those that overlap neither each other nor a comment."""
    free: list[TracedFigure | TracedName] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        clear = all(mark.end <= start or end <= mark.start for start, end in comments)
        if clear and mark.start < mark.end and (not free or mark.start >= free[-1].end):
            free.append(mark)
    return free


def _pieces(
    text: str,
    begin: int,
    end: int,
    marks: Sequence[TracedFigure | TracedName],
    clauses: Sequence[UnsupportedClause],
    comments: Sequence[tuple[int, int]],
) -> Iterator[Piece]:
    own = [mark for mark in marks if begin <= mark.start and mark.end <= end]
    edges = {edge for span in (*clauses, *own) for edge in (span.start, span.end)}
    edges |= {edge for span in comments for edge in span}
    inside = {n for mark in own for n in range(mark.start + 1, mark.end)}
    cuts = sorted({begin, end, *(edge for edge in edges if begin < edge < end and edge not in inside)})
    starts = {mark.start: mark for mark in own}
    for a, b in pairwise(cuts):
        if any(start <= a < stop for start, stop in comments):
            continue
        mark = starts.get(a)
        clause = next((c for c in clauses if c.start <= a < c.end), None)
        figure = mark if isinstance(mark, TracedFigure) else None
        yield Piece(text[a:b], figure, mark if isinstance(mark, TracedName) else None, clause)
