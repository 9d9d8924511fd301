from __future__ import annotations

import string

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.report.draft_markdown import (
    format_report,
    format_section,
    keyed_part,
    parse_draft,
    with_section,
    with_title,
)
from assistant.report.report import CLOSING, OPENING, Heading, Report, Section
from assistant.report.template import Outline, OutlineNode

_MODERATE = settings(max_examples=60, deadline=None)
_THREE_PART = Outline(
    "three-part",
    "",
    (
        OutlineNode(1, "工作开展情况"),
        OutlineNode(2, "", ("study",)),
        OutlineNode(2, "", ("publicity",)),
        OutlineNode(2, "", ("positions",)),
        OutlineNode(1, "", ("problems",)),
        OutlineNode(1, "", ("plans",)),
    ),
)
_DRAFT = """# 关于2026年上半年工作情况的报告

## 导语 {#opening}

现将有关情况报告如下：

## 工作开展情况

### 强化理论武装 {#study}

集中学习16次。

## 存在问题 {#problems}

人手不足。
"""


def _section(key: str, text: str = "新写的一段。", level: int = 2, heading: str = "新的标题") -> Section:
    return Section(Heading(level, heading), (key,), (text,))


def _keys(text: str) -> list[str]:
    return ["+".join(s.keys) or s.heading.text for s in parse_draft(text)[0].sections]


_WORDS = st.text(alphabet="镇村学习宣讲16次，、《》“”() #>-*", min_size=1, max_size=20).map(str.strip)
_HEADINGS = _WORDS.filter(lambda t: t not in ("导语", "结尾"))
_PARAGRAPHS = _WORDS.filter(lambda t: t and not t.lstrip("#").startswith((" ", "\t")) and t.strip("#"))
_KEYS = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=6).filter(lambda k: k not in (OPENING, CLOSING))


@st.composite
def _reports(draw):
    keys = draw(st.lists(_KEYS, unique=True, max_size=5))
    sections = [
        Section(
            Heading(draw(st.integers(1, 4)), draw(_HEADINGS)),
            (key,),
            tuple(draw(st.lists(_PARAGRAPHS, max_size=3))),
            draw(st.booleans()),
            draw(st.booleans()),
        )
        for key in keys
    ]
    own = draw(st.lists(_HEADINGS.filter(bool), max_size=2))
    sections += [Section(Heading(1, text), (), tuple(draw(st.lists(_PARAGRAPHS, max_size=2)))) for text in own]
    return Report(
        title=draw(_HEADINGS),
        opening=tuple(draw(st.lists(_PARAGRAPHS, max_size=2))),
        sections=tuple(draw(st.permutations(sections))),
        closing=tuple(draw(st.lists(_PARAGRAPHS, max_size=1))),
    )


def _without_lines(report: Report) -> Report:
    sections = tuple(Section(s.heading, s.keys, s.paragraphs, s.run_in, s.locked) for s in report.sections)
    return Report(title=report.title, opening=report.opening, sections=sections, closing=report.closing)


@given(_reports())
@_MODERATE
def test_a_report_comes_back_from_its_markdown(report):
    parsed, findings = parse_draft(format_report(report))
    assert _without_lines(parsed) == report
    assert not findings


@given(_reports())
@_MODERATE
def test_windows_line_ends_read_the_same(report):
    text = format_report(report)
    assert parse_draft(text.replace("\n", "\r\n")) == parse_draft(text)


@given(st.text(max_size=200) | st.text(alphabet="#{} .\n学习-ab", max_size=60))
@_MODERATE
def test_no_text_is_refused_and_no_paragraph_is_left_out(text):
    report, _ = parse_draft(text)
    held = [report.title, *report.opening, *report.closing]
    held += [part for s in report.sections for part in (s.heading.text, *s.paragraphs)]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n"):
        if not line.startswith("#") and line.strip():
            assert line.strip() in held


def test_a_draft_without_a_title_comes_back():
    report = Report(sections=(_section("study"),))
    assert _without_lines(parse_draft(format_report(report))[0]) == report


def test_a_heading_without_text_keeps_its_key():
    report, _ = parse_draft("# 标题\n\n## {#study}\n\n正文。\n")
    assert report.sections == (Section(Heading(1, ""), ("study",), ("正文。",), line=3),)


def test_sections_know_their_lines():
    report, _ = parse_draft(_DRAFT)
    assert [(s.heading.text, s.line) for s in report.sections] == [
        ("工作开展情况", 7),
        ("强化理论武装", 9),
        ("存在问题", 13),
    ]


def test_a_section_of_several_keys_and_classes():
    report, _ = parse_draft("## 学习与宣传 {#study #publicity .run-in .locked}\n\n正文。\n")
    assert report.sections[0].keys == ("study", "publicity")
    assert report.sections[0].run_in
    assert report.sections[0].locked


def test_a_double_key_is_reported_and_the_first_keeps_it():
    report, findings = parse_draft("## 甲 {#study}\n\n一。\n\n## 乙 {#study}\n\n二。\n", "草稿.md")
    assert [s.keys for s in report.sections] == [("study",), ()]
    assert report.sections[1].paragraphs == ("二。",)
    assert [(f.rule, f.line, f.file) for f in findings] == [("same-key", 5, "草稿.md")]


def test_text_before_the_first_heading_is_kept_as_opening():
    report, _ = parse_draft("先写一句。\n\n# 标题\n\n## 学习 {#study}\n\n正文。\n")
    assert report.title == "标题"
    assert report.opening == ("先写一句。",)


def test_text_under_the_title_is_kept_as_opening():
    report, _ = parse_draft("# 标题\n\n标题下的一句。\n")
    assert report.opening == ("标题下的一句。",)


def test_a_second_title_is_reported_and_kept():
    report, findings = parse_draft("# 标题\n\n# 又一个标题\n\n正文。\n")
    assert report.title == "标题"
    assert report.opening == ("又一个标题", "正文。")
    assert [f.rule for f in findings] == ["second-title"]


def test_opening_and_closing_are_known_by_their_titles_too():
    report, _ = parse_draft("# 标题\n\n## 导语\n\n如下：\n\n## 结尾\n\n特此报告。\n")
    assert report.opening == ("如下：",)
    assert report.closing == ("特此报告。",)
    assert report.sections == ()


def test_headings_of_a_persons_own_stay_sections():
    report, _ = parse_draft("## 自拟章节\n\n正文。\n\n### 小标题\n\n又一段。\n")
    assert [(s.heading.level, s.heading.text, s.keys) for s in report.sections] == [
        (1, "自拟章节", ()),
        (2, "小标题", ()),
    ]


def test_a_title_is_put_where_none_stands():
    assert with_title("", "标题") == "# 标题\n"
    assert with_title("## 学习\n\n正文。\n", "标题") == "# 标题\n\n## 学习\n\n正文。\n"


def test_a_title_fills_an_empty_title_line():
    assert with_title("#\n\n## 学习\n", "标题") == "# 标题\n\n## 学习\n"


def test_a_title_that_stands_is_kept():
    assert with_title(_DRAFT, "别的标题") == _DRAFT


@given(st.text(alphabet="#\n 学习{}", max_size=40))
@_MODERATE
def test_a_title_is_set_once(text):
    once = with_title(text, "标题")
    assert with_title(once, "别的") == once
    assert parse_draft(once)[0].title


def test_a_section_takes_the_place_of_the_one_with_its_key():
    text = with_section(_DRAFT, _section("study"), _THREE_PART)
    assert _keys(text) == ["工作开展情况", "study", "problems"]
    assert "集中学习16次" not in text
    assert "新写的一段。" in text


def test_a_section_is_found_by_any_of_its_keys():
    merged = Section(Heading(2, "学习与宣传"), ("study", "publicity"), ("合写。",))
    text = with_section(_DRAFT, merged, _THREE_PART)
    assert _keys(text) == ["工作开展情况", "study+publicity", "problems"]


@pytest.mark.parametrize(
    ("key", "level", "order"),
    [
        ("publicity", 2, ["工作开展情况", "study", "publicity", "problems"]),
        ("positions", 2, ["工作开展情况", "study", "positions", "problems"]),
        ("plans", 1, ["工作开展情况", "study", "problems", "plans"]),
    ],
)
def test_a_new_section_comes_where_the_outline_has_it(key, level, order):
    assert _keys(with_section(_DRAFT, _section(key, level=level), _THREE_PART)) == order


@given(st.permutations(["study", "publicity", "positions", "problems", "plans"]))
@_MODERATE
def test_sections_stand_in_outline_order_however_they_come(keys):
    text = with_title("", "标题")
    text = with_section(text, keyed_part(CLOSING, ("特此报告。",)), _THREE_PART)
    for key in keys:
        level = 1 if key in ("problems", "plans") else 2
        text = with_section(text, _section(key, level=level, text=f"{key}。"), _THREE_PART)
    text = with_section(text, keyed_part(OPENING, ("如下：",)), _THREE_PART)
    report, findings = parse_draft(text)
    assert _keys(text) == ["工作开展情况", "study", "publicity", "positions", "problems", "plans"]
    assert not findings
    assert text.index("#opening") < text.index("工作开展情况")
    assert text.rindex("#closing") > text.index("#plans")
    assert report.closing == ("特此报告。",)


def test_a_hand_made_section_keeps_its_place():
    text = _DRAFT.replace("## 存在问题", "### 我镇自己的一节\n\n手写的。\n\n## 存在问题")
    assert _keys(with_section(text, _section("publicity"), _THREE_PART)) == [
        "工作开展情况",
        "study",
        "publicity",
        "我镇自己的一节",
        "problems",
    ]


def test_a_sub_heading_of_a_persons_own_stays_with_its_section():
    text = _DRAFT.replace("## 存在问题", "#### 手写小标题\n\n手写的。\n\n## 存在问题")
    assert _keys(with_section(text, _section("publicity"), _THREE_PART)) == [
        "工作开展情况",
        "study",
        "手写小标题",
        "publicity",
        "problems",
    ]


def test_a_section_that_the_outline_lacks_comes_last_before_the_closing():
    text = _DRAFT + "\n## 结尾 {#closing}\n\n特此报告。\n"
    drafted = with_section(text, _section("自拟", level=1), _THREE_PART)
    assert _keys(drafted)[-1] == "自拟"
    assert drafted.rindex("#closing") > drafted.index("{#自拟}")


@given(_reports(), st.data())
@_MODERATE
def test_nothing_outside_the_section_changes(report, data):
    assume(any(s.keys for s in report.sections))
    old = data.draw(st.sampled_from([s for s in report.sections if s.keys]))
    text = format_report(report)
    new = Section(old.heading, old.keys, ("完全不同的一段。",))
    changed = with_section(text, new, _THREE_PART)
    before, after = text.split(format_section(old).rstrip("\n"), 1)
    assert changed.startswith(before)
    assert changed.rstrip("\n").endswith(after.rstrip("\n"))
    assert changed == before + format_section(new).rstrip("\n") + after


@given(_reports(), st.sampled_from(["study", "publicity", "problems"]))
@_MODERATE
def test_a_new_section_leaves_the_others_as_they_are(report, key):
    assume(all(key not in s.keys for s in report.sections))
    text = format_report(report)
    changed = with_section(text, _section(key), _THREE_PART)
    lines = changed.split("\n")
    position = 0
    for line in (line for line in text.split("\n") if line.strip()):
        position = lines.index(line, position) + 1
    assert parse_draft(changed)[0].section(key) is not None


@given(_reports(), st.sampled_from(["study", "publicity", "problems"]))
@_MODERATE
def test_the_same_section_twice_changes_nothing_more(report, key):
    once = with_section(format_report(report), _section(key), _THREE_PART)
    assert with_section(once, _section(key), _THREE_PART) == once
