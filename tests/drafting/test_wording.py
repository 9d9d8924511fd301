from __future__ import annotations

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.plain_wording import plain_wording, worded_facts
from assistant.drafting.wording import parse_wording
from assistant.language.quantities import quantities
from assistant.report.facts import FrontMatter
from assistant.style.punctuation import full_width

_RULES = shipped.wording().skeleton


@pytest.mark.parametrize(
    ("township", "period", "words"),
    [
        ("清河镇", "2026年上半年", ("镇党委", "我镇")),
        ("石桥乡", "2026年下半年", ("乡党委", "我乡")),
        ("城关街道", "2025年", ("街道党工委", "我街道")),
    ],
)
def test_connectives_speak_as_the_township_does(township, period, words):
    connectives = shipped.wording().connectives.for_township(FrontMatter(township=township, period=period))
    assert set(words) <= set(connectives.subjects)
    assert not any("{" in word for word in (*connectives.subjects, *connectives.openers, *connectives.words))


@pytest.mark.parametrize(("period", "terms"), [("2026年上半年", ("上半年",)), ("2026年第一季度", ()), ("", ())])
def test_a_period_without_a_short_name_has_no_term(period, terms):
    front = FrontMatter(township="清河镇", period=period)
    assert shipped.wording().connectives.for_township(front).terms == terms


def test_connectives_bring_no_figure():
    connectives = shipped.wording().connectives
    assert [w for w in (*connectives.openers, *connectives.words) if any(c.isdigit() for c in w)] == []
    assert not {"提高", "提升", "增强", "计划", "要求"} & set(connectives.words)


def test_a_spoken_word_is_replaced_where_it_stands_free():
    table = {"搞了": "开展", "剩": "余下"}
    assert plain_wording("搞了宣讲3场,剩2个", table) == "开展宣讲3场，余下2个"
    assert plain_wording("学习《搞了什么》和“剩余”", table) == "学习《搞了什么》和“剩余”"


def test_the_longest_word_wins_and_nothing_is_replaced_twice():
    assert plain_wording("甲乙", {"甲": "乙", "甲乙": "丙", "乙": "丁"}) == "丙"
    assert plain_wording("甲", {"甲": "乙", "乙": "丁"}) == "乙"


@given(st.text(alphabet="搞了学习16次，；《条例》“一岗双责”1.5万剩换掉放电影查出", max_size=30))
@settings(max_examples=100, deadline=None)
def test_figures_stay(fact):
    worded = plain_wording(fact, _RULES.wording)
    digits = [c for c in worded if c.isdigit()]
    assert digits == [c for c in full_width(fact) if c.isdigit()]
    assert len(quantities(worded)) >= 0


@pytest.mark.parametrize("task", shipped.plan().tasks, ids=lambda t: t.key)
def test_facts_of_the_sample_stay_as_many(task):
    worded = worded_facts(task.texts, _RULES, shipped.sheet().front)
    assert len(worded) == len(task.texts)
    assert [[q.text for q in quantities(w)] for w in worded] == [[q.text for q in quantities(t)] for t in task.texts]


def test_no_facts_no_words():
    assert worded_facts((), _RULES, FrontMatter()) == ()


def test_a_file_that_is_missing_is_named():
    with pytest.raises(KeyError):
        parse_wording({})
