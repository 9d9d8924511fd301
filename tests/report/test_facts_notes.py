from __future__ import annotations

import pytest
import shipped

from assistant.report.facts_markdown import parse_facts
from assistant.workflow.new import facts_text


def _parse(text: str):
    return parse_facts(text, shipped.template())


def _fact(bullet: str):
    (fact,) = _parse(f"## 理论学习\n{bullet}\n").facts
    return fact


@pytest.mark.parametrize(
    "bullet",
    [
        "- 值守38天 <!-- 请不写入 -->",
        "- 值守38天 <!-- 不写 -->",
        "- 值守38天 <!-- 不 写入 -->",
        "- 值守38天 <!-- 不要写入 -->",
        "- 值守38天 <!-- 不入正文 -->",
        "- 值守38天 <!-- 内部资料，不写入 -->",
        "- 值守38天 <!-- 待补、不写入 -->",
        "- 值守38天 <!-- 电话,不写入 -->",
        "- 值守38天 <!-- 来源：值班表，不写入 -->",
        "- 值守38天 <!-- 来源：值班表、不写入 -->",
        "- 值守38天 <!-- 来源：值班表 不写入 -->",
        "- 值守38天 <!-- 来源：值班表（不写入） -->",
        "- 值守38天（不写入）",
        "- 值守38天(不写)",
        "- 值守38天【不写入】。",
        "- 值守38天，不写入",
        "- 值守38天  不写",
        "- 值守38天 <!- 不写入 ->",
        "- 值守38天 <！-- 不写入 --＞",
        "- （不写入）值守38天",
        "<!-- 不写入 -->\n- 值守38天",
        "<!-- 请不写入 -->\n\n- 值守38天",
        "<!--\n不写入\n-->\n- 值守38天",
        "- 值守38天，\n  每天2人（不写入）",
    ],
)
def test_whatever_says_not_to_write_a_fact_withholds_it(bullet):
    fact = _fact(bullet)
    assert fact.withheld
    assert "不写" not in fact.text + fact.source
    assert fact.text.startswith("值守38天")


@pytest.mark.parametrize(
    "comment",
    ["来源：值班表，不写入", "来源：值班表、签到册；不写入", "不写入；来源：值班表", "待补，来源：值班表，不写入"],
)
def test_a_withheld_fact_keeps_its_source(comment):
    fact = _fact(f"- 值守38天 <!-- {comment} -->")
    assert fact.withheld
    assert fact.source.startswith("值班表")


@pytest.mark.parametrize(
    "bullet",
    [
        "- 发言不念稿、文件不照抄",
        "- 推行会议讲短话、材料不写空话套话12项",
        "- 村规民约写入移风易俗条款5条 <!-- 来源：村规民约文本 -->",
        "- 值守38天 <!-- 来源：分别写在三本台账里 -->",
    ],
)
def test_what_only_sounds_like_it_withholds_nothing(bullet):
    assert not _fact(bullet).withheld


def test_a_guess_is_reported():
    sheet = _parse("## 理论学习\n- 典型案例1个（不写姓名）\n")
    assert sheet.facts[0].withheld
    assert [(f.rule, f.severity, f.line) for f in sheet.findings] == [("withheld", "info", 2)]


def test_all_that_follows_in_a_section_may_be_withheld():
    sheet = _parse("## 理论学习\n- 甲1次\n<!-- 以下不写入 -->\n- 乙2次\n- 丙3次\n## 网络舆情\n- 丁4次\n")
    assert [f.text for f in sheet.facts if f.withheld] == ["乙2次", "丙3次"]


@pytest.mark.parametrize("heading", ["## 网络舆情 <!-- 不写入 -->", "## 网络舆情（不写入）"])
def test_a_heading_withholds_its_section_with_all_below(heading):
    sheet = _parse(f"{heading}\n- 甲1次\n- 乙2次\n### 反诈\n- 丙3次\n## 理论学习\n- 丁4次\n")
    assert [f.text for f in sheet.facts if not f.withheld] == ["丁4次"]
    assert sheet.sections[0].key == "network"


def test_a_comment_above_a_heading_withholds_nothing_and_is_an_error():
    (finding,) = _parse("## 理论学习\n- 甲1次\n<!-- 不写入 -->\n\n## 网络舆情\n- 乙2次\n").findings
    assert (finding.rule, finding.severity, finding.line) == ("lone-withheld", "error", 3)


@pytest.mark.parametrize("line", ["- 不写入", "不写入", "（不写入）"])
def test_a_line_that_says_nothing_else_is_an_error(line):
    findings = _parse(f"## 理论学习\n- 甲1次\n{line}\n- 乙2次\n").findings
    assert ("lone-withheld", "error", 3) in [(f.rule, f.severity, f.line) for f in findings]


@pytest.mark.parametrize("name", ["ideology", "culture"])
def test_the_questions_that_new_writes_withhold_nothing(name):
    template = shipped.template(name)
    lines = facts_text(template, {}).split("\n")
    filled = "\n".join(line + ("\n- 甲1次" if line == "-->" else "") for line in lines)
    sheet = parse_facts(filled, template)
    assert len(sheet.facts) == len(template.sections)
    assert not any(f.withheld for f in sheet.facts)


@pytest.mark.parametrize(
    ("comment", "rules"),
    [
        ("随手记的", ["unknown-note"]),
        ("来源：签到册、照片", []),
        ("来源签到册", []),
        ("依据：通报", []),
        ("锁定", []),
        ("待补：等报数，下周一", []),
        ("不写入，涉及个人", []),
        ("", []),
    ],
)
def test_a_comment_that_is_not_understood_is_reported(comment, rules):
    findings = _parse(f"## 理论学习\n- 甲1次 <!-- {comment} -->\n").findings
    assert [(f.rule, f.severity, f.line) for f in findings] == [(rule, "info", 2) for rule in rules]


def test_bullets_of_the_closing_stop_the_drafting():
    sheet = _parse("## 结尾\n- 特此报告\n- 内部 <!-- 不写入 -->\n")
    assert [(f.rule, f.severity, f.line) for f in sheet.findings] == [("closing-fact", "error", 2)]


@pytest.mark.parametrize(("opening", "lines"), [("自拟导语", [5]), ("不写", [5]), ("", [])])
def test_bullets_of_an_opening_that_the_front_matter_has_are_reported(opening, lines):
    sheet = _parse(f"---\nopening: {opening}\n---\n## 导语\n- 今年是收官之年\n")
    assert [f.line for f in sheet.findings if (f.rule, f.severity) == ("opening-fact", "warning")] == lines
