"""A question that is answered yes or no."""

from __future__ import annotations

import sys

_YES = frozenset({"y", "yes", "1", "是", "是的", "好", "好的", "对", "要", "接受"})


def can_ask() -> bool:
    """Whether a person sits at the terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def confirmed(question: str) -> bool:
    """Asks once on stderr; anything but y, 是, 好, 1 and the like is no, and so is the end of the input."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)  # noqa: T201
    try:
        answer = input()
    except EOFError:
        return False
    return answer.strip().lower() in _YES
