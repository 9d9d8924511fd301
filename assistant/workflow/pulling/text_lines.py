"""The lines of a Word file as a draft could hold them: one paragraph a line, each with its ordinal, typed or counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.comparison.line_map import said
from assistant.files.revised import WordLine
from assistant.report.reading.ordinals import Ordinal, read_ordinal
from assistant.style.numbering import without_ordinal
from assistant.workflow.pulling.expected import ExpectedLine


@dataclass(frozen=True)
class TextLine:
    """A line of the Word file: `number` in it, `ordinal` as it shows, `rest` without."""

    number: int
    text: str
    ordinal: Ordinal | None
    rest: str
    source: WordLine


def text_lines(lines: Sequence[WordLine], expected: Sequence[ExpectedLine]) -> list[TextLine]:
    """One paragraph a line; of the title's line breaks nothing stays. Blank lines and tables are no text of a draft."""
    titles = {said(line.text) for line in expected if line.place.kind == "title"}
    found: list[TextLine] = []
    for number, line in enumerate(lines):
        if line.in_table:
            continue
        whole = line.title or said(line.text) in titles
        pieces = [line.text.replace("\n", "")] if whole else line.text.split("\n")
        for at, piece in enumerate(pieces):
            if piece.strip():
                found.append(_line(number, piece.strip(), line, first=at == 0))
    return found


def _line(number: int, text: str, source: WordLine, *, first: bool) -> TextLine:
    typed = read_ordinal(text)
    shown = typed or (read_ordinal(f"{source.ordinal}甲") if first and source.ordinal else None)
    return TextLine(number, text, shown, without_ordinal(text), source)
