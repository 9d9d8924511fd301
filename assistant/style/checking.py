"""Checking (检查): the rules run over a manuscript; what a person has switched off is left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from assistant.report.comments import comment_spans
from assistant.report.finding import Finding, Severity
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_SWITCHED_OFF = re.compile(r"不查[：:\s]{0,20}(?P<names>[\w\-、，,\s]*)")
_EXCERPT = 24
OFF = "off"
ORDER: tuple[Severity, ...] = ("error", "warning", "info")


def check(
    manuscript: Manuscript, rules: Sequence[Rule], severities: Mapping[str, str] | None = None, file: str = ""
) -> tuple[Finding, ...]:
    """What the rules find, in the order of the text. `severities`: rule or family → error | warning | info | off.

    A comment `<!-- 不查 rule -->` switches that rule off for its line, or for the next line where it stands alone; without
    a name it switches all off."""
    lines = _Lines(manuscript.text)
    findings: list[tuple[int, Finding]] = []
    chosen = severities or {}
    for rule in rules:
        own = chosen.get(rule.name) or chosen.get(rule.family, "")
        if own == OFF:
            continue
        for fault in rule.check(manuscript):
            line, column = lines.place(fault.start)
            if not lines.switched_off(line, rule.name):
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


class _Lines:
    """Where the lines of a text begin, and which rules are switched off in them."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]
        self._off: dict[int, set[str]] = {}
        for line, names in self._comments(text):
            self._off.setdefault(line, set()).update(names)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def switched_off(self, line: int, rule: str) -> bool:
        names = self._off.get(line)
        return names is not None and (not names or rule in names)

    def _comments(self, text: str) -> Iterator[tuple[int, list[str]]]:
        for start, end in comment_spans(text):
            found = _SWITCHED_OFF.search(text, start, end)
            if found is None:
                continue
            first, last = self.place(start)[0], self.place(max(start, end - 1))[0]
            names = [name for word in re.findall(r"[\w-]+", found["names"]) if (name := word.strip("-"))]
            begin = self._starts[first - 1]
            alone = not text[begin:start].strip() and not text[end:].split("\n", maxsplit=1)[0].strip()
            yield (last + 1 if alone else first), names
