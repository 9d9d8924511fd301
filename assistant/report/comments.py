"""HTML comments (批注) in a file that a person writes: where they stand, and the text without them."""

from __future__ import annotations

_OPEN, _CLOSE = "<!--", "-->"


def comment_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every comment. One that another begins inside of, or that never ends, is no comment."""
    spans = []
    start = text.find(_OPEN)
    while start >= 0:
        end = _end(text, start)
        if end:
            spans.append((start, end))
        start = text.find(_OPEN, end or start + len(_OPEN))
    return tuple(spans)


def unclosed_comments(text: str) -> tuple[int, ...]:
    """Where a comment begins that no --> closes before the next one begins."""
    found = []
    start = text.find(_OPEN)
    while start >= 0:
        end = _end(text, start)
        if not end:
            found.append(start)
        start = text.find(_OPEN, end or start + len(_OPEN))
    return tuple(found)


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
        parts += [text[position:start], "".join("\n" if c == "\n" else " " for c in text[start:end])]
        position = end
    return "".join([*parts, text[position:]])


def _end(text: str, start: int) -> int:
    """Behind the --> of the comment that begins here; 0 where it is not closed."""
    closed, following = text.find(_CLOSE, start + len(_OPEN)), text.find(_OPEN, start + len(_OPEN))
    return 0 if closed < 0 or 0 <= following < closed else closed + len(_CLOSE)
