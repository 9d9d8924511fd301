"""The figures of a text against those of its facts (数字溯源)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.equality import equal, weaker
from assistant.language.names import place_names, quoted, titles
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.set_phrases import set_phrases
from assistant.language.span import Span

_NUMBER = re.compile(r"〔\d{4}〕\d+号|[0-9０-９①-⑳][0-9０-９.\-/:]*")
_FIXED = ("学习强国", "我们的节日")


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
    """Figures, 《titles》, “quoted names”, places and numbers of documents that neither the section's facts nor the allowed
    phrases have, in reading order. What stands inside a title or name belongs to it and is not looked at by itself."""
    known = [*facts, *allowed]
    named = [Untraced(n.start, n.end, n.text) for n in _names(text)]
    foreign = [n for n in named if not any(n.text in source for source in known) and not _is_phrase(n.text)]
    sources = [q for source in known for q in quantities(source)]
    free = [q for q in quantities(text) if not any(n.start <= q.start < n.end for n in named)]
    foreign += [Untraced(q.start, q.end, q.text) for q in free if not traced(q, sources)]
    taken = [(n.start, n.end) for n in named] + [(q.start, q.end) for q in free]
    foreign += _leftover_numbers(text, known, taken)
    others = [q for fact in elsewhere for q in quantities(fact)]
    return tuple(sorted((_placed(span, elsewhere, others) for span in foreign), key=lambda u: u.start))


def _names(text: str) -> list[Span]:
    """Titles, quoted names and places; the outermost where one stands in another."""
    found = sorted((*titles(text), *quoted(text), *place_names(text)), key=lambda n: (n.start, -n.end))
    outer: list[Span] = []
    for name in found:
        if not outer or name.start >= outer[-1].end:
            outer.append(name)
    return outer


def _is_phrase(name: str) -> bool:
    """Set phrases such as “一岗双责” need no source."""
    bare = name.strip("“”")
    return bare in set_phrases() or any(phrase in bare for phrase in _FIXED)


def _leftover_numbers(text: str, known: Sequence[str], taken: Sequence[tuple[int, int]]) -> list[Untraced]:
    """Digits that no reader took for a figure (numbers of documents, telephones) and that no source has as they stand."""
    return [
        Untraced(m.start(), m.end(), m[0])
        for m in _NUMBER.finditer(text)
        if not any(start <= m.start() < end for start, end in taken) and not any(m[0] in source for source in known)
    ]


def _placed(span: Untraced, elsewhere: Sequence[str], others: Sequence[Quantity]) -> Untraced:
    own = [q for q in quantities(span.text) if q.text == span.text]
    there = any(span.text in fact for fact in elsewhere) or (bool(own) and traced(own[0], others))
    return replace(span, elsewhere=there)
