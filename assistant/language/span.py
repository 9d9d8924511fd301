"""A part of a text: where it stands and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


@dataclass(frozen=True)
class Span:
    """`text` is whole[start:end]."""

    start: int
    end: int
    text: str


def spans_of(matches: Iterable[re.Match[str]], group: int | str = 0) -> tuple[Span, ...]:
    """The non-empty matches as spans."""
    return tuple(Span(m.start(group), m.end(group), m[group]) for m in matches if m[group])
