"""What the checkout brings, read once: templates, exemplars, the wording of the prompts, the sample township."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant import resources
from assistant.drafting.plan import ReportPlan, SectionTask, plan_report
from assistant.drafting.wording import Wording
from assistant.report.exemplar import Exemplar
from assistant.report.facts import FactSheet
from assistant.report.facts_markdown import parse_facts
from assistant.report.template import Template
from assistant.report.template_toml import parse_template
from assistant.workflow import library

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "examples" / "清河镇-2026上半年" / "facts.md"


@cache
def template(name: str = "ideology") -> Template:
    return parse_template(resources.template_files()[name], name)


def exemplars() -> tuple[Exemplar, ...]:
    return library.library().exemplars


def wording() -> Wording:
    return library.wording()


@cache
def sheet() -> FactSheet:
    """The sample township's facts."""
    return parse_facts(SAMPLE.read_text("utf-8"), template())


@cache
def plan() -> ReportPlan:
    return plan_report(sheet(), template(), template().shapes[0])


def task(key: str) -> SectionTask:
    """A section of the sample township."""
    found = plan().task(key)
    assert found is not None
    return found
