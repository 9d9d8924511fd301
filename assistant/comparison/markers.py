"""Conflict markers (冲突标记) in a text: where two versions stand that nobody has chosen between."""

from __future__ import annotations

MARKS = ("<<<<<<< 手工修改", "=======", ">>>>>>> 新稿")
"""Each on a line of its own: above the person's, in the middle, below the new one."""


def has_markers(text: str) -> bool:
    """Whether a conflict stands in the text that nobody has settled."""
    return bool(marker_lines(text))


def marker_lines(text: str) -> tuple[int, ...]:
    """The numbers (from 1) of the lines that are conflict markers. A line of equals signs is one only inside a conflict."""
    found, inside = [], False
    for number, line in enumerate(text.split("\n"), start=1):
        bare = line.rstrip()
        if bare.startswith(("<<<<<<< ", ">>>>>>> ")) or bare in ("<<<<<<<", ">>>>>>>"):
            inside = bare.startswith("<")
            found.append(number)
        elif inside and bare == MARKS[1]:
            found.append(number)
    return tuple(found)


def with_mine(text: str) -> str:
    """The text with the person's version wherever a conflict stands in it."""
    lines, side = [], 0
    for line in text.split("\n"):
        bare = line.rstrip()
        if bare.startswith("<<<<<<<"):
            side = 1
        elif side and bare == MARKS[1]:
            side = 2
        elif bare.startswith(">>>>>>>"):
            side = 0
        elif side != 2:
            lines.append(line)
    return "\n".join(lines)
