"""What is made once of a ledger and used for every section of its report."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def once_for_the_same(make: Callable[[_Given], _Made]) -> Callable[[_Given], _Made]:
    """Remembers what was made last. The argument is known by being the same object: to hash the hundreds of sources of a
    ledger for every section costs more than to trace one."""
    last: list[tuple[_Given, _Made]] = []

    @wraps(make)
    def remembered(given: _Given) -> _Made:
        if last and last[0][0] is given:
            return last[0][1]
        made = make(given)
        last[:] = [(given, made)]
        return made

    return remembered
