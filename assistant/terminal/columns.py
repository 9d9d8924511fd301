"""How wide a text stands on a terminal (列宽): a Chinese character takes two cells."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, width: int) -> str:
    """The text with blanks behind it up to so many cells."""
    return text + " " * max(0, width - cells(text))
