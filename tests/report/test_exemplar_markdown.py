from __future__ import annotations

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.exemplar_import import clean_line
from assistant.errors import InputError
from assistant.report.exemplar_markdown import build_exemplar, format_exemplar, outline_of, parse_exemplar
from assistant.report.facts import KINDS, FrontMatter
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


@pytest.mark.parametrize("name", [e.name for e in shipped.exemplars()])
def test_what_is_written_reads_back_the_same(name):
    exemplar = next(e for e in shipped.exemplars() if e.name == name)
    assert parse_exemplar(format_exemplar(exemplar), name) == exemplar


def test_an_exemplar_as_its_file():
    front = FrontMatter(township="松岭镇", kind="总结", period="2025年", extra=(("about", "甲: 乙"),))
    sections = (
        Section(Heading(1, "工作情况")),
        Section(Heading(2, "学习"), ("study",), ("学习3次。", "研讨1次。"), True),
    )
    exemplar = build_exemplar(
        "甲", front, Report("总结", sections=sections, opening=("如下：",)), [("学习3次", "研讨1次")]
    )
    assert format_exemplar(exemplar) == (
        '---\nabout: "甲: 乙"\ntownship: 松岭镇\nkind: 总结\nperiod: 2025年\ntemplate: ideology\n---\n\n'
        "# 总结\n\n## 导语 {#opening}\n\n如下：\n\n## 工作情况\n\n"
        "### 学习 {#study .run-in}\n\n> - 学习3次\n> - 研讨1次\n\n学习3次。\n\n研讨1次。\n"
    )


_WORDS = st.text(alphabet="甲乙丙3次。，：:“”'\"{#-*&!|%@`[]> ", min_size=1, max_size=12)
_LINES = _WORDS.map(clean_line).filter(bool)
_HEADINGS = _LINES.map(lambda text: text.strip("{} ") or "甲").filter(lambda t: t not in ("导语", "结尾"))
_VALUES = st.one_of(st.just(""), _LINES)


@st.composite
def _exemplars(draw):
    keys = draw(st.lists(st.sampled_from(["study", "plans", "risk", "rural"]), unique=True, max_size=4))
    sections, facts = [], []
    for key in [*keys, ""]:
        paragraphs = tuple(draw(st.lists(_LINES, max_size=3)))
        level = draw(st.integers(1, 5))
        sections.append(
            Section(Heading(level, draw(_HEADINGS)), (key,) if key else (), paragraphs, draw(st.booleans()))
        )
        if key:
            facts.append(tuple(f.lstrip("-* ") or "甲" for f in draw(st.lists(_LINES, max_size=3))))
    front = FrontMatter(
        township=draw(_VALUES),
        recipient=draw(_VALUES),
        period=draw(_VALUES),
        date=draw(st.sampled_from(["", "2026-07", "2026-07-03"])),
        kind=draw(st.sampled_from(KINDS)),
        given_self_name=draw(_VALUES),
        extra=(("name", "甲"), ("about", draw(_VALUES))),
    )
    lines = st.lists(_LINES, max_size=2).map(tuple)
    report = Report(draw(_HEADINGS), opening=draw(lines), sections=tuple(sections), closing=draw(lines))
    return build_exemplar("甲", front, report, facts)


@given(_exemplars())
@settings(max_examples=200, deadline=None)
def test_any_exemplar_reads_back_the_same(exemplar):
    assert parse_exemplar(format_exemplar(exemplar), "甲") == exemplar
