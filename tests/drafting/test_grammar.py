from __future__ import annotations

import gbnf
import pytest
import shipped
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.drafting.grammar import section_grammar
from assistant.language.names import titles
from assistant.language.quantities import quantities
from assistant.report.facts import FrontMatter

_MODERATE = settings(max_examples=80, deadline=None)
_CONNECTIVES = shipped.wording().connectives.for_township(FrontMatter(township="清河镇", period="2026年上半年"))
_FACTS = ("中心组集体学习7次，其中专题研讨3次", "宣讲队宣讲46场，受众约2300人次", "学习《中国共产党宣传工作条例》")
_FORMS = st.sampled_from(["paragraph", "series", "items"])
_FACT_TEXTS = st.lists(
    st.text(max_size=25)
    | st.text(alphabet='学习宣讲7次46.5万元《》“”（）()[]{}|"\\，。-Az😀\n\t%', min_size=1, max_size=25),
    max_size=5,
)


def _grammar(facts, form="paragraph"):
    return gbnf.parse(section_grammar(facts, _CONNECTIVES, form))


@given(_FACT_TEXTS, _FORMS)
@_MODERATE
@example(['加强"四个意识"\\', "A-1[甲]{乙}"], "paragraph")
@example(["甲"], "paragraph")
@example([], "series")
@example(["学习“一岗\n双责”"], "series")
def test_every_grammar_is_well_formed_or_none(facts, form):
    source = section_grammar(facts, _CONNECTIVES, form)
    if source:
        gbnf.parse(source)


@pytest.mark.parametrize("form", ["paragraph", "series", "items"])
@pytest.mark.parametrize("task", shipped.plan().tasks, ids=lambda t: t.key)
def test_every_figure_of_the_sample_is_spelt_whole(task, form):
    literals = _grammar(task.texts, form).literals()
    for fact in task.texts:
        for span in (*quantities(fact), *titles(fact)):
            assert any(span.text in literal for literal in literals), span.text


@given(
    st.lists(
        st.builds(
            "{}{}{}".format,
            st.sampled_from(["集中学习", "宣讲", "投入"]),
            st.integers(1, 99999),
            st.sampled_from("次场元"),
        ),
        min_size=1,
        max_size=5,
    ),
    _FORMS,
)
@_MODERATE
def test_every_figure_is_spelt_whole(facts, form):
    literals = _grammar(facts, form).literals()
    for fact in facts:
        assert all(any(q.text in literal for literal in literals) for q in quantities(fact))


@pytest.mark.parametrize("facts", [[], [""], ["，。"], ["  "]])
def test_facts_without_words_have_no_grammar(facts):
    assert section_grammar(facts, _CONNECTIVES, "paragraph") == ""


@pytest.mark.parametrize(
    "reply",
    [
        "{0}。{1}。{2}。",
        "镇党委{0}。{1}。{2}。",
        "上半年，镇党委{0}。{1}。{2}。",
    ],
)
def test_words_of_the_facts_can_be_written(reply):
    reply = reply.format(*_FACTS)
    assert _grammar(_FACTS).accepts(reply)


@pytest.mark.parametrize(
    "reply",
    [
        "中心组集体学习8次。",
        "中心组集体学习77次。",
        "中心组集体学习7场。",
        "宣讲队宣讲460场。",
        "宣讲队宣讲46场，受众2300人次。",
        "学习《宣传工作条例》。",
        "学习《中国共产党纪律处分条例》。",
        "开展读书会和知识竞赛。",
        "中心组集体学习7次，提高了群众的满意度。",
        "## 中心组集体学习7次。",
        "- 中心组集体学习7次。",
        "Study 7次。",
        "中心组集体学习7次",
        "",
    ],
)
def test_what_the_facts_lack_cannot_be_written(reply):
    assert not _grammar(_FACTS).accepts(reply)


@pytest.mark.parametrize("form", ["series", "items"])
def test_a_series_has_one_item_a_fact_in_order(form):
    grammar = _grammar(_FACTS, form)
    gap = "\n\n" if form == "items" else ""
    items = [f"{mark}是{fact}。" for mark, fact in zip("一二三", _FACTS, strict=True)]
    assert grammar.accepts(gap.join(items))
    assert not grammar.accepts(gap.join(items[:2]))
    assert not grammar.accepts(gap.join((items[1], items[0], items[2])))
    assert not grammar.accepts(gap.join(items).replace("7次", "9次"))


@pytest.mark.parametrize("task", [t for t in shipped.plan().tasks if t.form == "paragraph"], ids=lambda t: t.key)
def test_plain_sentences_of_the_sample_can_be_written(task):
    sentences = [fact.replace("：", "，").replace("；", "，") + "。" for fact in task.texts]
    assert _grammar(task.texts).accepts("".join(sentences))
    assert not _grammar(task.texts).accepts("".join(sentences[1:]))
    assert not _grammar(task.texts).accepts("".join(reversed(sentences)))


def test_a_sentence_begins_as_its_fact_does():
    assert _grammar(["管宣传的就1个人"]).accepts("管宣传的就1个人。")
    assert not _grammar(["管宣传的就1个人"]).accepts("宣传的就1个人。")
    assert not _grammar(["稿子被县里用了7篇"]).accepts("被县里用了7篇。")


def test_a_comma_stands_only_where_the_fact_has_a_mark():
    assert not _grammar(["春节等节点值守38天，每天2人"]).accepts("春节等节点，值守38天，每天2人。")
    assert _grammar(["春节等节点值守38天，每天2人"]).accepts("春节等节点值守38天，每天2人。")


def test_a_figure_cannot_be_given_to_something_else():
    fact = ["集中学习16次，其中专题研讨4次"]
    assert _grammar(fact).accepts("集中学习16次，其中专题研讨4次。")
    for swapped in ("集中学习4次，其中专题研讨16次。", "专题研讨16次，集中学习4次。", "集中学习16次。"):
        assert not _grammar(fact).accepts(swapped)


@pytest.mark.parametrize("task", shipped.plan().tasks, ids=lambda t: t.key)
def test_a_foreign_figure_cannot_be_written_in_the_sample(task):
    grammar = _grammar(task.texts, task.form)
    for reply in ("开展活动97531次。", "一是开展活动97531次。", "97531次。"):
        assert not grammar.accepts(reply)


def test_plans_cannot_say_that_they_are_done():
    plans = _CONNECTIVES.for_plans()
    assert set(plans.words) < set(_CONNECTIVES.words)
    assert "已" not in gbnf.parse(section_grammar(["举办培训2期"], plans, "paragraph")).literals()


def test_the_recogniser_itself():
    grammar = gbnf.parse('root ::= a{1,2} [，、] ("x" | b)* "\\n"?\na ::= "甲"\nb ::= "\\"乙\\\\"\n')
    assert grammar.accepts('甲甲，x"乙\\x\n')
    assert grammar.accepts("甲、")
    assert not grammar.accepts("甲甲甲，")
    assert not grammar.accepts("甲")
    with pytest.raises(gbnf.Malformed):
        gbnf.parse("root ::= a\n")
    with pytest.raises(gbnf.Malformed):
        gbnf.parse('root ::= "甲" | \n')
