"""Conflict markers (冲突标记): lines between which two ways of saying a thing stand until somebody chooses."""

from __future__ import annotations

import re

MARKS = ("<<<<<<< 手工修改", "=======", ">>>>>>> 新稿")
_LINE = re.compile(r"<{7}(?:\s.*)?|={7}|>{7}(?:\s.*)?")


def is_marker(line: str) -> bool:
    return line[:1] in "<=>" and _LINE.fullmatch(line.rstrip()) is not None


def marker_lines(text: str) -> tuple[int, ...]:
    """The numbers (from 1) of the lines that are conflict markers."""
    return tuple(number for number, line in enumerate(text.split("\n"), start=1) if is_marker(line))


def has_markers(text: str) -> bool:
    """Whether a conflict stands in the text that nobody has settled."""
    return any(is_marker(line) and line[:1] != "=" for line in text.split("\n"))
