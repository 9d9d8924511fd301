from __future__ import annotations

import pytest

from assistant.errors import InputError
from assistant.report.exemplar_markdown import outline_of, parse_exemplar
from assistant.report.report import Heading, Report, Section
from assistant.report.template import OutlineNode

_TEXT = """---
about: 两段式
township: 松岭镇
kind: 汇报
date: 2026-07-01
---
# 关于2026年上半年工作的汇报

## 导语 {#opening}

现汇报如下：

## 工作情况

### 强化理论武装 {#study .run-in}

> - 集中学习16次
> * 研讨4次

集中学习16次，

研讨4次。

## 存在问题 {#problems}

> - 缺2人

缺2人。

## 结尾 {#closing}

以上汇报。
"""


def test_facts_stand_beside_the_text():
    exemplar = parse_exemplar(_TEXT, "甲")
    study = exemplar.sections[0]
    assert study.facts == ("集中学习16次", "研讨4次")
    assert study.paragraphs == ("集中学习16次，", "研讨4次。")
    assert (study.heading, study.keys) == ("强化理论武装", ("study",))
    assert study.text == "集中学习16次，\n研讨4次。"


def test_the_report_of_an_exemplar_has_no_facts_in_it():
    report = parse_exemplar(_TEXT, "甲").report
    assert not any(p.startswith(">") for s in report.sections for p in s.paragraphs)
    assert (report.title, report.opening, report.closing) == (
        "关于2026年上半年工作的汇报",
        ("现汇报如下：",),
        ("以上汇报。",),
    )
    assert (report.kind, report.date) == ("汇报", "2026-07-01")


def test_the_outline_keeps_grouping_headings_and_leaves_the_others_to_the_template():
    outline = parse_exemplar(_TEXT, "甲").outline
    assert (outline.name, outline.about) == ("甲", "两段式")
    assert outline.nodes == (
        OutlineNode(1, "工作情况"),
        OutlineNode(2, "", ("study",), run_in=True),
        OutlineNode(1, "", ("problems",)),
    )


def test_windows_line_ends_and_byte_order_mark():
    assert parse_exemplar("\ufeff" + _TEXT.replace("\n", "\r\n"), "甲") == parse_exemplar(_TEXT, "甲")


@pytest.mark.parametrize("text", ["", "---\nabout: 空\n---\n", "---\nabout: 空\n---\n# 标题\n"])
def test_an_exemplar_without_sections_is_refused(text):
    with pytest.raises(InputError, match="范文 甲") as caught:
        parse_exemplar(text, "甲")
    assert "docs/files.md" in caught.value.next_step


def test_front_matter_that_is_broken_names_the_file():
    with pytest.raises(InputError, match=r"甲\.md 第2行"):
        parse_exemplar("---\nkind: 请示\n---\n", "甲")


def test_the_outline_of_any_report():
    report = Report(sections=(Section(Heading(1, "甲"), ("study",)), Section(Heading(2, "乙"))))
    assert outline_of(report, "去年").nodes == (OutlineNode(1, "", ("study",)), OutlineNode(2, "乙"))
