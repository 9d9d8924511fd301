"""The provenance of every figure and date of a section (数字溯源)."""

from __future__ import annotations

from assistant.language.quantities import quantities
from assistant.provenance.ledger import Ledger
from assistant.provenance.trace import traced, untraced
from assistant.provenance.traced import FigureStatus, TracedFigure


def trace_figures(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[TracedFigure, ...]:
    """Each figure and date of the text in reading order, with what it rests on."""
    own = ledger.own(keys)
    allowed = [*(s.text for s in own), *(s.text for s in ledger.front)]
    foreign = {u.start for u in untraced(text, allowed)}
    found = []
    for quantity in quantities(text):
        sources = tuple(
            s.id for s in (*own, *ledger.front) if traced(quantity, [q for q in quantities(s.text) if q.is_figure])
        )
        status: FigureStatus = "unknown" if quantity.start in foreign else "stated"
        found.append(TracedFigure(quantity.start, quantity.end, quantity.text, quantity, status, sources[:1]))
    return tuple(found)
