"""A traced report with a figure of every status, made by hand: what the views are tested on."""

from __future__ import annotations

from assistant.files.trace_html import TracePage
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.report_trace import ReportTrace, StandingFact, TracedPart
from assistant.provenance.status_words import FIGURES
from assistant.provenance.traced import FactUse, SectionTrace, TracedFigure, TracedName, UnsupportedClause
from assistant.report.imported import Passage

SCRIPT = "<script>alert(1)</script>"
EVIDENCE = "签到册“3月”<b>第2页</b>"
TEXT = "学习1次，研讨2次，宣讲3场，值守4天，参加5人，投稿6篇，排查7处，更换8块，读《山乡》，深入人心。"
_NAME, _CLAUSE = "《山乡》", "深入人心。"


def passage(text: str, start: int = 0) -> Passage:
    return Passage(text, start, start + len(text), 1)


def figures(text: str = TEXT) -> tuple[TracedFigure, ...]:
    """The first figure has the first status, and so on; all rest on study.1."""
    found = []
    for number, status in enumerate(FIGURES, start=1):
        at = text.index(str(number))
        said = "study.1 + study.2 = 2次" if status == "derived" else ""
        sources = ("会议记录",) if status == "confirmed" else ("study.1",)
        found.append(TracedFigure(at, at + 2, text[at : at + 2], None, status, sources, said, "9次"))
    return tuple(found)


def page(fact: str = "集中学习1次", unused: str = f"放映{SCRIPT}5场") -> TracePage:
    """One section that lacks a fact."""
    used, left, held = (
        Source("study.1", fact, "study", EVIDENCE),
        Source("study.2", unused, "study"),
        Source("study.3", "存档另册", "study"),
    )
    name = TracedName(TEXT.index(_NAME), TEXT.index(_NAME) + len(_NAME), _NAME, "title", "near", near="《山乡巨变》")
    at = TEXT.index(_CLAUSE)
    clause = UnsupportedClause(at, at + len(_CLAUSE), _CLAUSE, "effect", 0.1, "study.1", fact)
    trace = SectionTrace(figures(), (name,), (clause,))
    part = TracedPart("study", ("study",), 2, passage("抓实学习"), SectionTrace(), passage(TEXT, 10), trace)
    facts = (
        StandingFact(used, FactUse("study.1", fact, "used"), part),
        StandingFact(left, FactUse("study.2", unused, "unused"), part),
        StandingFact(held, FactUse("study.3", held.text, "withheld")),
    )
    ledger = Ledger(facts=(used, left), withheld=(held,))
    return TracePage("draft.md", ReportTrace((part,), facts, ledger), {"study": "理论学习"}, {"study.2": 12})
