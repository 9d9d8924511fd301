"""The figures of a text against those of its facts (数字溯源)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.equality import equal, weaker
from assistant.language.names import titles
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity


@dataclass(frozen=True)
class Untraced:
    """A span of the text that no fact has. `elsewhere` is True where another section's facts have it."""

    start: int
    end: int
    text: str
    elsewhere: bool = False


def figures(text: str) -> tuple[Quantity, ...]:
    """What must have a source: counts, shares, dates, frequencies; an ordinal (第12次) counts nothing."""
    return tuple(q for q in quantities(text) if q.is_figure)


def traced(figure: Quantity, sources: Sequence[Quantity]) -> bool:
    """A source says the same, or more exactly (30余 where the fact has 34)."""
    return any(equal(figure, source) or weaker(figure, source) for source in sources)


def untraced(
    text: str, facts: Sequence[str], elsewhere: Sequence[str] = (), allowed: Sequence[str] = ()
) -> tuple[Untraced, ...]:
    """Figures and 《titles》 of the text that neither the section's facts nor the allowed phrases have, in reading order.

    Figures inside a 《title》 belong to the title and are not looked at by themselves."""
    sources = [q for fact in (*facts, *allowed) for q in figures(fact)]
    others = [q for fact in elsewhere for q in figures(fact)]
    known = [*facts, *allowed]
    names = titles(text)
    found = [
        Untraced(n.start, n.end, n.text, any(n.text in e for e in elsewhere))
        for n in names
        if not any(n.text in source for source in known)
    ]
    found += [
        Untraced(q.start, q.end, q.text, traced(q, others))
        for q in figures(text)
        if not traced(q, sources) and not any(n.start <= q.start < n.end for n in names)
    ]
    return tuple(sorted(found, key=lambda u: u.start))
