from __future__ import annotations

import pytest
import shipped
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.drafting.plan import plan_report
from assistant.errors import InputError
from assistant.report.draft_markdown import parse_draft, with_section
from assistant.report.facts_markdown import parse_facts
from assistant.report.report import Heading, Section

_MODERATE = settings(max_examples=120, deadline=None)


def _parse(heading: str):
    return parse_facts(f"## {heading}\n- 甲1次\n", shipped.template())


@pytest.mark.parametrize(
    ("heading", "key", "title"),
    [
        ("组织领导", "leadership", "组织领导与责任落实"),
        ("责任落实", "leadership", "组织领导与责任落实"),
        ("一、网络舆情工作", "network", "网络舆情"),
    ],
)
def test_a_piece_of_one_title_is_that_section_and_reported(heading, key, title):
    sheet = _parse(heading)
    assert sheet.sections[0].key == key
    assert [(f.rule, f.severity, f.line) for f in sheet.findings] == [("near-heading", "warning", 1)]
    assert title in sheet.findings[0].message


def test_a_piece_of_several_titles_is_an_own_section_and_names_them():
    sheet = _parse("问题")
    assert sheet.sections[0].key == "问题"
    assert "存在问题" in sheet.findings[0].message
    assert "问题整改" in sheet.findings[0].message


@pytest.mark.parametrize(
    "heading",
    [
        *("（二）理论学习", "二、理论学习", "2.理论学习", "2. 理论学习", "(2)理论学习", "第二部分 理论学习"),
        *("理论学习：", "理论学习。", "Study", "STUDY:", "学习 {#Study}", "学习｛＃study｝"),
    ],
)
def test_ordinals_marks_and_case_of_a_heading_are_no_matter(heading):
    sheet = _parse(heading)
    assert [s.key for s in sheet.sections] == ["study"]
    assert sheet.findings == ()


@pytest.mark.parametrize(
    ("heading", "key", "title"),
    [
        ("一、乡村振兴", "乡村振兴", "乡村振兴"),
        ("（三）乡村振兴：", "乡村振兴", "乡村振兴"),
        ("乡村振兴 {#rural}", "rural", "乡村振兴"),
        ("理论学习试点 {#pilot}", "pilot", "理论学习试点"),
        ("“三农”工作（试点）", "三农工作试点", "“三农”工作（试点）"),
        ("2.0版网格", "20版网格", "2.0版网格"),
        ("KPI", "kpi", "KPI"),
    ],
)
def test_an_own_section_s_key_and_title(heading, key, title):
    assert [(s.key, s.title) for s in _parse(heading).sections] == [(key, title)]


@given(st.text(min_size=1, max_size=12) | st.text(alphabet="#{}.一、（）①ＡKpi 乡村“”<!->", min_size=1, max_size=12))
@_MODERATE
def test_a_section_of_any_name_is_put_once(heading):
    try:
        sheet = _parse(heading)
    except InputError:
        return
    assume(sheet.facts and sheet.sections[0].key not in ("opening", "closing"))
    plan = plan_report(sheet, shipped.template(), shipped.template().shapes[0])
    assume(plan.tasks)
    task = plan.tasks[0]
    section = Section(Heading(task.level, task.heading), task.keys, ("甲1次。",))
    once = with_section("# 标题\n", section, plan.outline)
    assert with_section(once, section, plan.outline) == once
    assert [s.keys for s in parse_draft(once)[0].sections if s.keys] == [task.keys]
