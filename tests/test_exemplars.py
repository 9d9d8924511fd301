"""Each exemplar is true to its facts, well formed and its own: drafts will sound like it."""

from __future__ import annotations

import itertools
import re

import pytest
import shipped

from assistant.language.names import titles
from assistant.language.overlap import longest_common_run, repeated_clauses
from assistant.language.placeholders import placeholders
from assistant.language.quantities import figures
from assistant.provenance.coverage import coverage
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_trace import trace_names
from assistant.report.facts import KINDS
from assistant.style.numbering import without_ordinal
from assistant.style.punctuation import full_width

_EXEMPLARS = shipped.exemplars()
_SECTIONS = [pytest.param(e, s, id=f"{e.name}-{'+'.join(s.keys)}") for e in _EXEMPLARS for s in e.sections]
_each = pytest.mark.parametrize("exemplar", _EXEMPLARS, ids=lambda e: e.name)
_each_section = pytest.mark.parametrize(("exemplar", "section"), _SECTIONS)


def _template(exemplar):
    return shipped.template(exemplar.front.template)


def test_the_seven_reports_are_there():
    assert {e.name for e in _EXEMPLARS} >= {"000a", "000b", "000c", "001", "002", "003", "004"}


@_each_section
def test_every_figure_and_title_of_the_text_stands_in_its_facts(exemplar, section):
    ledger = Ledger(tuple(Source("要点", f) for f in section.facts), front=(Source("文件头", exemplar.front.period),))
    assert [f.text for f in trace_figures(section.text, ledger) if not f.sourced] == []
    assert [n.text for n in trace_names(section.text, ledger) if n.kind == "title" and not n.allowed] == []


@_each_section
def test_every_fact_stands_in_its_text(exemplar, section):
    missing = {fact: c.missing for fact in section.facts if (c := coverage(fact, section.text)).missing}
    assert missing == {}


@_each_section
def test_a_main_section_is_rich_enough(exemplar, section):
    specs = [_template(exemplar).spec(key) for key in section.keys]
    if not all(spec and spec.grouped for spec in specs):
        pytest.skip("问题、打算和建议不计数")
    counted = [q for fact in section.facts for q in figures(fact)]
    assert len(section.facts) >= 3
    assert len(counted) >= 6


@_each_section
def test_keys_are_the_templates(exemplar, section):
    assert all(_template(exemplar).spec(key) for key in section.keys)


@_each_section
def test_a_text_says_nothing_twice(exemplar, section):
    assert repeated_clauses(section.text) == ()


@_each
def test_headings_have_no_ordinal_and_no_final_mark(exemplar):
    for section in exemplar.report.sections:
        text = section.heading.text
        assert without_ordinal(text) == text
        assert text
        assert text[-1] not in "。，；：、！？"


@_each
def test_no_placeholder_stands_anywhere(exemplar):
    texts = [exemplar.report.title, *exemplar.report.opening, *exemplar.report.closing]
    texts += [s.heading.text + s.text for s in exemplar.report.sections]
    texts += [fact for s in exemplar.sections for fact in s.facts]
    assert [p.text for text in texts for p in placeholders(text)] == []


@_each
def test_marks_are_full_width(exemplar):
    for section in exemplar.report.sections:
        assert [p for p in section.paragraphs if full_width(p) != p] == []


@_each
def test_every_paragraph_ends_with_a_stop(exemplar):
    for section in exemplar.report.sections:
        assert [p for p in section.paragraphs if p[-1] not in "。；：”"] == []


@_each
def test_the_lead_ends_as_its_kind_does(exemplar):
    assert exemplar.front.kind in KINDS
    assert exemplar.report.opening
    assert re.search(rf"{exemplar.front.kind}如下：$", exemplar.report.opening[-1])


@_each
def test_title_township_and_period_agree(exemplar):
    front, title = exemplar.front, exemplar.report.title
    assert front.period in title or front.period.removesuffix("上半年") in title
    assert front.township in title or front.kind != "总结"
    assert front.period[:4] in ("2025", "2026")


@_each
def test_other_townships_are_not_named(exemplar):
    others = {e.front.township for e in _EXEMPLARS} - {exemplar.front.township}
    whole = exemplar.report.title + "".join(s.text for s in exemplar.report.sections)
    assert [name for name in others if name in whole] == []


@_each
def test_the_outline_can_shape_a_report(exemplar):
    placed = [key for node in exemplar.outline.nodes for key in node.keys]
    assert len(placed) == len(set(placed)) > 3


@_each
def test_a_series_is_not_lone(exemplar):
    for section in exemplar.report.sections:
        marks = re.findall(r"(?:^|[。；：])([一二三四五六七八九])是", section.text.replace("\n", ""))
        assert len(marks) != 1, section.heading.text


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(a, b, id=f"{a.name}-{b.name}") for a, b in itertools.combinations(_EXEMPLARS, 2)]
)
def test_two_exemplars_share_no_long_run(one, other):
    texts = ["。".join(s.text for s in e.report.sections) for e in (one, other)]
    plain = [_without_set_phrases(text) for text in texts]
    run = longest_common_run(*plain)
    assert len(run) < 20, run


def _without_set_phrases(text: str) -> str:
    """Titles and the official names of a campaign are the same everywhere."""
    names = [re.escape(t.text) for t in titles(text)] + [
        "深入贯彻中央八项规定精神学习教育",
        "树立和践行正确政绩观学习教育",
    ]
    return re.sub("|".join(names), "", text)
