"""The rules on numbering, headings and structure over whole reports: silent on those that are right."""

from __future__ import annotations

import pytest
import shipped
from typed_reports import typed

from assistant.report.exemplar_markdown import parse_exemplar
from assistant.report.facts import FrontMatter
from assistant.report.reading.document import read_document
from assistant.report.report import Report
from assistant.style.checking import check
from assistant.style.manuscript import Known, Manuscript
from assistant.style.rules import all_rules

OUTLINE = tuple(rule for rule in all_rules() if rule.family in ("numbering", "headings", "structure"))
EARLIER = shipped.ROOT / "examples" / "earlier-reports" / "2025上半年.md"


def _found(text: str, known: Known | None = None) -> list[tuple[int, str]]:
    document = read_document(text, shipped.template().sections)
    return [(f.line, f.rule) for f in check(Manuscript(document, known or Known()), OUTLINE)]


def _known(front: FrontMatter) -> Known:
    required = tuple((spec.key, spec.title) for spec in shipped.template(front.template).sections if spec.required)
    return Known(
        kind=front.kind,
        period=front.period,
        date=front.date,
        as_of=front.as_of,
        township=front.township,
        issuer=front.issuer,
        recipient=front.recipient,
        required=required,
    )


def _whole(report: Report, front: FrontMatter) -> tuple[str, Known]:
    return typed(report), _known(front)


@pytest.mark.parametrize("exemplar", shipped.exemplars(), ids=lambda e: e.name)
def test_an_exemplar_typed_by_hand_is_in_order(exemplar):
    text, known = _whole(exemplar.report, exemplar.front)
    assert _found(text, known) == []


def test_the_samples_earlier_report_is_in_order():
    earlier = parse_exemplar(EARLIER.read_text("utf-8"), "2025上半年")
    text, known = _whole(earlier.report, earlier.front)
    assert _found(text, known) == []
