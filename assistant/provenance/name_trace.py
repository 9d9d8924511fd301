"""The provenance of every name of a section: titles, quoted names, people, places, bodies, media (名称溯源)."""

from __future__ import annotations

from assistant.language.names import place_names, quoted, titles
from assistant.language.span import Span
from assistant.provenance.ledger import Ledger
from assistant.provenance.traced import NameKind, TracedName


def trace_names(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[TracedName, ...]:
    """Each name of the text in reading order, with where it is allowed from."""
    known = [s.text for s in (*ledger.own(keys), *ledger.front)]
    kinds: tuple[tuple[NameKind, tuple[Span, ...]], ...] = (
        ("title", titles(text)),
        ("quoted", quoted(text)),
        ("village", place_names(text)),
    )
    found = [
        TracedName(n.start, n.end, n.text, kind, "stated" if any(n.text in k for k in known) else "unknown")
        for kind, names in kinds
        for n in names
    ]
    return tuple(sorted(found, key=lambda n: (n.start, n.end)))
