"""A series of ordinals that does not begin with the first one (不从“一”编起)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import shown
from assistant.style.rule import Rule
from assistant.style.runs import breaks


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for found, fault in breaks(manuscript, "start"):
        item = found.item
        first = shown(item.form, 1)
        yield replace(
            fault,
            message=f"这一级的序号从“{item.shown}”编起，前面没有“{first}”。",
            fix=f"请补上“{first}”；没有缺项，就从“{first}”重编。",
        )


RULE = Rule(
    name="ordinal-start",
    family="numbering",
    severity="error",
    title="序号不从头编起",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n（二）强化理论武装\n镇党委召开会议专题研究，明确责任分工。\n（三）强化阵地管理\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "二、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n（二）抓阵地\n镇党委召开会议专题研究，明确责任分工。\n（三）抓队伍\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作回顾\n（一）抓发展\n镇党委召开会议专题研究，明确责任分工。\n（二）抓治理\n镇党委召开会议专题研究，明确责任分工。\n二、工作安排\n（三）抓项目\n镇党委召开会议专题研究，明确责任分工。\n（四）抓民生\n镇党委召开会议专题研究，明确责任分工。",
        "第一部分　上半年工作\n一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传\n镇党委召开会议专题研究，明确责任分工。\n第二部分　下半年工作\n三、抓阵地\n镇党委召开会议专题研究，明确责任分工。\n四、抓队伍\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n主要做法有（一）抓学习，镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n（三）抓阵地\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
