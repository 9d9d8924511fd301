"""Paragraphs as one text with the comments (批注) that stand in them: what a section is traced as."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from assistant.report.imported import Passage

_NEXT = "\n"
Comments = Sequence[tuple[int, int]]
"""Start and end of each comment of the document, in order."""


def joined(paragraphs: Sequence[Passage], comments: Comments, text: str) -> Passage:
    """The paragraphs, one a line, with the comments in and behind them; every character of it knows its place in the
    document's `text`. A paragraph that is only a comment belongs to the one before it. Empty for no paragraphs."""
    if not paragraphs:
        return Passage("", 0, 0, 0)
    parts: list[str] = []
    anchors: list[tuple[int, int]] = []
    length = 0
    for paragraph in paragraphs:
        if parts:
            parts.append(_NEXT)
            length += len(_NEXT)
        for piece, place in _pieces(paragraph, comments, text):
            parts.append(piece)
            anchors.append((length, place))
            length += len(piece)
    return Passage("".join(parts), paragraphs[0].start, paragraphs[-1].end, paragraphs[0].line, tuple(anchors))


def _pieces(passage: Passage, comments: Comments, text: str) -> Iterator[tuple[str, int]]:
    """Runs of the passage and the comments between them, each with its place in the document."""
    runs = list(_runs(passage))
    first = bisect_left(comments, (passage.position(0), 0))
    own = [span for span in comments[first : bisect_right(comments, (passage.end, 0))] if span[0] < passage.end]
    for words, place in runs:
        begun = 0
        while own and own[0][0] < place + len(words):
            start, end = own.pop(0)
            here = max(start - place, begun)
            if here > begun:
                yield words[begun:here], place + begun
            yield _on_one_line(text[start:end]), start
            begun = here
        if begun < len(words):
            yield words[begun:], place + begun
    yield from ((_on_one_line(text[start:end]), start) for start, end in own)


def _on_one_line(comment: str) -> str:
    """A blank for every line end in it, so that each line of the text stays a paragraph."""
    return comment.replace("\r", " ").replace("\n", " ")


def _runs(passage: Passage) -> Iterator[tuple[str, int]]:
    """Pieces of the passage that run in step with the document."""
    anchors = passage.anchors or ((0, passage.start),)
    ends = [*(own for own, _ in anchors[1:]), len(passage.text)]
    for (own, there), end in zip(anchors, ends, strict=True):
        if own < end:
            yield passage.text[own:end], there
