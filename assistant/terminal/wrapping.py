"""Text broken into lines of so many cells (折行): between Chinese characters, never inside a word, no mark at a line's head."""

from __future__ import annotations

import re

from assistant.terminal.columns import cells

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
