"""What is odd about a fact sheet as a whole: a fact that stands twice, facts that have no place in the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.report.facts import Fact, FactSection, FrontMatter, normalised
from assistant.report.finding import Finding
from assistant.report.report import CLOSING, OPENING


def sheet_findings(front: FrontMatter, sections: Sequence[FactSection], file: str) -> tuple[Finding, ...]:
    return (*_duplicates(sections, file), *_without_place(front, sections, file))


def _duplicates(sections: Sequence[FactSection], file: str) -> Iterator[Finding]:
    seen: dict[str, Fact] = {}
    for fact in (f for s in sections for f in s.facts):
        first = seen.setdefault(normalised(fact.text), fact)
        if first is not fact:
            message = f"与第{first.line}行是同一条要点。"
            yield Finding("same-fact", "warning", message, fact.line, excerpt=fact.text, fix="请删去一条", file=file)


def _without_place(front: FrontMatter, sections: Sequence[FactSection], file: str) -> Iterator[Finding]:
    """The closing is the kind's own, and an opening that the front matter brings takes no bullets."""
    for fact in (f for s in sections for f in s.usable):
        if fact.section == CLOSING:
            yield Finding(
                "closing-fact",
                "error",
                "结尾一节不写要点，这一条没有地方写",
                fact.line,
                excerpt=fact.text,
                fix="请移到别的章节；要自己写结尾，请写在文件头的 closing: 里",
                file=file,
            )
        elif fact.section == OPENING and front.opening:
            yield Finding(
                "opening-fact",
                "warning",
                "文件头已经写了 opening（导语），这一条不会写进导语。",
                fact.line,
                excerpt=fact.text,
                fix="请并入 opening，或者删去 opening 一行",
                file=file,
            )
