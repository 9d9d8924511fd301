"""An ordinal left out between siblings (缺号): 一、 and then 三、."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import shown
from assistant.style.rule import Rule
from assistant.style.runs import breaks


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for found, fault in breaks(manuscript, "gap"):
        item = found.item
        missing = "".join(f"“{shown(item.form, number)}”" for number in found.missing[:3])
        missing += "等" if len(found.missing) > 3 else ""
        yield replace(
            fault,
            message=f"“{shown(item.form, found.last)}”后面是“{item.shown}”，缺{missing}。",
            fix=f"请补上缺的一项；没有缺项，就把“{item.shown}”改为“{shown(item.form, found.last + 1)}”，后面的依次顺改。",
        )


RULE = Rule(
    name="ordinal-gap",
    family="numbering",
    severity="error",
    title="同级序号缺号",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）强化组织领导。镇党委召开会议专题研究，明确责任分工。\n（二）强化理论武装。镇党委召开会议专题研究，明确责任分工。\n（四）强化阵地管理。镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n年内办好以下实事：\n1.新建文化广场；\n2.改造农家书屋；\n4.更新宣传栏。",
        "第一部分　上半年工作\n镇党委召开会议专题研究，明确责任分工。\n第三部分　下半年安排\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作回顾\n（一）抓发展\n镇党委召开会议专题研究，明确责任分工。\n（二）抓治理\n镇党委召开会议专题研究，明确责任分工。\n二、工作安排\n（三）抓项目\n镇党委召开会议专题研究，明确责任分工。\n（四）抓民生\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n存在的问题\n镇党委召开会议专题研究，明确责任分工。\n三、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1.抓学习。镇党委召开会议专题研究，明确责任分工。2.抓宣传。镇党委召开会议专题研究，明确责任分工。\n3.抓阵地。镇党委召开会议专题研究，明确责任分工。",
        "一、主要工作\n19.实施环境整治。镇党委召开会议专题研究，明确责任分工。\n20.2026年10件实事全部启动。镇党委召开会议专题研究，明确责任分工。\n21.加强应急值守。镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。按照实施方案第（六）项要求，镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
