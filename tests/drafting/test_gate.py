from __future__ import annotations

import re

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.gate import gate, pending_section
from assistant.drafting.plan import SectionTask
from assistant.provenance.coverage import coverage
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source
from assistant.report.draft import Usage
from assistant.report.facts import Fact

_MODERATE = settings(max_examples=100, deadline=None)
_MARK = re.compile(r"【待核实：([^】]*)】")
_FACTS = ("中心组集体学习7次，专题研讨3次", "宣讲队进村入组宣讲46场，受众2300人次", "学习《中国共产党宣传工作条例》")


def _task(*facts: str, form: str = "paragraph") -> SectionTask:
    made = tuple(Fact(text, "study", n) for n, text in enumerate(facts, start=1))
    return SectionTask(("study",), 2, "理论学习", "强化理论武装，筑牢思想根基", made, form)


def _gated(reply: str, *facts: str, form: str = "paragraph", ledger: Ledger | None = None, **more):
    task = _task(*(facts or _FACTS), form=form)
    return gate(reply, task, ledger or Ledger(), shipped.wording().skeleton, **more)


_WHOLE = "中心组集体学习7次，专题研讨3次。宣讲队进村入组宣讲46场，受众2300人次。学习《中国共产党宣传工作条例》。"


def test_a_good_reply_passes_as_it_is():
    section = _gated(_WHOLE, usage=Usage(10, 5, 3))
    assert section.paragraphs == (_WHOLE,)
    assert (section.marked, section.added, section.cut, section.findings) == ((), (), (), ())
    assert (section.keys, section.level, section.origin) == (("study",), 2, "model")
    assert section.heading == "强化理论武装，筑牢思想根基"
    assert (section.raw, section.usage) == (_WHOLE, Usage(10, 5, 3))


@pytest.mark.parametrize(
    "reply", ["", "# 理论学习", "<think>没有想完", "【待补：几次】", "【待核实：请补充】。", "！！"]
)
def test_a_reply_without_text_is_no_section(reply):
    assert _gated(reply) is None


def test_a_figure_that_no_fact_has_is_marked_once():
    section = _gated(_WHOLE + "另组织观影12场。")
    assert section.text.count("【待核实：观影12场】") == 1
    assert section.marked == ("观影12场",)
    assert [(f.rule, f.severity, f.excerpt) for f in section.findings if f.severity == "error"] == [
        ("untraced", "error", "观影12场")
    ]


def test_every_stand_of_a_foreign_figure_is_marked():
    section = _gated(_WHOLE + "组织观影12场，又组织展演12场。")
    assert section.marked == ("观影12场", "展演12场")
    assert "【待核实：【" not in section.text


def test_a_title_that_no_fact_has_is_marked():
    section = _gated(_WHOLE + "又学习《中国共产党纪律处分条例》。")
    assert section.marked == ("《中国共产党纪律处分条例》",)


def test_a_figure_of_another_sections_facts_is_marked_and_said_so():
    section = _gated(
        _WHOLE + "受理婚丧事宜52起。",
        ledger=Ledger(facts=(Source("civility.1", "红白理事会受理婚丧事宜52起", "civility"),)),
    )
    assert section.marked == ("婚丧事宜52起",)
    assert "别的章节" in section.findings[0].message


def test_the_period_is_allowed():
    section = _gated(f"2026年上半年，{_WHOLE}", ledger=Ledger(front=(Source("文件头", "2026年上半年"),)))
    assert section.marked == ()


def test_a_mark_of_the_models_own_is_looked_at_again():
    assert _gated(_WHOLE.replace("46场", "【待核实：46场】")).paragraphs == (_WHOLE,)
    assert _gated(_WHOLE.replace("46场", "46场【待核实：数字】")).paragraphs == (_WHOLE,)


def test_a_fact_that_is_missing_is_added_behind_the_one_before():
    section = _gated("中心组集体学习7次，专题研讨3次。学习《中国共产党宣传工作条例》。")
    assert section.text == _WHOLE
    assert len(section.added) == 1
    assert [(f.rule, f.severity) for f in section.findings] == [("added", "info")]


def test_the_first_fact_is_added_at_the_beginning():
    text = _gated("宣讲队进村入组宣讲46场，受众2300人次。学习《中国共产党宣传工作条例》。").text
    assert text.startswith("中心组集体学习7次，专题研讨3次。")


def test_a_sentence_that_has_a_part_of_a_fact_gives_way():
    section = _gated("中心组集体学习7次，专题研讨3次。宣讲队进村入组宣讲46场。学习《中国共产党宣传工作条例》。")
    assert section.text == _WHOLE


def test_without_repair_nothing_is_added():
    section = _gated("中心组集体学习7次，专题研讨3次。", repair=False)
    assert section.text == "中心组集体学习7次，专题研讨3次。"
    assert section.added == ()


def test_a_sentence_said_twice_stands_once():
    section = _gated(_WHOLE + "宣讲队进村入组宣讲46场，受众2300人次。")
    assert section.paragraphs == (_WHOLE,)


def test_an_empty_tail_is_cut_and_told():
    section = _gated(_WHOLE[:-1] + "，进一步提高了群众的满意度。")
    assert section.paragraphs == (_WHOLE,)
    assert section.cut == ("进一步提高了群众的满意度",)
    assert [f.rule for f in section.findings] == ["empty-tail"]


def test_a_series_is_continued_where_a_fact_is_added():
    reply = "一是中心组集体学习7次，专题研讨3次。二是学习《中国共产党宣传工作条例》。"
    section = _gated(reply, form="series")
    assert re.findall(r"(?:^|。)([一二三四])是", section.text) == ["一", "二", "三"]


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_an_item_is_added_in_its_place(missing):
    reply = "\n".join(f"一是{fact}。" for n, fact in enumerate(_FACTS) if n != missing)
    section = _gated(reply, form="items")
    assert [p[:2] for p in section.paragraphs] == ["一是", "二是", "三是"]
    assert [coverage(fact, p).complete for fact, p in zip(_FACTS, section.paragraphs, strict=True)] == [True] * 3


def test_a_chaotic_reply_still_makes_a_section():
    reply = (
        "<think>先想想</think>好的，以下是正文：\n\n### （二）强化理论武装，筑牢思想根基\n\n"
        "- **中心组**集体学习 7 次,专题研讨 3 次\n- 组织读书会9场，营造了浓厚氛围\n\n特此报告。综上所述，成效显著。"
    )
    section = _gated(reply)
    assert section.marked == ("读书会9场",)
    assert not re.search(r"[*#<>]|特此报告|综上所述|好的", section.text)
    assert all(coverage(fact, section.text).complete for fact in _FACTS)


def test_a_required_section_without_facts_is_left_to_be_filled():
    section = pending_section(_task(), "中心组学习几次？")
    assert section.paragraphs == ("【待补：理论学习。中心组学习几次】",)
    assert section.origin == "template"


_FACT_TEXTS = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["集中学习", "宣讲队宣讲", "发放明白纸", "排查阵地", "投入资金", "评选好媳妇", "志愿服务"]),
        st.integers(1, 9999),
        st.sampled_from(["次", "余场", "万元", "处，整改2处", "人次，其中《党章》学习3次", "户", "%"]),
    ),
    min_size=1,
    max_size=5,
    unique=True,
)
_REPLY_PIECES = st.sampled_from(
    [
        "中心组集体学习7次。",
        "宣讲46场，受众2300人次。",
        "一是学习3次；",
        "二是宣讲12场。",
        "提高了群众的满意度。",
        "学习《党章》。",
        "“一岗双责”落实到位。",
        "投入三十余万元，",
        "\n",
        "【待核实：9次】",
        "特此报告。",
        "# 标题\n",
        "- ",
        "。",
        "占比98.5%。",
        "6月底前完成",
        "十余次",
    ]
)
_REPLIES = st.text(max_size=80) | st.lists(_REPLY_PIECES, max_size=8).map("".join)
_FORMS = st.sampled_from(["paragraph", "series", "items"])


@given(_REPLIES, _FACT_TEXTS, _FORMS)
@_MODERATE
def test_whatever_comes_the_facts_stand_and_foreign_figures_are_marked(reply, facts, form):
    section = _gated(reply, *facts, form=form)
    if section is None:
        return
    bare = _MARK.sub(r"\1", section.text)
    assert [f for f in facts if coverage(f, bare).missing] == []
    foreign = [f.text for f in trace_figures(bare, Ledger(tuple(Source("要点", t) for t in facts))) if not f.sourced]
    assert [text for text in foreign if not any(text in marked for marked in section.marked)] == []
    assert list(section.marked) == _MARK.findall(section.text)


@given(st.lists(_REPLY_PIECES, max_size=8).map("".join), _FACT_TEXTS, _FORMS)
@_MODERATE
def test_what_the_gate_let_through_passes_again_unchanged(reply, facts, form):
    first = _gated(reply, *facts, form=form)
    if first is None:
        return
    second = _gated(first.text, *facts, form=form)
    assert second.paragraphs == first.paragraphs
    assert second.marked == first.marked


@given(st.text(max_size=120), st.lists(st.text(max_size=30), max_size=4), _FORMS)
@_MODERATE
def test_no_reply_and_no_fact_ends_in_a_traceback(reply, facts, form):
    task = _task(*facts, form=form)
    section = gate(reply, task, Ledger(), shipped.wording().skeleton)
    assert section is None or section.paragraphs


def test_a_fact_that_gave_way_to_another_is_written_all_the_same():
    facts = (
        "评选好媳妇788万元",
        "宣讲队宣讲9998人次，其中《党章》学习3次",
        "排查阵地1次",
        "集中学习3899万元",
        "投入资金1238%",
    )
    reply = "宣讲46场，受众2300人次。6月底前完成提高了群众的满意度。"
    text = _MARK.sub(r"\1", _gated(reply, *facts).text)
    assert [f for f in facts if coverage(f, text).missing] == []


def test_clerks_own_words_are_not_taken_for_chatter():
    text = "一是希望县里加强指导。特此报告会议精神2次。"
    section = _gated(text, "希望县里加强指导", "特此报告会议精神2次", origin="skeleton")
    assert "希望县里加强指导" in section.text
    assert "2次" in section.text
