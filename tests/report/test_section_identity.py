"""Which section of a draft is which, when a clerk has taken keys or headings away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.report.draft_markdown import parse_draft, with_section
from assistant.report.report import Heading, Section
from assistant.report.section_identity import SectionIdentity, likeness_of, whole_text
from assistant.report.template import Outline, OutlineNode

_TEXT = "宣讲队到各村宣讲理论知识，听众踊跃参加学习活动。"
_STUDY = SectionIdentity(("study",), ("强化理论武装", "理论学习"), _TEXT)
_OUTLINE = Outline("one", "", (OutlineNode(1, "", ("study",)), OutlineNode(1, "", ("plans",))))


def found(text: str, identity: SectionIdentity = _STUDY) -> int | None:
    """The line of the section that is found."""
    section = identity.find(parse_draft(text)[0])
    return section.line if section else None


@pytest.mark.parametrize("written", ["{#study}", "{#Study}", "{study}", "｛#study｝", "{＃STUDY .run-in}", "{# study}"])
def test_key_is_understood_however_it_is_written(written):
    assert found(f"## 甲\n\n别的。\n\n## 乙 {written}\n\n正文。\n") == 5


def test_literal_braces_of_a_heading_are_no_key():
    assert parse_draft("## 学习{注释}\n\n正文。\n")[0].sections[0].keys == ()


@pytest.mark.parametrize("heading", ["强化理论武装", "理论学习", "理论 学习"])
def test_without_its_key_a_section_is_known_by_its_heading(heading):
    assert found(f"## 甲\n\n别的。\n\n## {heading}\n\n全是人写的新内容。\n") == 5


def test_without_key_and_heading_it_is_known_by_its_text():
    assert found(f"## 甲\n\n别的。\n\n## 改过的标题\n\n{_TEXT.replace('踊跃', '')}\n") == 5


def test_other_text_under_another_heading_is_a_persons_own():
    assert found("## 改过的标题\n\n召开现场会，推广网格治理的做法。\n") is None


def test_section_with_another_key_is_another_section():
    assert found(f"## 理论学习 {{#publicity}}\n\n{_TEXT}\n") is None


def test_grouping_heading_is_no_section():
    assert found("## 理论学习\n\n### 甲 {#other}\n\n正文。\n") is None


def test_section_found_by_heading_gets_its_key_back():
    new = Section(Heading(1, "强化理论武装"), ("study",), ("新写的。",))
    text = with_section("# 题\n\n## 理论学习\n\n旧的。\n\n## 打算 {#plans}\n\n乙。\n", new, _OUTLINE, _STUDY)
    assert text == "# 题\n\n## 强化理论武装 {#study}\n\n新写的。\n\n## 打算 {#plans}\n\n乙。\n"


def test_deeper_headings_of_a_persons_own_belong_to_the_section():
    report, _ = parse_draft("## 甲 {#study}\n\n一。\n\n### 细目\n\n二。\n\n## 乙\n\n三。\n")
    assert whole_text(report, report.sections[0]) == "一。\n细目\n二。"


@given(
    st.text(alphabet="学习宣讲各村听众次3，。", max_size=30), st.text(alphabet="学习宣讲各村听众次3，。", max_size=30)
)
@settings(max_examples=100, deadline=None)
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    assert 0 <= likeness_of(one, other) <= 1
    assert likeness_of(one, other) == likeness_of(other, one)
