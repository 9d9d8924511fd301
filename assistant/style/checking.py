"""Checking (检查): the rules run over a manuscript; what a person has switched off is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.report.finding import Finding, Severity
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule
from assistant.style.text_lines import TextLines

_EXCERPT = 24
OFF = "off"
ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def check(
    manuscript: Manuscript,
    rules: Sequence[Rule],
    severities: Mapping[str, str] | None = None,
    file: str = "",
    lines: TextLines | None = None,
) -> tuple[Finding, ...]:
    """What the rules find, in the order of the text, save what a comment switches off. `severities`: rule or family → error
    | warning | info | off. `lines` are those of the text, where they are known already."""
    lines = lines or TextLines(manuscript.text)
    findings: list[tuple[int, Finding]] = []
    chosen = severities or {}
    for rule in rules:
        own = chosen.get(rule.name) or chosen.get(rule.family, "")
        if own == OFF:
            continue
        for fault in rule.check(manuscript):
            line, column = lines.place(fault.start)
            if not lines.switched_off(line, rule):
                findings.append((fault.start, _finding(rule, fault, own, (line, column), manuscript.text, file)))
    return tuple(finding for _, finding in sorted(findings, key=lambda pair: (pair[0], pair[1].rule)))


def _finding(rule: Rule, fault: Fault, own: str, place: tuple[int, int], text: str, file: str) -> Finding:
    severity = next(s for s in ORDER if s == (own or fault.severity or rule.severity))
    return Finding(
        rule.name,
        severity,
        fault.message,
        line=place[0],
        column=place[1],
        excerpt=_excerpt(text[fault.start : fault.end]),
        fix=fault.fix,
        file=file,
    )


def _excerpt(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"
