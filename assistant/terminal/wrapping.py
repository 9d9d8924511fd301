"""Text broken into lines of so many cells (折行): between Chinese characters, never inside a word, no mark at a line's head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from assistant.terminal.columns import cells
from assistant.terminal.shades import Line, Shade, plain

_CLOSING = "，。、；：？！）》」』】”’…"
_OPENING = "（《「『【“‘"
_PIECE = re.compile(rf"[{_OPENING}]?(?:[!-~]+|[^\s!-~])[{_CLOSING}]*|\s")


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; a word that is longer stands alone. At least one line."""
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line and cells(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        if line or not piece.isspace():
            line += piece
    return [*lines, line.rstrip()] if line.rstrip() or not lines else lines


def wrapped_line(line: Line, width: int) -> list[Line]:
    """A line in colour, broken like `wrapped`."""
    text = plain(line)
    styles = [shade.style for shade in line for _ in shade.text]
    rows: list[Line] = []
    at = 0
    for row in _rows(text, width):
        at = text.index(row, at) if row else at
        rows.append(_coloured(row, styles[at : at + len(row)]))
        at += len(row)
    return rows


def _rows(text: str, width: int) -> list[str]:
    """As `wrapped`, with the blanks that a line begins with."""
    head = text[: len(text) - len(text.lstrip())]
    if not head:
        return wrapped(text, width)
    mask = "口" * len(head)  # as wide as an ideographic blank, and no place to break a line at its beginning
    first, *more = wrapped(mask + text[len(head) :], width)
    return [head + first[len(mask) :], *more]


def _coloured(row: str, styles: Sequence[str]) -> Line:
    runs = groupby(zip(row, styles, strict=True), key=itemgetter(1))
    return tuple(Shade("".join(character for character, _ in run), style) for style, run in runs)
