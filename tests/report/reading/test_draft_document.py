from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from imported_parts import misplaced, said, untiled

from assistant.report.reading.draft import is_draft, read_draft_document
from assistant.workflow.library import library

SPECS = library().template("ideology").sections
DRAFT = """\
# 关于2026年上半年文化工作情况的报告  <!-- 标题待定 -->

## 导语 {#opening}

2026年上半年，现将有关情况报告如下：

## 工作开展情况

### 强化理论武装 {#study .run-in}

<!-- 这一节
## 不是标题
写得长 -->
开展集中学习6次。<!-- 依据：台账 -->其中研讨3次。

### 本镇特色

办好丰收节。

## 结尾 {#closing}

特此报告。
"""
FRAGMENTS = (
    *(
        "# ",
        "## ",
        "### ",
        "#",
        "\n",
        "\r\n",
        "\n\n",
        "{#study}",
        "｛＃study .run-in｝",
        "{#opening}",
        "{#closing}",
        "导语",
        "结尾",
    ),
    *("<!-- 批注 -->", "<!--", "-->", "一、", "强化理论武装", "学习6次。", " ", "\u3000", "\ufeff", "\x00"),
)


def test_draft_has_its_parts_without_comments_and_attributes():
    document = read_draft_document(DRAFT)
    (report,) = document.reports
    assert said(report.title, *report.opening, *report.closing) == [
        *("关于2026年上半年文化工作情况的报告", "2026年上半年，现将有关情况报告如下：", "特此报告。"),
    ]
    (part,) = report.sections
    study, own = part.sections
    assert [(s.heading.level, s.heading.text, s.heading.ordinal) for s in report.walk()] == [
        *((1, "工作开展情况", ""), (2, "强化理论武装", ""), (2, "本镇特色", "")),
    ]
    assert (study.keys, study.heading.run_in, own.keys, own.heading.run_in) == (("study",), True, (), False)
    assert said(*study.paragraphs) == ["开展集中学习6次。其中研讨3次。"]
    assert study.paragraphs[0].line == DRAFT[: DRAFT.index("开展集中")].count("\n") + 1
    assert [piece.text for piece in document.dropped] == ["## 导语 {#opening}", "## 结尾 {#closing}"]


def test_key_that_is_not_written_is_found_by_the_heading():
    (report,) = read_draft_document("## 存在问题\n缺人。\n## 抓学习 {#own}\n学习6次。", SPECS).reports
    assert [section.keys for section in report.sections] == [("problems",), ("own",)]


def test_ordinal_that_a_person_wrote_is_seen():
    (report,) = read_draft_document("## 一、强化领导 {#leadership}\n研究3次。").reports
    heading = report.sections[0].heading
    assert (heading.ordinal, heading.number, heading.text) == ("一、", 1, "强化领导")


def test_second_title_reads_as_text():
    (report,) = read_draft_document("# 甲报告\n# 乙报告\n正文。").reports
    assert said(report.title, *report.opening) == ["甲报告", "乙报告", "正文。"]


def test_a_draft_is_known_by_its_headings():
    assert is_draft("# 报告\n正文。")
    assert is_draft("正文。\n### 强化领导")
    assert not is_draft("一、强化领导\n#1楼已经修好。\n正文 # 一。")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=4)), max_size=30).map("".join))
@example("# {#closing}\n{#study}")
def test_parts_of_a_draft_tile_its_text(text):
    document = read_draft_document(text, SPECS)
    assert untiled(document) == []
    assert misplaced(document) == []
