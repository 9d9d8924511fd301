"""Locks (锁定): what a person has put out of the program's reach, a sentence or a whole section."""

from __future__ import annotations

import re
from collections.abc import Sequence

LOCK = "锁定"
_LOCK = re.compile(r"<!--\s*锁定\s*-->")
_ALONE = re.compile(r"\s*<!--\s*锁定\s*-->\s*")


def has_lock(text: str) -> bool:
    """Whether <!-- 锁定 --> stands in the text."""
    return _LOCK.search(text) is not None


def locked_alone(lines: Sequence[str]) -> bool:
    """Whether <!-- 锁定 --> stands on a line of its own: it belongs to no sentence and locks the section."""
    return any(_ALONE.fullmatch(line) for line in lines)
