"""What a draft may rest on (依据), from the sheet and the template."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.provenance.ledger import Ledger, Source
from assistant.report.facts import Fact, FactSheet


def draft_ledger(sheet: FactSheet, phrases: Sequence[str] = (), exemplars: Sequence[Source] = ()) -> Ledger:
    """The facts of all sections, the front matter with the template's phrases, and the exemplars shown to the model."""
    front = sheet.front
    fields = (front.period, front.notice, front.township, front.issuer, front.recipient)
    allowed = [Source("文件头", text) for text in fields if text]
    allowed += [Source("模板", text) for text in phrases if text]
    usable = tuple(_source(fact) for section in sheet.sections for fact in section.usable)
    withheld = tuple(_source(fact) for fact in sheet.facts if fact.withheld)
    return Ledger(facts=usable, withheld=withheld, front=tuple(allowed), exemplars=tuple(exemplars))


def _source(fact: Fact) -> Source:
    return Source(fact.display or fact.id, fact.text, fact.section, fact.source)
