from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.report.facts_edit import with_field, with_figure
from assistant.report.front_matter import parse_front_matter, split_front_matter

_MODERATE = settings(max_examples=150, deadline=None)
_SHEET = "---\ntownship: 清河镇\noutline: three-part   # 提纲\n---\n\n## 理论学习\n- outline: 甲1次\n"


def test_only_the_line_of_the_field_changes():
    assert with_field(_SHEET, "outline", "parallel") == _SHEET.replace("three-part", "parallel")


def test_a_comment_behind_the_value_stays():
    assert "outline: parallel   # 提纲\n" in with_field(_SHEET, "outline", "parallel")


def test_a_field_by_its_chinese_name_with_a_full_width_colon():
    assert with_field("---\n提纲：甲\n---\n", "outline", "parallel") == "---\n提纲： parallel\n---\n"
    assert with_field("---\n提纲：\n标题：甲\n---\n", "outline", "parallel") == "---\n提纲： parallel\n标题：甲\n---\n"


def test_a_field_that_is_missing_is_added_before_the_end():
    assert with_field("---\ntownship: 清河镇\n---\n正文", "outline", "001") == (
        "---\ntownship: 清河镇\noutline: 001\n---\n正文"
    )


def test_a_sheet_without_front_matter_gets_one():
    assert with_field("## 理论学习\n- 甲1次\n", "outline", "001") == "---\noutline: 001\n---\n## 理论学习\n- 甲1次\n"


def test_a_field_in_the_body_is_not_touched():
    text = "---\ntownship: 清河镇\n---\n- outline: 甲\n"
    assert with_field(text, "outline", "001").endswith("---\n- outline: 甲\n")


@pytest.mark.parametrize(
    "value", ["去年: 上半年", "甲 # 乙", "[甲]", "*甲", "- 甲", '"甲"', "'甲", "甲:", "2025上半年.docx"]
)
def test_a_value_with_marks_of_yaml_reads_back(value):
    source, _ = split_front_matter(with_field(_SHEET, "outline", value), "facts.md")
    assert parse_front_matter(source, "facts.md").outline == value


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=20).map(str.strip))
@_MODERATE
@example("：")
@example("--- ")
def test_any_one_line_value_reads_back(value):
    text = with_field(_SHEET, "outline", value)
    source, first = split_front_matter(text, "facts.md")
    assert parse_front_matter(source, "facts.md").outline == value.strip()
    assert text.split("\n")[first - 1 :] == _SHEET.split("\n")[4:]
    assert with_field(text, "outline", "three-part").split("\n")[1] == "township: 清河镇"


_BULLETS = "## 理论学习\n- 学习6次 <!-- 上年6次 -->\n- 宣讲14场\n  听众620人 <!-- 来源：\n签到册 -->\n- 走访6次\n"


@pytest.mark.parametrize(
    ("line", "old", "new", "there"),
    [
        (2, "6次", "7次", "- 学习7次 <!-- 上年6次 -->  <!-- 来源：领导改稿 -->\n- 宣讲"),
        (3, "14场", "16场", "- 宣讲16场  <!-- 来源：领导改稿 -->\n  听众620人 <!-- 来源：\n签到册 -->\n- 走访6次\n"),
        (3, "620人", "640人", "- 宣讲14场\n  听众640人 <!-- 来源：\n签到册 -->  <!-- 依据：领导改稿 -->\n- 走访"),
        (6, "6次", "9次", "- 走访9次  <!-- 来源：领导改稿 -->\n"),
    ],
)
def test_a_figure_of_one_bullet_changes(line, old, new, there):
    assert there in with_figure(_BULLETS, line, old, new, "领导改稿")


def test_a_figure_that_the_bullet_has_not_changes_nothing():
    assert with_figure(_BULLETS, 2, "14场", "16场", "领导改稿") == _BULLETS


@given(
    st.lists(
        st.sampled_from(["- 学习6次", "  另6次", "<!-- 6次 -->", "<!-- 上年", "-->", "## 节", "", "- 6次6次"]),
        max_size=8,
    ),
    st.integers(1, 8),
)
def test_nothing_else_of_the_sheet_changes(lines, line):
    text = "\n".join(lines)
    if line <= len(lines) or line == 1:
        made = with_figure(text, line, "6次", "7次", "改稿")
        without = made.replace("  <!-- 来源：改稿 -->", "")
        assert made == text or without.replace("7次", "6次") == text
