from __future__ import annotations

from dataclasses import replace

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.gate import gate
from assistant.drafting.plan import SectionTask
from assistant.drafting.skeleton import plain_section, plain_sentence
from assistant.drafting.wording import SpokenWord
from assistant.language.names import quoted, titles
from assistant.language.quantities import figures
from assistant.provenance.coverage import coverage
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_trace import trace_names
from assistant.report.facts import Fact

_MODERATE = settings(max_examples=100, deadline=None)
_RULES = shipped.wording().skeleton
_FRONT = shipped.sheet().front
_TASKS = shipped.plan().tasks


def _section(task: SectionTask, **front: str) -> str:
    return plain_section(task, _RULES, replace(_FRONT, **front))


@pytest.mark.parametrize("task", _TASKS, ids=lambda t: t.key)
def test_every_fact_of_the_sample_stands_whole_and_nothing_is_added(task):
    text = _section(task)
    assert [f for f in task.texts if not coverage(f, text).complete] == []
    ledger = Ledger(tuple(Source("要点", fact) for fact in task.texts), front=(Source("文件头", _FRONT.committee),))
    assert [f.text for f in trace_figures(text, ledger) if not f.sourced] == []
    assert [n.text for n in trace_names(text, ledger) if not n.allowed] == []


@pytest.mark.parametrize("task", _TASKS, ids=lambda t: t.key)
def test_the_gate_finds_nothing_to_mend(task):
    ledger = Ledger(front=(Source("文件头", _FRONT.township),))
    section = gate(_section(task), task, ledger, _RULES, origin="skeleton")
    assert (section.marked, section.added, section.cut) == ((), (), ())


@pytest.mark.parametrize("task", _TASKS, ids=lambda t: t.key)
def test_it_reads_as_sentences_not_as_bullets(task):
    text = _section(task)
    assert text.endswith("。")
    assert not text.startswith(("-", "•", "#"))
    assert "。。" not in text
    assert text.count("。") >= len(task.texts)


@pytest.mark.parametrize("task", [t for t in _TASKS if t.form == "paragraph"], ids=lambda t: t.key)
def test_the_subject_stands_at_most_once(task):
    text = _section(task)
    in_facts = sum(t.count("我镇") for t in task.texts)
    assert text.count("我镇") <= 1 + in_facts
    assert not any(sentence.startswith(("我镇", "镇党委")) for sentence in text.split("。")[1:] if sentence)


@pytest.mark.parametrize("form", ["series", "items"])
def test_a_series_has_a_mark_a_fact(form):
    task = replace(shipped.task("study"), form=form)
    text = _section(task)
    assert [text.count(f"{mark}是") for mark in "一二三四五六"] == [1] * 6
    assert text.count("\n") == (5 if form == "items" else 0)


def test_one_fact_is_no_series():
    task = replace(shipped.task("problems"), facts=shipped.task("problems").facts[:1])
    assert "一是" not in _section(task)


def test_a_xiang_is_no_zhen():
    text = "".join(_section(task, township="石桥乡") for task in _TASKS)
    assert "我镇" not in text


@pytest.mark.parametrize(
    "fact",
    [
        "搞了“搞了再说”专题讨论3次",
        "学习《关于换掉旧风气的倡议》2次",
        "发放明白纸1.5万份",
        "化解率94.8%，比去年同期高2.6个百分点",
        "集中学习 16 次,其中研讨4次;",
        "８月底前完成３处",
    ],
)
def test_figures_titles_and_names_stand_as_in_the_bullet(fact):
    sentence = plain_sentence(fact, _RULES)
    assert coverage(fact, sentence).missing == ()
    assert [t.text for t in titles(sentence)] == [t.text for t in titles(fact)]
    assert [q.text for q in quoted(sentence)] == [q.text for q in quoted(fact)]
    assert sentence.endswith("。")
    assert sentence.count("。") == 1


def test_a_bare_noun_gets_its_verb_and_a_sentence_its_subject():
    rules = replace(_RULES, verbs={"培训": "举办"}, wording=(SpokenWord("搞了", "开展"),))
    assert plain_sentence("培训2期", rules) == "举办培训2期。"
    assert plain_sentence("搞了宣讲3场", rules, "镇党委") == "镇党委开展宣讲3场。"
    assert plain_sentence("文化站检查3次", rules, "我镇") == "文化站检查3次。"


@given(st.text(max_size=40) | st.text(alphabet="搞了学习16次，。；《条例》“一岗”（）1.5万 剩换掉", max_size=30))
@_MODERATE
def test_any_bullet_makes_one_sentence_with_the_same_figures(fact):
    sentence = plain_sentence(fact, _RULES, "镇党委")
    assert sentence.endswith("。")
    if not set(fact) & set("０１２３４５６７８９％．.:"):
        assert len(figures(sentence)) >= len(figures(fact.replace("\n", " "))) - fact.count(" ") - fact.count("\u00a0")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.sampled_from(["paragraph", "series", "items"]))
@_MODERATE
def test_any_facts_make_a_section(texts, form):
    task = replace(shipped.task("study"), facts=tuple(Fact(t, "study") for t in texts), form=form)
    assert _section(task).endswith("。")
