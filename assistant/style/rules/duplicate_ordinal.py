"""Two siblings with the same ordinal (序号重复): two （五）, two 三、."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule
from assistant.style.runs import breaks


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for found, fault in breaks(manuscript, "duplicate"):
        own = found.item.shown
        yield replace(
            fault,
            message=f"同级的标题或条目里“{own}”用了两次。",
            fix=f"请把这一处的“{own}”改为接着前面的序号，后面的依次顺改。",
        )


RULE = Rule(
    name="duplicate-ordinal",
    family="numbering",
    severity="error",
    title="同级序号重复",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n（一）强化组织领导\n镇党委召开会议专题研究，明确责任分工。\n（二）强化理论武装\n镇党委召开会议专题研究，明确责任分工。\n（二）强化阵地管理\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、存在问题\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n重点项目有：\n1.新建文化广场\n2.改造农家书屋\n2.更新宣传栏",
        "一、工作开展情况\n1.抓学习。镇党委召开会议专题研究，明确责任分工。\n2.抓宣传。镇党委召开会议专题研究，明确责任分工。\n3.抓阵地。镇党委召开会议专题研究，明确责任分工。\n2.抓队伍。镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）强化组织领导\n镇党委召开会议专题研究，明确责任分工。\n（二）强化理论武装\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n（一）持续强化学习\n镇党委召开会议专题研究，明确责任分工。\n（二）持续强化管理\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n一是抓学习，重点是：\n1.中心组学习。镇党委召开会议专题研究，明确责任分工。\n2.支部学习。镇党委召开会议专题研究，明确责任分工。\n二是抓宣传，重点是：\n1.文艺宣传。镇党委召开会议专题研究，明确责任分工。\n2.网络宣传。镇党委召开会议专题研究，明确责任分工。",
        "第一章　总则\n第一节　目的\n镇党委召开会议专题研究，明确责任分工。\n第二节　范围\n镇党委召开会议专题研究，明确责任分工。\n第二章　职责\n第一节　党委职责\n镇党委召开会议专题研究，明确责任分工。\n第二节　政府职责\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n附件\n一、重点任务清单\n二、责任单位\n二、完成时限",
    ),
    check=_check,
)
