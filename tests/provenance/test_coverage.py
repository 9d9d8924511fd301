from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.provenance.coverage import coverage, uncovered

_MODERATE = settings(max_examples=100, deadline=None)
_FACT = "中心组学习7次，专题研讨3次，学习《宣传工作条例》"


@pytest.mark.parametrize(
    ("text", "missing", "share"),
    [
        ("中心组学习7次，专题研讨3次，学习《宣传工作条例》。", (), 1),
        ("中心组学习七次、专题研讨三次，学了《宣传工作条例》。", (), 1),
        ("中心组学习7次，学习《宣传工作条例》。", ("3次",), pytest.approx(2 / 3)),
        ("中心组学习7次，开展专题研讨。", ("3次", "《宣传工作条例》"), pytest.approx(1 / 3)),
        ("中心组学习、专题研讨都抓得紧。", ("7次", "3次", "《宣传工作条例》"), 0),
        ("中心组学习17次，专题研讨3场。", ("7次", "3次", "《宣传工作条例》"), 0),
        ("", ("7次", "3次", "《宣传工作条例》"), 0),
    ],
)
def test_figures_and_titles_that_are_missing(text, missing, share):
    found = coverage(_FACT, text)
    assert (found.missing, found.share) == (missing, share)
    assert found.complete == (not missing)


def test_the_same_figures_of_another_matter_are_no_cover():
    assert not coverage("反诈宣传9场，1100人次参加", "板凳课堂宣讲9场，1100人次听课。").complete


@pytest.mark.parametrize(
    ("text", "used"),
    [("宣传栏由村文书专人管护，责任到人。", True), ("宣传栏归村里管。", False), ("", False)],
)
def test_a_fact_without_figures_goes_by_its_words(text, used):
    assert coverage("宣传栏由村文书专人管护", text).complete == used


def test_only_what_is_not_complete_is_uncovered():
    facts = ["学习7次", "宣讲46场", "督查2轮"]
    assert set(uncovered(facts, "学习7次，督查2轮。")) == {1}


@pytest.mark.parametrize("fact", ["", "，", "8", "甲"])
def test_tiny_facts_do_no_harm(fact):
    assert coverage(fact, fact or "正文").missing == ()


@given(st.text(alphabet="学习宣讲0123456789十次场《条例》，万元余 ", min_size=1, max_size=40))
@_MODERATE
def test_every_fact_is_covered_by_its_own_text(fact):
    assert not coverage(fact, fact).missing


@given(st.text(max_size=50), st.text(max_size=50))
@_MODERATE
def test_any_text_has_a_share(fact, text):
    assert 0 <= coverage(fact, text).share <= 1
