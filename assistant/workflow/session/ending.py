"""What is left when every section was looked at (收尾): the checks of the whole draft, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.report.finding import Finding
from assistant.workflow.check import check_traced
from assistant.workflow.reading import Desk
from assistant.workflow.tools import Tools
from assistant.workflow.tracing import trace_workspace

_GRAVITY = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True)
class Ending:
    """The findings of the draft, errors first, each in the order of the text."""

    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.findings)


def ending_of(desk: Desk, tools: Tools) -> Ending:
    """Checks the whole draft. Raises InputError where there is none."""
    checked = check_traced(trace_workspace(desk, tools.library), tools.settings.check)
    return Ending(tuple(sorted(checked.findings, key=lambda f: _GRAVITY[f.severity])))
