from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.report.comments import blanked_comments, comment_spans, without_comments
from assistant.report.draft_markdown import parse_draft, with_section, with_title
from assistant.report.report import Heading, Section
from assistant.report.template import Outline, OutlineNode

_MODERATE = settings(max_examples=120, deadline=None)
_OUTLINE = Outline("", "", (OutlineNode(1, "", ("study",)), OutlineNode(1, "", ("problems",))))
_DRAFT = """# 标题 <!-- 第二稿 -->

<!-- 书记看过
# 假标题
## 假章节 {#study}
-->

## 学习 <!-- 依据：通报 --> {#study}

集中学习16次<!-- 依据：签到册 -->，研讨4次。
<!-- 下面
这段 -->
宣讲14场。

## 存在问题 {#problems}

人手不足。
"""
_NEW = Section(Heading(1, "新标题"), ("study",), ("新写的一段。",))


def test_comments_are_no_headings_no_titles_and_no_text():
    report, findings = parse_draft(_DRAFT)
    assert (report.title, report.opening, findings) == ("标题", (), ())
    assert [(s.heading.text, s.keys, s.line) for s in report.sections] == [
        ("学习", ("study",), 8),
        ("存在问题", ("problems",), 15),
    ]
    assert report.sections[0].paragraphs == ("集中学习16次，研讨4次。", "宣讲14场。")


def test_comments_stay_when_a_section_is_put_in_place():
    text = with_section(_DRAFT, _NEW, _OUTLINE)
    assert text.startswith(_DRAFT[: _DRAFT.index("## 学习")])
    assert text.endswith(_DRAFT[_DRAFT.index("## 存在问题") :])
    for comment in ("<!-- 依据：通报 -->", "<!-- 依据：签到册 -->", "<!-- 下面\n这段 -->"):
        assert text.count(comment) == 1
    assert parse_draft(text)[0].section("study").paragraphs == ("新写的一段。",)
    assert with_section(text, _NEW, _OUTLINE) == text


def test_a_title_beside_a_comment_keeps_the_comment():
    text = with_title("# <!-- 书记定\n标题 -->\n\n## 学习\n", "标题")
    assert text == "# 标题 <!-- 书记定\n标题 -->\n\n## 学习\n"
    assert with_title(text, "别的") == text


def test_a_comment_that_never_ends_is_reported_and_is_text():
    text = "# 标题\n\n## 学习 {#study}\n\n甲<!-- 没写完\n\n## 问题 {#problems}\n\n乙<!-- 依据：甲 -->。\n"
    report, findings = parse_draft(text, "草稿.md")
    assert [s.paragraphs for s in report.sections] == [("甲<!-- 没写完",), ("乙。",)]
    assert [(f.rule, f.line, f.file) for f in findings] == [("open-comment", 5, "草稿.md")]


@given(st.text(alphabet="#\n 学习{}a", max_size=20), st.integers(0, 5))
@_MODERATE
def test_a_comment_between_lines_changes_nothing_that_is_read(words, place):
    lines = ["# 标题", "", "## 学习 {#study}", "", "学习6次。", ""]
    commented = "\n".join([*lines[:place], f"<!--{words}-->", *lines[place:]])
    report, findings = parse_draft(commented)
    assert (report.title, report.opening, findings) == ("标题", (), ())
    assert [(s.keys, s.paragraphs) for s in report.sections] == [(("study",), ("学习6次。",))]


@given(st.text(alphabet="<!->\n甲#", max_size=40))
@_MODERATE
def test_lines_and_places_stay(text):
    assert without_comments(text).count("\n") == text.count("\n")
    assert len(blanked_comments(text)) == len(text)
    assert all(text[a : a + 4] == "<!--" and text[b - 3 : b] == "-->" for a, b in comment_spans(text))


@given(st.text(alphabet="<!->\n甲# {}", max_size=40))
@_MODERATE
def test_no_comment_is_lost_when_a_section_is_put(text):
    before = f"# 标题\n\n## 学习 {{#study}}\n{text}"
    after = with_section(before, _NEW, _OUTLINE)
    assert sorted(before[a:b] for a, b in comment_spans(before)) == sorted(after[a:b] for a, b in comment_spans(after))
