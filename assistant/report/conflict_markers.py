"""Conflict markers (冲突标记): lines between which two ways of saying a thing stand until somebody chooses."""

from __future__ import annotations

import re

MARKS = ("<<<<<<< 手工修改", "=======", ">>>>>>> 新稿")
_GLUED = re.compile(r"(?<!<)<{7}(?!<)|(?<!>)>{7}(?!>)")
"""Where a line end was deleted before a marker."""
_LINE = re.compile(r"<{7}(?:\s.*)?|={7}|>{7}(?:\s.*)?")


def is_marker(line: str) -> bool:
    return line[:1] in "<=>" and _LINE.fullmatch(line.rstrip()) is not None


def glued_markers(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every marker, wherever in a line it stands."""
    return tuple(match.span() for match in _GLUED.finditer(text))


def marker_lines(text: str) -> tuple[int, ...]:
    """The numbers (from 1) of the lines that are conflict markers, or hold one."""
    lines = enumerate(text.split("\n"), start=1)
    return tuple(number for number, line in lines if is_marker(line) or glued_markers(line))


def has_markers(text: str) -> bool:
    """Whether a conflict stands in the text that nobody has settled, or something is left of one."""
    return any(map(is_marker, text.split("\n"))) or bool(glued_markers(text))
