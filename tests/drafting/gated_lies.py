"""The lying model's replies through the gate: `make test` takes five hundred, `make soak` ten thousand."""

from __future__ import annotations

import shipped
from lying_model import Case, fault

from assistant.drafting.gate import gate
from assistant.drafting.plan import SectionTask
from assistant.provenance.ledger import Ledger, Source
from assistant.report.facts import Fact


def gated_fault(case: Case) -> str:
    """What does not hold of the section that the gate makes of the reply; empty where all is well."""
    try:
        wrong, text = _wrong(case)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        wrong, text = f"{type(error).__name__}: {error}", ""
    return f"{wrong}\n  {case.kinds}\n  {case.reply}\n  {text}" if wrong else ""


def _wrong(case: Case) -> tuple[str, str]:
    rules = shipped.wording().skeleton
    section = gate(case.reply, task_of(case), ledger_of(case), rules)
    if section is None:
        return "no section", ""
    listed = frozenset(f.excerpt for f in section.findings if f.rule == "missing")
    wrong = fault(case, section.text, listed)
    again = gate(section.text, task_of(case), ledger_of(case), rules)
    if not wrong and (again is None or again.text != section.text):
        wrong = f"not the same again: {again.text if again else None}"
    return wrong, section.text


def task_of(case: Case) -> SectionTask:
    topic = case.sheet.topic
    facts = tuple(Fact(fact.text, topic, n, f"{topic}.{n}") for n, fact in enumerate(case.sheet.own, 1))
    series = topic in ("problems", "plans") and len(facts) > 1
    return SectionTask((topic,), 2, "本节", "抓好工作落实，筑牢思想根基", facts, "series" if series else "paragraph")


def ledger_of(case: Case) -> Ledger:
    sheet = case.sheet
    return Ledger(
        facts=tuple(Source(f"other.{n}", f.text, "other") for n, f in enumerate(sheet.others, 1)),
        withheld=tuple(Source(f"{sheet.topic}.held", f.text, sheet.topic) for f in sheet.withheld),
        front=(Source("文件头", "2026年上半年"), Source("文件头", "清河镇")),
        last_year=tuple(Source("2025上半年.docx", f"{f.text}。") for f in sheet.last_year),
        exemplars=tuple(Source("范文001", f"{f.text}。") for f in sheet.shown),
    )
