"""What each figure of a text rests on, told by its status."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source

_STUDY = (
    Source("study.1", "开展集中学习16次，其中理论学习中心组学习12次、专题研讨4次", "study", "党委会记录3月12日"),
    Source("study.2", "班子成员讲党课46场，听课1.2万人次", "study"),
    Source("study.3", "宣讲队2支，到村组宣讲17场，受众30余人次", "study"),
    Source("study.4", "查摆问题14个，已整改12个，9月底前全部完成", "study"),
    Source("study.5", "3月12日举办读书班1期，4月9日开展测试", "study"),
    Source("study.6", "撰写心得体会34篇，去年同期24篇", "study"),
)
_PUBLICITY = (Source("publicity.1", "向县级以上媒体投稿96篇，省、市、县级分别采用3篇、9篇、19篇", "publicity"),)
_LEDGER = Ledger(
    facts=(*_STUDY, *_PUBLICITY),
    withheld=(Source("study.7", "信访积案7件", "study"),),
    front=(Source("文件头", "2026年上半年"), Source("文件头", "清发〔2026〕5号")),
    last_year=(Source("2025上半年.docx", "上半年开展志愿服务88次，惠及群众。"),),
    exemplars=(Source("范文004", "镇党委开展民兵训练63次，参训民兵受益。", ""),),
)


def _figures(text, keys=("study",), ledger=_LEDGER):
    return {f.text: f for f in trace_figures(text, ledger, keys)}


def _only(text, keys=("study",), ledger=_LEDGER):
    (figure,) = trace_figures(text, ledger, keys)
    return figure


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("集中学习16次。", "study.1"),
        ("集中学习十六次。", "study.1"),
        ("班子成员讲党课听课12000人次。", "study.2"),
        ("查摆问题14项。", "study.4"),
        ("2026年上半年，全镇抓好学习。", "文件头"),
        ("2026年1至6月，全镇抓好学习。", "文件头"),
    ],
)
def test_a_figure_of_the_facts_is_stated_in_whatever_form(text, source):
    figure = _only(text)
    assert (figure.status, figure.sources) == ("stated", (source,))
    assert not figure.weaker


def test_less_exact_than_the_fact_is_stated_and_said_to_be_weaker():
    figure = _only("撰写心得体会30余篇。")
    assert (figure.status, figure.weaker, figure.right) == ("stated", True, "34篇")


def test_more_exact_than_the_fact_is_a_mismatch():
    figure = _figures("宣讲队2支，到村组宣讲17场，受众34人次。")["34人次"]
    assert (figure.status, figure.right, figure.sources) == ("mismatched", "30余人次", ("study.3",))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("开展集中学习12次，其中理论学习中心组学习16次、专题研讨4次。", {"12次": "16次", "16次": "12次"}),
        ("开展集中学习16次，其中理论学习中心组学习4次、专题研讨12次。", {"4次": "12次", "12次": "4次"}),
        ("班子成员讲党课17场。宣讲队2支，到村组宣讲46场。", {"17场": "46场", "46场": "17场"}),
        ("4月9日举办读书班1期，3月12日开展测试。", {"4月9日": "3月12日", "3月12日": "4月9日"}),
        ("查摆问题12个，已整改14个。", {"12个": "14个", "14个": "12个"}),
    ],
)
def test_swapped_figures_are_mismatched_each_with_its_right_value(text, wrong):
    figures = _figures(text)
    assert {t: f.right for t, f in figures.items() if f.status == "mismatched"} == wrong


def test_labels_before_a_list_of_figures_tell_which_is_which():
    right = _figures("投稿96篇，省、市、县级分别采用3篇、9篇、19篇。", ("publicity",))
    assert {f.status for f in right.values()} == {"stated"}
    turned = _figures("投稿96篇，县、市、省级分别采用19篇、9篇、3篇。", ("publicity",))
    assert {f.status for f in turned.values()} == {"stated"}
    swapped = _figures("投稿96篇，省、市、县级分别采用19篇、9篇、3篇。", ("publicity",))
    assert [t for t, f in swapped.items() if f.status == "mismatched"] == ["19篇", "3篇"]


@pytest.mark.parametrize(
    ("text", "right"),
    [("专题研讨4场。", "4次"), ("到村组宣讲17次。", "17场"), ("班子成员讲党课听课1.2万人。", "1.2万人次")],
)
def test_a_unit_that_may_not_stand_for_the_facts_is_a_mismatch(text, right):
    figure = _only(text)
    assert (figure.status, figure.right) == ("mismatched", right)
    assert "单位" in figure.explanation


def test_a_dropped_approximation_is_a_mismatch():
    figure = _figures("宣讲队2支，到村组宣讲17场，受众30人次。")["30人次"]
    assert (figure.status, figure.right) == ("mismatched", "30余人次")
    assert "约数" in figure.explanation


def test_a_true_value_beside_strange_words_is_a_mismatch():
    figures = _figures("开展集中学习16次。组织乒乓球比赛16次。")
    wrong = [f for f in trace_figures("开展集中学习16次。组织乒乓球比赛16次。", _LEDGER, ("study",)) if not f.sourced]
    assert figures
    assert [f.status for f in wrong] == ["mismatched"]


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("向县级以上媒体投稿96篇。", "misplaced", "publicity.1"),
        ("镇党委开展民兵训练63次。", "leaked", "范文004"),
        ("化解信访积案7件。", "unknown", "不写入"),
        ("开展志愿服务88次。", "unknown", "没有作比较"),
        ("组织足球联赛55场。", "unknown", "没有这个数"),
        ("清发〔2026〕9号文件已经印发。", "unknown", "没有这个数"),
        ("3月13日举办读书班。", "unknown", "没有这个数"),
        ("值班电话13812345678。", "unknown", "没有这个数"),
    ],
)
def test_where_a_figure_without_a_source_comes_from_is_said(text, status, told):
    figure = next(f for f in trace_figures(text, _LEDGER, ("study",)) if not f.sourced)
    assert figure.status == status
    assert told in figure.explanation


def test_last_years_figure_may_stand_in_a_sentence_that_compares():
    figure = _only("志愿服务比去年同期的88次有所增加。")
    assert (figure.status, figure.sources) == ("last_year", ("2025上半年.docx",))


@pytest.mark.parametrize(
    ("text", "figure", "shown"),
    [
        ("查摆问题14个，已整改12个，余下2个9月底前完成。", "2个", "14个－12个＝2个"),
        ("查摆问题14个，已整改12个，整改率85.7%。", "85.7%", "12个÷14个＝85.7%"),
        ("班子成员讲党课46场，到村组宣讲17场，共讲课63场。", "63场", "46场＋17场＝63场"),
        ("撰写心得体会34篇，比去年同期增加10篇。", "10篇", "34篇－24篇＝10篇"),
        ("撰写心得体会34篇，比去年同期增长41.7%。", "41.7%", "（34篇－24篇）÷24篇＝41.7%"),
    ],
)
def test_arithmetic_that_follows_from_the_facts_is_shown(text, figure, shown):
    found = _figures(text)[figure]
    assert (found.status, found.explanation) == ("derived", shown)


@pytest.mark.parametrize(
    "text",
    [
        "查摆问题14个，已整改12个，余下3个9月底前完成。",
        "查摆问题14个，已整改12个，整改率86.7%。",
        "班子成员讲党课46场，到村组宣讲17场，共讲课64场。",
        "撰写心得体会34篇，比去年同期增长45%。",
        "查摆问题2个。",  # a difference that no word calls one
    ],
)
def test_arithmetic_that_does_not_follow_is_no_source(text):
    assert [f for f in trace_figures(text, _LEDGER, ("study",)) if not f.sourced]


def test_a_person_confirms_in_place_what_no_fact_has():
    text = "开展集中学习16次。组织足球联赛55场。<!-- 依据：文化站台账 -->表彰77人。"
    figures = _figures(text)
    assert (figures["55场"].status, figures["55场"].sources) == ("confirmed", ("文化站台账",))
    assert figures["77人"].status == "unknown"
    assert figures["16次"].status == "stated"


def test_a_comment_inside_a_sentence_confirms_what_stands_before_it():
    figures = _figures("组织足球联赛55场<!-- 依据：台账 -->，表彰77人。")
    assert (figures["55场"].status, figures["77人"].status) == ("confirmed", "unknown")


def test_the_words_of_a_comment_are_not_read():
    assert _figures("开展集中学习16次。<!-- 待办：补22张照片 -->").keys() == {"16次"}


def test_an_unknown_figure_in_the_place_of_a_facts_is_told_the_right_one():
    figure = _figures("开展集中学习18次，其中理论学习中心组学习12次。")["18次"]
    assert (figure.status, figure.right) == ("unknown", "16次")


@pytest.mark.parametrize(
    "text",
    [
        "落实一岗双责，学习第12次党委会精神。",
        "坚持三会一课，用好学习强国平台。",
        "学习《2031年第99号文件汇编》。",
        "",
    ],
)
def test_phrases_and_ordinals_need_no_source(text):
    assert trace_figures(text, _LEDGER, ("study",)) == ()


def test_without_a_section_every_fact_may_be_meant():
    assert {f.status for f in trace_figures("投稿96篇。专题研讨4次。", _LEDGER)} == {"stated"}


_ALPHABET = st.sampled_from(list("学习宣讲问题整改0123456789十次场个人余约万，。、；共率%月日年《》“”<!--依据：>"))


@given(st.text(_ALPHABET, max_size=60) | st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_is_traced_and_spans_are_its_own(text):
    figures = trace_figures(text, _LEDGER, ("study",))
    assert all(text[f.start : f.end] == f.text for f in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))


@given(st.lists(st.sampled_from(_STUDY), min_size=1, max_size=6, unique=True))
@settings(max_examples=60, deadline=None)
def test_facts_as_they_stand_have_their_source_in_any_order(facts):
    text = "。".join(f.text for f in facts) + "。"
    assert all(f.sourced for f in trace_figures(text, _LEDGER, ("study",)))


def test_a_share_of_enormous_figures_is_reckoned_as_well():
    ledger = Ledger(facts=(Source("study.1", f"投资{'9' * 40}元，其中自筹3元", "study"),))
    assert not _figures("自筹占比5%。", ledger=ledger)["5%"].sourced
