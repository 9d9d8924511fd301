"""One level written in two ways (同级序号写法不一): 第一部分 and 第二章, 1. and 2．, （1） and ②."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.report.imported import ImportedHeading
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import families
from assistant.style.rule import Rule

_UNIT = re.compile("部分|章|编|篇")
_SINGLE = re.compile("[⑴-⒇⒈-⒛㈠-㈩]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            first: dict[str, ImportedHeading] = {}
            for heading in (section.heading for section in siblings.sections):
                way = _way(heading)
                if not way:
                    continue
                usual = first.setdefault(heading.mark, heading)
                if _way(usual) != way:
                    yield manuscript.fault(
                        heading.passage,
                        (0, len(heading.passage.text)),
                        f"同级的序号写法不一：前面是“{usual.ordinal}”，这里是“{heading.ordinal}”。",
                        f"请照“{usual.ordinal}”的写法改。",
                    )


def _way(heading: ImportedHeading) -> str:
    """How an ordinal is written, as far as no other rule finds fault with it."""
    ordinal = heading.ordinal
    if heading.mark == "第一章":
        unit = _UNIT.search(ordinal)
        return unit[0] if unit else ""
    if heading.mark in ("（一）", "（1）", "1.") and _SINGLE.match(ordinal):
        return "一个字符"
    if heading.mark == "1.":
        return {".": "半角点", "．": "全角点"}.get(ordinal[-1], "")
    return "括号" if heading.mark in ("（一）", "（1）") and ordinal[0] == "（" else ""


RULE = Rule(
    name="mixed-ordinal-forms",
    family="numbering",
    severity="warning",
    title="同级序号写法不一",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "第一部分　上半年工作\n镇党委召开会议专题研究，明确责任分工。\n第二章　下半年打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1.抓学习。镇党委召开会议专题研究，明确责任分工。\n2．抓宣传。镇党委召开会议专题研究，明确责任分工。\n3.抓阵地。镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n㈡抓宣传\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "第一章　总则\n第一节　目的\n镇党委召开会议专题研究，明确责任分工。\n第二节　范围\n镇党委召开会议专题研究，明确责任分工。\n第二章　职责\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1．抓学习。镇党委召开会议专题研究，明确责任分工。\n2．抓宣传。镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n1.抓阵地。镇党委召开会议专题研究，明确责任分工。\n2.抓队伍。镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
