"""Whatever a model lies, the gate's section has every fact and no lie; `make soak` tries ten thousand."""

from __future__ import annotations

import pytest
import shipped
from lying_model import LIES, Case, cases, fault

from assistant.drafting.gate import gate
from assistant.drafting.plan import SectionTask
from assistant.provenance.ledger import Ledger, Source
from assistant.report.facts import Fact

_PARTS = 10


def gated_fault(case: Case) -> str:
    """What does not hold of the section that the gate makes of the reply; empty where all is well."""
    section = gate(case.reply, _task(case), _ledger(case), shipped.wording().skeleton)
    if section is None:
        return "no section"
    listed = frozenset(f.excerpt for f in section.findings if f.rule == "missing")
    wrong = fault(case, section.text, listed)
    again = gate(section.text, _task(case), _ledger(case), shipped.wording().skeleton)
    if not wrong and (again is None or again.text != section.text):
        wrong = f"not the same again: {again.text if again else None}"
    return f"{wrong}\n  {case.kinds}\n  {case.reply}\n  {section.text}" if wrong else ""


def _task(case: Case) -> SectionTask:
    facts = tuple(
        Fact(fact.text, case.sheet.topic, n, f"{case.sheet.topic}.{n}") for n, fact in enumerate(case.sheet.own, 1)
    )
    form = "series" if case.sheet.topic in ("problems", "plans") and len(facts) > 1 else "paragraph"
    return SectionTask((case.sheet.topic,), 2, "本节", "抓好工作落实，筑牢思想根基", facts, form)


def _ledger(case: Case) -> Ledger:
    sheet = case.sheet
    return Ledger(
        facts=tuple(Source(f"other.{n}", f.text, "other") for n, f in enumerate(sheet.others, 1)),
        withheld=tuple(Source(f"{sheet.topic}.held", f.text, sheet.topic) for f in sheet.withheld),
        front=(Source("文件头", "2026年上半年"), Source("文件头", "清河镇")),
        last_year=tuple(Source("2025上半年.docx", f"{f.text}。") for f in sheet.last_year),
        exemplars=tuple(Source("范文001", f"{f.text}。") for f in sheet.shown),
    )


@pytest.mark.parametrize("part", range(_PARTS))
def test_no_lie_stands_unmarked_and_no_fact_is_lost(part):
    for case in cases(700 + part, 50):
        assert gated_fault(case) == ""


def test_every_lie_is_told():
    told = {kind for part in range(_PARTS) for case in cases(700 + part, 50) for kind in case.kinds}
    assert told == set(LIES)


def test_a_lie_that_passes_is_seen():
    """The reply itself, ungated, fails for nearly every case: what is asserted can fail."""
    lying = [case for case in cases(700, 60) if case.planted]
    assert all(fault(case, case.reply) for case in lying)
