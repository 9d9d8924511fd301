"""Findings as a person reads them: the gravest first, each with its place, the fault, the clause and the way to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.report.finding import Finding, Severity

SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "提醒", "info": "供参考"}


def findings_text(file: str, findings: Sequence[Finding], sources: Mapping[str, str]) -> str:
    """The findings grouped by severity; `sources` is rule → the clause that says so. A place in
    another file than the one checked (facts.md) is told with its name."""
    if not findings:
        return f"{file}：没有发现问题。"
    counted = [(called, [f for f in findings if f.severity == severity]) for severity, called in SEVERITIES.items()]
    head = "，".join(f"{called}{len(group)}处" for called, group in counted if group)
    parts = [f"{file}：{head}"]
    parts += [_group(called, group, file, sources) for called, group in counted if group]
    return "\n\n".join(parts)


def findings_values(findings: Sequence[Finding]) -> dict[str, Any]:
    """The findings as JSON values, with their number by severity."""
    return {
        "findings": [
            {
                "file": f.file,
                "rule": f.rule,
                "severity": f.severity,
                "line": f.line,
                "column": f.column,
                "excerpt": f.excerpt,
                "message": f.message,
                "fix": f.fix,
            }
            for f in findings
        ],
        "counts": {severity: sum(f.severity == severity for f in findings) for severity in SEVERITIES},
    }


def _group(called: str, findings: Sequence[Finding], file: str, sources: Mapping[str, str]) -> str:
    return "\n".join([called, *(_finding(f, file, sources.get(f.rule, "")) for f in findings)])


def _finding(finding: Finding, file: str, source: str) -> str:
    place = f"第{finding.line}行第{finding.column}字" if finding.line else "全文"
    place = f"{Path(finding.file).name} {place}" if finding.file not in ("", file) else place
    excerpt = f"“{finding.excerpt}”" if finding.excerpt else ""
    lines = [f"  {place}{excerpt}（{finding.rule}）", f"    {finding.message}"]
    lines += [f"    改法：{finding.fix}"] if finding.fix else []
    lines += [f"    依据：{source}"] if source else []
    return "\n".join(lines)
