"""How each fact of a section stands in its text: used, partly used, unused, withheld (要点覆盖)."""

from __future__ import annotations

from assistant.provenance.coverage import cover
from assistant.provenance.ledger import Ledger
from assistant.provenance.traced import FactStatus, FactUse


def trace_facts(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[FactUse, ...]:
    """The use of each of the section's facts, then of those withheld."""
    own = ledger.own(keys)
    uses = []
    for source, found in zip(own, cover([s.text for s in own], text), strict=True):
        status: FactStatus = "used" if found.complete else "partly" if found.share > 0 else "unused"
        uses.append(FactUse(source.id, source.text, status, found.missing, (), found.twisted))
    held = (s for s in ledger.withheld if s.section in keys or not keys)
    return (*uses, *(FactUse(s.id, s.text, "withheld") for s in held))
