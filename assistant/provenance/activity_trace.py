"""Clauses that report an activity or a result no fact of the section has (没有依据的活动、没有人量过的成效)."""

from __future__ import annotations

from assistant.provenance.activities import clauses_with_support
from assistant.provenance.ledger import Ledger
from assistant.provenance.traced import UnsupportedClause


def trace_clauses(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[UnsupportedClause, ...]:
    """Each such clause in reading order, with the closest fact."""
    own = [s.text for s in ledger.own(keys)]
    return tuple(
        UnsupportedClause(c.start, c.end, c.text, "unsupported", c.support)
        for c in clauses_with_support(text, own, [s.text for s in ledger.front])
        if not c.rests_on_facts
    )
