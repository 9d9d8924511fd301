"""What is pointed out about a bullet as it is entered, and what is left in peace."""

from __future__ import annotations

import pytest

from assistant.drafting.bullet_remarks import bullet_remarks
from assistant.report.bullet import Bullet
from assistant.report.facts import FactSheet
from assistant.report.facts_markdown import parse_facts
from assistant.report.pasting import bullet_typed
from assistant.workflow.library import library

TEMPLATE = library().template("ideology")
SHEET = """---
township: 云溪镇
period: 2026年上半年
as_of: 2026-06-20
---
## 理论学习
- 理论学习中心组学习12次，其中专题研讨3次
- 宣讲队到村宣讲14场
## 阵地管理
- 更新宣传栏23块
## 下一步打算
"""
LAST_YEAR = (
    "3月18日，镇党委听取意识形态工作汇报并部署重点任务。",
    "向县级以上媒体投稿87篇，采用23篇。",
    "学习6次。",
)


def sheet(text: str = SHEET) -> FactSheet:
    return parse_facts(text, TEMPLATE)


def kinds(line: str, section: str = "study", last_year: tuple[str, ...] = LAST_YEAR) -> list[str]:
    return [remark.kind for remark in bullet_remarks(bullet_typed(line), sheet(), section, last_year)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("投稿96，采用稿件较多", "unit"),
        ("走访困难群众50", "unit"),
        ("信访件办结率98", "unit"),
        ("X村建成文化广场1个", "placeholder"),
        ("学习__次，党课2场", "placeholder"),
        ("中心组学习11次", "contradiction"),
        ("宣传栏更新25块", "contradiction"),
        ("9月3日举办读书会1次", "date"),
        ("2025年4月举办读书会1次", "date"),
        ("6月28日举办读书会1次", "date"),
        ("向县级以上媒体投稿87篇，网上发稿14篇", "last-year"),
        ("3月18日，镇党委听取意识形态工作汇报并部署任务", "last-year"),
        ("联系志愿者1名，13812345678", "privacy"),
        ("村民李小明酗酒闹事2次，已教育", "privacy"),
        ("身份证号110105194912310021的村民1名", "privacy"),
        ("更新宣传栏23块", "double"),
    ],
)
def test_it_is_pointed_out(line: str, kind: str) -> None:
    assert kinds(line) == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "讲党课2场，听众130余人次",
        "3月12日专题研究意识形态工作1次",
        "落实24小时值班，受理12345热线工单36件",
        "考核得分95",
        "第3季度以前完成的村18个",
        "志愿服务队22支640人",
        "开展“四个意识”主题宣讲5场",
        "评选“好邻居”6名，村民李小明获评",
        "学习6次",
    ],
)
def test_it_is_left_in_peace(line: str) -> None:
    assert kinds(line) == []


def test_a_date_to_come_stands_right_among_the_plans() -> None:
    assert kinds("9月底前举办培训班1期，10月督查1轮", "plans") == []


def test_what_is_not_written_yet_may_have_gaps() -> None:
    assert kinds("走访群众__户（待补）") == []
    assert kinds("学习11，投稿96（待补）") == []


def test_what_is_withheld_is_looked_at_for_a_persons_data_only() -> None:
    assert kinds("网评员6，X村2（不写入）") == []
    assert kinds("联系人13812345678（不写入）") == ["privacy"]


def test_a_bullet_does_not_contradict_itself() -> None:
    text = SHEET.replace("14场", "15场")
    bullet = Bullet("宣讲队到村宣讲15场")
    assert bullet_remarks(bullet, sheet(text), "study") == ()


def test_the_same_bullet_twice_in_a_section_is_a_double() -> None:
    text = SHEET.replace("## 阵地管理", "- 宣讲队到村宣讲14场。\n## 阵地管理")
    assert [r.kind for r in bullet_remarks(Bullet("宣讲队到村宣讲14场"), sheet(text), "study")] == ["double"]


def test_a_contradiction_names_both_sides() -> None:
    remark = bullet_remarks(Bullet("中心组学习11次"), sheet(), "study")[0]
    assert "理论学习中心组学习12次" in remark.message
    assert "中心组学习11次" in remark.message
