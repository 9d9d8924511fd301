"""Siblings with ordinals of two levels (同级混用): 一、 and 1. side by side."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import RANKS, families
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            headings = [s.heading for s in siblings.sections if s.heading.mark in RANKS]
            other = next((h for h in headings if h.mark != headings[0].mark), None)
            if other is None or (siblings.are_a_list and RANKS[headings[0].mark] > RANKS[other.mark]):
                continue
            yield manuscript.fault(
                other.passage,
                (0, len(other.passage.text)),
                f"同级的标题有的用“{headings[0].mark}”，这里用“{other.mark}”。",
                "同一级请用同一种序号；这一条若是下一级，请放到上一级标题下面。",
            )


RULE = Rule(
    name="mixed-ordinals",
    family="numbering",
    severity="warning",
    title="同级标题混用两种序号",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n（1）抓学习\n镇党委召开会议专题研究，明确责任分工。\n（2）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n1.抓阵地\n镇党委召开会议专题研究，明确责任分工。\n2.抓队伍\n镇党委召开会议专题研究，明确责任分工。",
        "（一）工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n（二）存在问题\n镇党委召开会议专题研究，明确责任分工。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）阵地建设\n镇党委召开会议专题研究，明确责任分工。\n①建成广场。镇党委召开会议专题研究，明确责任分工。\n②更新书屋。镇党委召开会议专题研究，明确责任分工。\n（1）改造展板。镇党委召开会议专题研究，明确责任分工。\n（2）新建戏台。镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n完成的指标有：\n1.集体学习。上半年组织12次。\n2.专题研讨。上半年组织4次。\n（一）抓学习\n镇党委召开会议专题研究。\n（二）抓宣传\n镇党委召开会议专题研究。",
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n1.集体学习\n镇党委召开会议专题研究，明确责任分工。\n2.支部学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "第一部分　上半年工作\n一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传\n镇党委召开会议专题研究，明确责任分工。\n第二部分　下半年打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n一是抓学习。镇党委召开会议专题研究，明确责任分工。\n二是抓宣传。镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n——学习不够。镇党委召开会议专题研究，明确责任分工。\n——宣传不够。镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
