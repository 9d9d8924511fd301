"""Conflict markers (冲突标记) in a text: where two versions stand that nobody has chosen between."""

from __future__ import annotations

from collections.abc import Iterator

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
    return "\n".join(line for line, side in _sided(text) if side != _NEW)


def conflicts_in(text: str) -> tuple[tuple[str, str], ...]:
    """The two versions of every conflict: the person's, the new one."""
    found: list[tuple[list[str], list[str]]] = []
    last = 0
    for line, side in _sided(text):
        if side == _MINE and last != _MINE:
            found.append(([], []))
        if side and found:
            found[-1][side - 1].append(line)
        last = side
    return tuple(("\n".join(mine[1:]), "\n".join(new)) for mine, new in found)


_MINE, _NEW = 1, 2


def _sided(text: str) -> Iterator[tuple[str, int]]:
    """Every line that is no marker with the side of a conflict that it stands on, 0 outside. An empty line stands for the marker
    above, so that a side without a line is seen."""
    side = 0
    for line in text.split("\n"):
        bare = line.rstrip()
        if bare.startswith("<<<<<<<"):
            side = _MINE
            yield "", _MINE
        elif side and bare == MARKS[1]:
            side = _NEW
        elif bare.startswith(">>>>>>>"):
            side = 0
        else:
            yield line, side
