"""Tracing a section (溯源): every figure, name and clause of its text, and the use of every fact."""

from __future__ import annotations

from assistant.provenance.activity_trace import trace_clauses
from assistant.provenance.fact_use import trace_facts
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger
from assistant.provenance.name_trace import trace_names
from assistant.provenance.traced import SectionTrace


def trace_section(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> SectionTrace:
    """What the text of a section rests on. `keys` are the section's; without any, every fact may be its own. Comments
    `<!-- 依据：… -->` in the text confirm the figures and names of the clause before them; their own words are not read."""
    return SectionTrace(
        figures=trace_figures(text, ledger, keys),
        names=trace_names(text, ledger, keys),
        clauses=trace_clauses(text, ledger, keys),
        facts=trace_facts(text, ledger, keys),
    )
