from __future__ import annotations

import json

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.exemplar_bullets import (
    all_figures_agree,
    bullets_by_rule,
    bullets_from_reply,
    parse_bullets,
)
from assistant.report.facts import FrontMatter

_FRONT = FrontMatter(township="松岭镇", period="2026年上半年")
_MODERATE = settings(max_examples=150, deadline=None)
_SECTION = "上半年，镇党委组织集中学习6次，其中研讨2次。宣讲队到村宣讲14场，听众620余人次。"


def _reply(*bullets):
    return json.dumps({"bullets": list(bullets)}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "bullets"),
    [
        ("一是镇党委召开会议2次。二是我镇发放手册300份；", ("召开会议2次", "发放手册300份")),
        ("上半年，镇党委向县委专题报告1次，在党内通报1次。", ("向县委专题报告1次，在党内通报1次",)),
        ("2026年上半年，我镇投入20万元修缮宣传栏。", ("投入20万元修缮宣传栏",)),
        ("镇党委书记讲党课4场。", ("镇党委书记讲党课4场",)),
        ("我镇24个支部开展活动30次。", ("我镇24个支部开展活动30次",)),
        ("高度重视学习工作。组织学习3次。意识显著增强。", ("组织学习3次",)),
        ("学习《宣传工作条例》。组织学习3次。", ("学习《宣传工作条例》", "组织学习3次")),
        ("二是 组织学习3次。", ("组织学习3次",)),
        ("组织学习3次。组织学习3次。", ("组织学习3次",)),
    ],
)
def test_sentences_with_figures_cut_to_bullets(text, bullets):
    assert bullets_by_rule(text, _FRONT).texts == bullets


def test_a_street_office_leaves_out_its_own_names():
    front = FrontMatter(township="城东街道", period="2026年上半年")
    assert bullets_by_rule("街道党工委组织学习3次。", front).texts == ("组织学习3次",)


@pytest.mark.parametrize("text", ["高度重视，落实“三会一课”。", "2026年上半年，意识明显增强。", ""])
def test_a_section_that_counts_nothing_has_no_bullets(text):
    found = bullets_by_rule(text, _FRONT)
    assert (found.texts, found.why) == ((), "没有数字")


@pytest.mark.parametrize("exemplar", shipped.exemplars(), ids=lambda e: e.name)
def test_bullets_by_rule_hold_the_figures_of_the_shipped_sections(exemplar):
    for section in exemplar.sections:
        found = bullets_by_rule(section.text, exemplar.front)
        assert found.texts
        assert all_figures_agree(found.texts, section.text, exemplar.front)


@given(
    st.lists(st.sampled_from([s.text for e in shipped.exemplars() for s in e.sections]), max_size=2),
    st.integers(0, 400),
)
@_MODERATE
def test_any_text_has_all_its_figures_in_bullets_or_no_bullets(texts, end):
    text = "\n".join(texts)[:end]
    found = bullets_by_rule(text, _FRONT)
    assert not found.texts or all_figures_agree(found.texts, text, _FRONT)
    assert bool(found.texts) != bool(found.why)


def test_the_model_s_bullets_stand_where_the_text_bears_them_out():
    found = bullets_from_reply(_reply("集中学习6次，研讨2次", "到村宣讲14场，听众620余人次。"), _SECTION, _FRONT)
    assert found.texts == ("集中学习6次，研讨2次", "到村宣讲14场，听众620余人次")
    assert (found.origin, found.refused, found.why) == ("model", (), "")


@pytest.mark.parametrize("wrong", ["学习《乡村振兴促进法》", "在柳湾村宣讲14场", "听众620余人"])
def test_a_bullet_with_a_foreign_name_or_another_unit_is_refused(wrong):
    good = ("集中学习6次，研讨2次", "到村宣讲14场，听众620余人次")
    found = bullets_from_reply(_reply(*good, wrong), _SECTION, _FRONT)
    assert (found.texts, found.refused) == (good, (wrong,))


def test_a_bullet_with_a_foreign_figure_is_refused():
    good = ("集中学习6次，研讨2次", "到村宣讲14场，听众620余人次")
    found = bullets_from_reply(_reply(*good, "党课9场"), _SECTION, _FRONT)
    assert (found.texts, found.origin, found.refused) == (good, "model", ("党课9场",))


@pytest.mark.parametrize(
    "reply",
    [
        _reply("集中学习6次，研讨2次"),
        _reply("集中学习2次，研讨6次", "到村宣讲14场，听众620余人次"),
        _reply("学习《党章》6次，研讨2次，宣讲14场，听众620余人次"),
        _reply("集中学习6次，研讨2次", "宣讲14场，听众600余人次"),
    ],
    ids=["missing", "swapped", "foreign title", "changed"],
)
def test_a_figure_that_no_good_bullet_has_brings_the_rule_back(reply):
    found = bullets_from_reply(reply, _SECTION, _FRONT)
    assert found.texts == bullets_by_rule(_SECTION, _FRONT).texts
    assert (found.origin, found.why) == ("rule", "模型列的要点缺数字，按规则列")


def test_a_section_without_figures_may_have_the_model_s_bullets():
    text = "宣传栏更换不及时，专人管护没有落实。"
    assert bullets_from_reply(_reply("宣传栏更换不及时", "专人管护没有落实"), text, _FRONT).origin == "model"
    assert bullets_from_reply(_reply("宣传队伍青黄不接，年轻人太少"), text, _FRONT).texts == ()


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "好的，以下是要点：1.学习6次",
        "[]",
        '{"bullets": []}',
        '{"bullets": "学习6次"}',
        '{"bullets": ["学习6次"], "note": "甲"}',
        '{"bullets": ["学习6次", 3]}',
        '{"bullets": ["学习6次\\n研讨2次"]}',
        '{"bullets": [" "]}',
        _reply("甲" * 301),
        _reply(*(f"学习{n}次" for n in range(41))),
        '{"bullets": ["学习6次"',
        "[" * 100_000,
    ],
)
def test_a_reply_of_another_form_is_none(reply):
    assert parse_bullets(reply) is None
    assert bullets_from_reply(reply, _SECTION, _FRONT).why == "模型的回复不合格式，按规则列"


def test_a_fence_round_the_reply_is_taken_off():
    assert parse_bullets('```json\n{"bullets": ["学习6次。"]}\n```') == ("学习6次",)


@given(st.text(max_size=60))
@_MODERATE
def test_no_reply_is_a_traceback(reply):
    found = bullets_from_reply(reply, _SECTION, _FRONT)
    assert all_figures_agree(found.texts, _SECTION, _FRONT)
