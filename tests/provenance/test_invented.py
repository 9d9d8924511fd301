"""Activities that nobody held, told beside true figures: named with the fact they were hung on; what the facts hold is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.activities import activities
from assistant.language.data_lines import data_lines
from assistant.provenance.activity_trace import trace_clauses
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.traced import UnsupportedClause

_STUDY = Source("study.1", "集中学习16次，其中专题研讨4次", "study")
_CLASS = Source("study.2", "受教育党员30余人次", "study")
_LEAFLETS = Source("study.3", "发放明白纸1.5万份", "study")
_TALKS = Source("study.4", "宣讲队到村宣讲14场，请了县党校老师", "study")
_FILMS = Source("civility.1", "放了公益电影12场，赶集日也放", "civility")
_LEDGER = Ledger(facts=(_STUDY, _CLASS, _LEAFLETS, _TALKS, _FILMS), front=(Source("文件头", "主题党日"),))


def _found(text: str, ledger: Ledger = _LEDGER, key: str = "study") -> tuple[UnsupportedClause, ...]:
    return trace_clauses(text, ledger, (key,))


@pytest.mark.parametrize(
    ("text", "clause", "activity", "nearest"),
    [
        ("通过读书会形式开展集中学习16次。", "通过读书会形式开展集中学习16次", "读书会", "study.1"),
        ("通过读书会、演讲比赛等形式集中学习16次。", "通过读书会、演讲比赛等形式集中学习16次", "读书会", "study.1"),
        ("并组织外出参观，受教育党员30余人次。", "并组织外出参观", "外出参观", "study.2"),
        ("受教育党员30余人次，并开展知识竞赛。", "并开展知识竞赛", "知识竞赛", "study.2"),
        ("利用微信群发放明白纸1.5万份。", "利用微信群发放明白纸1.5万份", "微信群", "study.3"),
        ("举办诗会，发放明白纸1.5万份。", "举办诗会", "诗会", "study.3"),
        ("开展走访慰问，到村宣讲14场。", "开展走访慰问", "走访慰问", "study.4"),
        ("专题研讨及演讲比赛4次。", "专题研讨及演讲比赛4次", "演讲比赛", "study.1"),
    ],
)
def test_an_invented_activity_with_a_true_figure_is_named_with_the_fact_beside_it(text, clause, activity, nearest):
    (found,) = _found(text)
    assert (found.fault, found.text, found.invented, found.nearest) == ("unsupported", clause, activity, nearest)


@pytest.mark.parametrize(
    "text",
    [
        "开展集中学习16次，其中专题研讨4次。",
        "采取集中学习的方式，学习16次。",
        "召开专题研讨会4次。",
        "邀请县党校教师，到村宣讲14场。",
        "邀请专家授课，到村宣讲14场。",
        "利用赶集日发放明白纸1.5万份。",
        "结合主题党日开展集中学习16次。",
        "为办好读书会，集中学习16次。",
        "集中学习16次，并组织外出参观。<!-- 依据：签到册 -->",
    ],
)
def test_what_the_facts_hold_in_any_words_is_left_alone(text):
    assert _found(text) == ()


def test_a_verb_of_other_words_is_no_activity():
    assert _found("组织观看公益电影12场。", key="civility") == ()


def test_an_activity_of_last_year_may_stand_in_a_sentence_that_compares():
    ledger = Ledger(facts=_LEDGER.facts, last_year=(Source("去年", "办读书会9次"),))
    assert _found("集中学习16次，去年同期举办读书会9次。", ledger) == ()
    assert [c.invented for c in _found("集中学习16次，举办读书会9次。", ledger)] == ["读书会"]


def test_an_effect_stays_an_effect():
    (found,) = _found("集中学习16次，通过读书会提高了党员的理论水平。")
    assert (found.fault, found.invented) == ("effect", "")


@pytest.mark.parametrize("line", data_lines("activities.txt"))
def test_every_listed_activity_is_found_and_its_own_name_tells_of_it(line):
    names, _, more = line.partition("|")
    assert more.strip()
    for name in names.split():
        (found,) = activities(f"镇里办了{name}。")
        assert found.text == name
        assert found.is_told_by(f"办{name}")
        assert all(found.is_told_by(said) for said in more.split())
        assert not found.is_told_by("集合4次")


_WORDS = st.lists(
    st.sampled_from(
        [
            "通过",
            "读书会",
            "等形式",
            "集中学习16次",
            "，",
            "。",
            "举办",
            "“诗会”",
            "受教育党员30余人次",
            "一是",
            "\n",
            "并",
        ]
    ),
    max_size=20,
).map("".join)


@settings(max_examples=80, deadline=None)
@given(text=_WORDS)
def test_what_is_named_stands_in_its_clause_and_not_in_the_facts(text):
    facts = "".join(source.text for source in _LEDGER.facts)
    for clause in _found(text):
        assert clause.invented in clause.text
        assert not clause.invented or clause.invented not in facts


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.sampled_from([f.text for f in _LEDGER.facts]), min_size=1))
def test_the_facts_as_they_are_hold_no_invention(texts):
    assert [c.invented for c in _found("。".join(texts)) if c.invented] == []
