"""The lines of a text under examination: where each begins, and which rules a comment has switched off in it (不查)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator

from assistant.report.comments import comment_spans
from assistant.report.finding import Finding
from assistant.style.rule import FAMILIES, Rule

_SWITCH = re.compile(r"<!--[\s]{0,20}不查(?![\u4e00-\u9fff])[：:\s]{0,20}(?P<names>[^<>]{0,200}?)[\s]{0,20}-->")
_NAME = re.compile(r"[A-Za-z][\w-]*|[\u4e00-\u9fff]+")
_FAMILY_OF = {called: family for family, called in FAMILIES.items()}


class TextLines:
    """`<!-- 不查 rule -->` switches a rule, or a family by its English or Chinese name, off for its line, or for the next
    line where it stands alone; without a name it switches all off."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", text))]
        self._off: dict[int, set[str]] = {}
        self._named: list[tuple[int, str]] = []
        for line, names in self._switches(text):
            self._named += [(line, name) for name in names]
            self._off.setdefault(line, set()).update(names or FAMILIES)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def switched_off(self, line: int, rule: Rule) -> bool:
        """Whether a comment keeps the rule from speaking of this line."""
        return bool({rule.name, rule.family} & self._off.get(line, set()))

    def unknown(self, rules: Container[str], file: str = "") -> tuple[Finding, ...]:
        """A finding for each name in a comment that is neither a rule nor a family: that comment switches nothing off."""
        return tuple(
            Finding(
                "unknown-switch",
                "info",
                f"批注里“不查 {name}”不起作用：没有这条规则。",
                line,
                1,
                excerpt=name,
                fix="assistant rules 列出全部规则的名称。",
                file=file,
            )
            for line, name in self._named
            if name not in rules and name not in FAMILIES
        )

    def _switches(self, text: str) -> Iterator[tuple[int, list[str]]]:
        for start, end in comment_spans(text):
            found = _SWITCH.fullmatch(text, start, end)
            if found is None:
                continue
            first, last = self.place(start)[0], self.place(max(start, end - 1))[0]
            names = [_FAMILY_OF.get(name, name) for name in _NAME.findall(found["names"])]
            begin, behind = self._starts[first - 1], text.find("\n", end)
            alone = not text[begin:start].strip() and not text[end : behind if behind >= 0 else len(text)].strip()
            yield (last + 1 if alone else first), names
