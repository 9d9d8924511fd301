"""Ordinals out of their order among siblings, or begun anew (序号颠倒、另起): 一、 三、 二、."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import shown
from assistant.style.rule import Rule
from assistant.style.runs import breaks


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for found, fault in breaks(manuscript, "order"):
        item, last = found.item, shown(found.item.form, found.last)
        restarts = item.number == 1
        yield replace(
            fault,
            message=f"“{last}”后面又从“{item.shown}”编起。" if restarts else f"“{item.shown}”排在“{last}”后面。",
            fix=f"请接着“{last}”往下编；另是一份报告，请在前面写上标题。" if restarts else "请按先后重编这一级的序号。",
        )


RULE = Rule(
    name="ordinal-order",
    family="numbering",
    severity="error",
    title="序号次序颠倒",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）强化组织领导\n镇党委召开会议专题研究，明确责任分工。\n（二）强化理论武装\n镇党委召开会议专题研究，明确责任分工。\n（一）强化阵地管理\n镇党委召开会议专题研究，明确责任分工。\n（二）强化队伍建设\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1.抓学习。镇党委召开会议专题研究，明确责任分工。\n3.抓宣传。镇党委召开会议专题研究，明确责任分工。\n2.抓阵地。镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n镇党委召开会议专题研究。\n二、存在问题\n当前还存在农产品销售渠道不畅、产业结构单\n一、创新能力不强等问题，需要认真解决。\n三、下一步打算\n镇党委召开会议专题研究。",
        "2025年工作回顾\n一、抓发展\n镇党委召开会议专题研究，明确责任分工。\n二、抓治理\n镇党委召开会议专题研究，明确责任分工。\n2026年工作安排\n一、抓项目\n镇党委召开会议专题研究，明确责任分工。\n二、抓民生\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）阵地建设\n上半年办成两件事：\n1.建成广场。镇党委召开会议专题研究，明确责任分工。\n2.更新书屋。镇党委召开会议专题研究，明确责任分工。\n下半年要办两件事：\n1.新建戏台。镇党委召开会议专题研究，明确责任分工。\n2.改造展板。镇党委召开会议专题研究，明确责任分工。",
        "第一部分　上半年工作\n一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传\n镇党委召开会议专题研究，明确责任分工。\n第二部分　下半年工作\n一、抓阵地\n镇党委召开会议专题研究，明确责任分工。\n二、抓队伍\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
