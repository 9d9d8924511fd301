"""What tracing finds, as findings: each status under its own rule, nothing told twice, every rule with an example."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from assistant.provenance.faults import KINDS, faults_of
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.report_trace import ReportTrace, StandingFact, TracedPart, trace_report
from assistant.provenance.rules import FACTS, RULES, TEXT, reporting
from assistant.provenance.traced import (
    ALLOWED_NAMES,
    SOURCED,
    ClauseFault,
    FactUse,
    FigureStatus,
    NameKind,
    NameStatus,
    SectionTrace,
    TracedFigure,
    TracedName,
    UnsupportedClause,
)
from assistant.report.finding import Finding
from assistant.report.imported import Passage
from assistant.report.reading.draft import read_draft_document
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.rule import FAMILIES, Rule, example

_HEAD = "## 抓学习 {#study}\n"
_FACT = Source("study.1", "集中学习16次", "study")
_RULES = {rule.name: rule for rule in RULES}


def _findings(body: str, *, figures=(), names=(), clauses=(), facts=(), unused="", **settings) -> tuple[Finding, ...]:
    text = _HEAD + body
    part = TracedPart(
        "study",
        ("study",),
        1,
        Passage("抓学习", 3, 6, 1),
        body=Passage(body, len(_HEAD), len(text), 2),
        trace=SectionTrace(tuple(figures), tuple(names), tuple(clauses)),
    )
    standing = tuple(StandingFact(_FACT, use, part, tuple(len(_HEAD) + place for place in use.places)) for use in facts)
    document = read_draft_document(text)
    found = faults_of(
        ReportTrace((part,), standing, Ledger(facts=(_FACT,))), document, facts_in="facts.md", unused=unused
    )
    return check(Manuscript(document), reporting(found), settings, "draft.md")


def _a_figure(body: str, text: str, status: FigureStatus, **more) -> TracedFigure:
    return TracedFigure(body.index(text), body.index(text) + len(text), text, None, status, **more)


_TEXT = "学习16次，读《山乡》，提高了水平。"


@pytest.mark.parametrize("status", get_args(FigureStatus))
def test_a_figure_without_a_source_is_an_error_and_one_with_a_source_is_none(status):
    found = _findings(_TEXT, figures=[_a_figure(_TEXT, "16次", status)])
    told = [(f.rule, f.severity, f.line, f.column, f.excerpt) for f in found]
    assert told == ([] if status in SOURCED else [(f"figure-{status}", "error", 2, 3, "16次")])


def test_a_figure_says_what_is_wrong_and_the_two_ways_out():
    (found,) = _findings(
        _TEXT, figures=[_a_figure(_TEXT, "16次", "unknown", explanation="要点里没有这个数", right="6次")]
    )
    assert found.message == "“16次”要点里没有这个数。"
    assert "是不是“6次”" in found.fix
    assert "facts.md" in found.fix
    assert "<!-- 依据：" in found.fix


def test_a_figure_that_says_less_than_the_fact_is_for_information():
    (found,) = _findings(_TEXT, figures=[_a_figure(_TEXT, "16次", "stated", weaker=True, right="18次")])
    assert (found.rule, found.severity) == ("figure-weaker", "info")


@pytest.mark.parametrize("status", get_args(NameStatus))
def test_a_name_is_as_grave_as_tracing_says(status):
    at = _TEXT.index("《山乡》")
    name = TracedName(at, at + 4, "《山乡》", "title", status, "error", near="《山乡巨变》")
    found = _findings(_TEXT, names=[name])
    told = [(f.rule, f.severity, f.excerpt) for f in found]
    assert told == ([] if status in ALLOWED_NAMES else [(f"name-{status}", "error", "《山乡》")])
    assert all("是不是“《山乡巨变》”" in f.fix for f in found)


@pytest.mark.parametrize("fault", get_args(ClauseFault))
def test_a_clause_is_a_warning_with_the_closest_fact(fault):
    at = _TEXT.index("提高了水平")
    (found,) = _findings(_TEXT, clauses=[UnsupportedClause(at, at + 6, "提高了水平。", fault, 0.2, "study.1")])
    assert (found.rule, found.severity) == (f"clause-{fault}", "warning")
    assert "study.1：集中学习16次" in found.message


def test_a_clause_whose_figure_is_told_already_is_not_told_again():
    clause = UnsupportedClause(0, 6, "学习16次，", "unsupported", 0.0)
    found = _findings(_TEXT, figures=[_a_figure(_TEXT, "16次", "unknown")], clauses=[clause])
    assert [f.rule for f in found] == ["figure-unknown"]
    assert [f.rule for f in _findings(_TEXT, clauses=[clause])] == ["clause-unsupported"]


@pytest.mark.parametrize("mark", ["【待核实：16次】", "【待补：学习16次】", "[待核实：16次]"])
def test_what_is_marked_is_told_by_its_mark_alone(mark):
    body = f"学习{mark}，读书。"
    clause = UnsupportedClause(0, body.index("，"), body, "unsupported", 0.0)
    assert _findings(body, figures=[_a_figure(body, "16次", "unknown")], clauses=[clause]) == ()


@pytest.mark.parametrize(
    ("use", "rule", "place"),
    [
        (FactUse("study.1", "集中学习16次", "unused"), "fact-unused", (1, 4)),
        (FactUse("study.1", "集中学习16次", "partly", ("16次",), (3,)), "fact-partly", (2, 4)),
        (FactUse("study.1", "集中学习16次", "used", (), (3,), twisted=True), "fact-twisted", (2, 4)),
    ],
)
def test_a_fact_that_the_text_lacks_is_an_error_at_its_section(use, rule, place):
    (found,) = _findings(_TEXT, facts=[use])
    assert (found.rule, found.severity, (found.line, found.column)) == (rule, "error", place)
    assert "study.1“集中学习16次”" in found.message
    assert found.excerpt in ("抓学习", "6次")


def test_facts_that_are_used_or_withheld_are_no_fault():
    uses = [FactUse("study.1", "集中学习16次", "used"), FactUse("study.1", "集中学习16次", "withheld")]
    assert _findings(_TEXT, facts=uses) == ()


def test_a_text_from_outside_may_leave_facts_out():
    (found,) = _findings(_TEXT, facts=[FactUse("study.1", "集中学习16次", "unused")], unused="warning")
    assert found.severity == "warning"


def test_the_ways_to_settle_an_unused_fact_name_the_file_of_the_facts():
    (found,) = _findings(_TEXT, facts=[FactUse("study.1", "集中学习16次", "unused")])
    assert "facts.md" in found.fix
    assert "<!-- 不写入 -->" in found.fix


@pytest.mark.parametrize("name", ["provenance", "figure-unknown"])
def test_settings_weigh_and_switch_off_these_rules_too(name):
    figure = _a_figure(_TEXT, "16次", "unknown")
    assert [f.severity for f in _findings(_TEXT, figures=[figure], **{name: "warning"})] == ["warning"]
    assert _findings(_TEXT, figures=[figure], **{name: "off"}) == ()


def test_a_comment_switches_them_off_in_its_line():
    body = "学习16次。<!-- 不查 溯源 -->"
    assert _findings(body, figures=[_a_figure(body, "16次", "unknown")]) == ()


def test_every_status_has_a_rule_and_every_kind_a_name():
    statuses = {f"figure-{s}" for s in get_args(FigureStatus) if s not in SOURCED}
    statuses |= {f"name-{s}" for s in get_args(NameStatus) if s not in ALLOWED_NAMES}
    statuses |= {f"clause-{s}" for s in get_args(ClauseFault)}
    own = {"figure-weaker", "contradiction", "last-year-missing", "fact-unused", "fact-partly", "fact-twisted"}
    assert set(_RULES) == statuses | own
    assert set(KINDS) == set(get_args(NameKind))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is_and_shows_both(rule: Rule):
    assert rule.family in ("provenance", "coverage")
    assert rule.family in FAMILIES
    assert re.search(r"[\u4e00-\u9fff]", rule.title + rule.source)
    wrong, right = example(rule.failing[0]).text, example(rule.passing[0]).text
    assert wrong != right
    assert all(
        line.startswith(begun)
        for text in (wrong, right)
        for line, begun in zip(text.split("\n"), (FACTS, TEXT), strict=True)
    )


def _through_tracing(given: str) -> set[str]:
    """The rules that speak where the two lines of an example are a fact sheet and a draft."""
    fact, body = (line.split("：", maxsplit=1)[1] for line in given.split("\n"))
    document = read_draft_document(f"{_HEAD}{body}")
    trace = trace_report(document, Ledger(facts=(Source("study.1", fact, "study"),)))
    found = faults_of(trace, document, facts_in="facts.md")
    return {finding.rule for finding in check(Manuscript(document), reporting(found))}


@pytest.mark.parametrize("name", ["figure-unknown", "name-unknown", "fact-unused", "fact-partly", "fact-twisted"])
def test_examples_hold_when_they_are_traced(name):
    rule = _RULES[name]
    assert name in _through_tracing(example(rule.failing[0]).text)
    assert name not in _through_tracing(example(rule.passing[0]).text)
