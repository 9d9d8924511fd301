from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.report.facts import FrontMatter
from assistant.report.front_matter import ALIASES, line_of, parse_front_matter, split_front_matter

_MODERATE = settings(max_examples=150, deadline=None)


def _parse(source: str) -> FrontMatter:
    return parse_front_matter(source, "facts.md")


@pytest.mark.parametrize(("alias", "name"), sorted(ALIASES.items()))
def test_every_chinese_name_of_a_field(alias, name):
    value = {"kind": "汇报", "date": "2026-07", "as_of": "2026-06-15"}.get(name, "内容")
    assert getattr(_parse(f"{alias}：{value}"), name) == value


def test_values_are_text_as_written():
    front = _parse("period: 2026\ndate: 2026-07-03\nsealed: yes\ntitle: 1.5\nissuer: null\nclosing: 0x1F")
    assert (front.period, front.date, front.sealed, front.title) == ("2026", "2026-07-03", "yes", "1.5")
    assert (front.issuer, front.closing) == ("null", "0x1F")


def test_a_full_width_colon_inside_a_value_stays():
    assert _parse("title：关于：意识形态").title == "关于：意识形态"


def test_a_comment_after_a_value_is_no_part_of_it():
    assert _parse("kind: 汇报   # 报告 | 汇报 | 总结").kind == "汇报"


def test_unknown_keys_are_kept():
    assert _parse("about: 三段式\ntownship: 清河镇").extra == (("about", "三段式"),)


@pytest.mark.parametrize("source", ["", "\n", "# 只有注释", "kind:", "kind: ''", "template:"])
def test_what_is_left_empty_has_its_default(source):
    assert _parse(source) == FrontMatter()


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("township: 清河镇\nissuer: [中共", 3),
        ("township: 清河镇\nissuer: 中共: 清河镇", 3),
        ("township: 清河镇\n\tissuer: 中共", 3),
        ("- 列表", 2),
        ("只有一句话", 2),
        ("township: 清河镇\nissuer: [a, b]", 3),
        ("township: 清河镇\nissuer:\n  a: b", 3),
        ("township: 清河镇\nkind: 请示", 3),
        ("文种：通知", 2),
        ("township: 清河镇\ndate: 2026年7月3日", 3),
        ("date: 2026-13-01", 2),
        ("date: 2026-02-30", 2),
        ("日期：7月", 2),
        ("as_of: 06-15", 2),
        ("数据截至: 2026-6-31", 2),
    ],
)
def test_what_is_wrong_is_refused_with_its_line_and_a_next_step(source, line):
    with pytest.raises(InputError, match=f"facts.md 第{line}行") as caught:
        _parse(source)
    assert caught.value.next_step


@pytest.mark.parametrize("date", ["", "2026-07", "2026-07-03", "2026-7-3", "2028-02-29"])
def test_dates_that_are_right(date):
    assert _parse(f"date: {date}").date == date


def test_the_body_begins_behind_the_second_rule():
    assert split_front_matter("---\na: b\n---\n正文", "facts.md") == ("a: b", 4)
    assert split_front_matter("---\n---\n正文", "facts.md") == ("", 3)
    assert split_front_matter("正文\n---\n", "facts.md") == ("", 1)
    assert split_front_matter("\ufeff--- \na: b\n --- \n", "facts.md") == ("a: b", 4)


def test_front_matter_that_never_ends_is_refused():
    with pytest.raises(InputError, match=r"facts\.md 第1行") as caught:
        split_front_matter("---\ntownship: 清河镇\n", "facts.md")
    assert "---" in caught.value.next_step


def test_the_line_of_a_field():
    assert line_of("township: 清河镇\n提纲：three-part", "outline") == 3
    assert line_of("township: 清河镇", "outline") == 1


@pytest.mark.parametrize(
    ("township", "self_name", "committee"),
    [
        ("清河镇", "我镇", "镇党委"),
        ("石桥乡", "我乡", "乡党委"),
        ("城关街道", "我街道", "街道党工委"),
        ("城东街道办事处", "我街道", "街道党工委"),
        ("清河乡人民政府", "我乡", "乡党委"),
        ("白音民族乡", "我乡", "乡党委"),
        ("白音民族镇", "我镇", "镇党委"),
        ("达尔苏木", "我苏木", "苏木党委"),
        ("清河", "我镇", "镇党委"),
        ("", "我镇", "镇党委"),
    ],
)
def test_how_a_township_calls_itself(township, self_name, committee):
    front = FrontMatter(township=township)
    assert (front.self_name, front.committee) == (self_name, committee)


@given(st.text(max_size=120) | st.text(alphabet="abc:：-'\"[]{}#&*!|>%@`\n \t镇", max_size=60))
@_MODERATE
def test_any_front_matter_is_read_or_refused_in_our_words(source):
    refusal, front = None, FrontMatter()
    try:
        front = _parse(source)
    except InputError as error:
        refusal = error
    assert refusal is None or ("facts.md 第" in refusal.message and refusal.next_step)
    assert all(isinstance(value, str) for _, value in front.extra)


@pytest.mark.parametrize("source", ["self_name: 我区\ncommittee: 区党工委", "自称：我区\n党委简称：区党工委"])
def test_the_front_matter_overrides_what_a_township_calls_itself(source):
    front = _parse(f"township: 清河镇\n{source}")
    assert (front.self_name, front.committee) == ("我区", "区党工委")
    assert front.extra == ()


def test_names_follow_a_township_that_is_replaced():
    assert replace(_parse("township: 清河镇"), township="石桥乡").committee == "乡党委"


@pytest.mark.parametrize(
    ("period", "term"),
    [
        ("2026年上半年", "上半年"),
        ("2026 年上半年", "上半年"),
        ("2026年1—6月", "上半年"),
        ("2026年1至6月", "上半年"),
        ("2026年1-6月", "上半年"),
        ("2026年1月至6月", "上半年"),
        ("1—6月", "上半年"),
        ("2026年下半年", "下半年"),
        ("2026年7—12月", "下半年"),
        ("2026年", "全年"),
        ("2026年度", "全年"),
        ("全年", "全年"),
        ("2026年1—12月", "全年"),
        ("2026年第一季度", ""),
        ("2026年1—3月", ""),
        ("2026年1—9月", ""),
        ("2025年下半年至2026年上半年", ""),
        ("2025—2026年", ""),
        ("", ""),
    ],
)
def test_how_the_text_speaks_of_a_period(period, term):
    assert FrontMatter(period=period).term == term
