"""The lines of draft.md and the report that it is read as are the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.report.draft_lines import draft_blocks, joined_blocks
from assistant.report.draft_markdown import parse_draft

LINES = st.sampled_from(
    [
        *(
            "# 标题",
            "# 第二个标题",
            "#",
            "## 工作开展情况",
            "### 理论学习 {#study}",
            "### 又是 {#study .run-in}",
            "## 导语",
        ),
        *(
            "## 结尾 {#closing}",
            "正文一句。",
            "  缩进的一句。",
            "",
            "<!-- 批注 -->",
            "<!--",
            "-->",
            "句子。<!-- 依据：台账 -->",
        ),
        *("<!-- 批注", "## 不是标题 -->", "#没有空格", "\ufeff# 标题"),
    ]
)


def paragraphs(text):
    """Everything that is read as text, part by part."""
    found = {"opening": [], "closing": [], "": []}
    for block in draft_blocks(text):
        found[block.part] += [words for _, words in block.paragraphs]
    return found


@given(st.lists(LINES, max_size=14).map("\n".join))
@settings(max_examples=300)
def test_blocks_are_what_the_report_is_read_from(text):
    report, _ = parse_draft(text)
    blocks = draft_blocks(text)
    assert joined_blocks([block.lines for block in blocks]) == text.removeprefix("\ufeff")
    sections = [block for block in blocks if not block.part]
    assert [(s.heading.level, s.heading.text, s.keys) for s in report.sections] == [
        (b.level, b.text, b.keys) for b in sections
    ]
    assert [list(s.paragraphs) for s in report.sections] == [[words for _, words in b.paragraphs] for b in sections]
    assert list(report.opening) == paragraphs(text)["opening"]
    assert list(report.closing) == paragraphs(text)["closing"]


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_each_paragraph_stands_on_its_line(text):
    for block in draft_blocks(text):
        for number, words in block.paragraphs:
            assert words.split("<")[0].strip()[:2] in block.lines[number]


@pytest.mark.parametrize("text", ["", "\n\n", "只有正文。"])
def test_a_draft_without_headings_is_one_block(text):
    assert [block.headed for block in draft_blocks(text)] == [False]
