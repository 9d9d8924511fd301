"""HTML comments (批注) in a file that a person writes: where they stand, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN = "<!--"
_MARK = re.compile("<!--|-->")


def comment_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every comment. One that another begins inside of, or that never ends, is no comment."""
    return tuple((start, end) for start, end in _opened(text) if end)


def unclosed_comments(text: str) -> tuple[int, ...]:
    """Where a comment begins that no --> closes before the next one begins."""
    return tuple(start for start, end in _opened(text) if not end)


def comments_and_unclosed(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Both of these, found in one pass."""
    found = tuple(_opened(text))
    return tuple(span for span in found if span[1]), tuple(start for start, end in found if not end)


def without_comments(text: str) -> str:
    """The text with comments taken out; their line ends stay, so that lines are counted as before."""
    parts, position = [], 0
    for start, end in comment_spans(text):
        parts += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end
    return "".join([*parts, text[position:]])


def blanked_comments(text: str) -> str:
    """The text with a blank for every character of a comment: every other one stands where it stood."""
    parts, position = [], 0
    for start, end in comment_spans(text):
        parts += [text[position:start], "".join(c if c in "\r\n" else " " for c in text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


def _opened(text: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends; 0 for the end of one that is not closed."""
    start = -1
    for mark in _MARK.finditer(text):
        if mark[0] == _OPEN:
            if start >= 0:
                yield start, 0
            start = mark.start()
        elif start >= 0:
            yield start, mark.end()
            start = -1
    if start >= 0:
        yield start, 0
