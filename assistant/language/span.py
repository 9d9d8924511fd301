"""A part of a text: where it stands and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


class Span(NamedTuple):
    """`text` is whole[start:end]."""

    start: int
    end: int
    text: str


def spans_of(matches: Iterable[re.Match[str]], group: int | str = 0) -> tuple[Span, ...]:
    """The non-empty matches as spans."""
    return tuple([Span(*m.span(group), found) for m in matches if (found := m[group])])
