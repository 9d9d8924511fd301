"""A higher ordinal inside a lower item (层次倒置): （一） under 1.."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import RANKS, families
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for siblings in families(report):
            upper = siblings.parent.heading.mark if siblings.parent else ""
            if upper not in RANKS:
                continue
            heading = next((s.heading for s in siblings.sections if RANKS.get(s.heading.mark, 9) < RANKS[upper]), None)
            if heading is not None:
                yield manuscript.fault(
                    heading.passage,
                    (0, len(heading.passage.text)),
                    f"“{upper}”下面用了高一级的“{heading.mark}”。",
                    "请把这一级改用低一级的序号，次序是“一、”“（一）”“1.”“（1）”。",
                )


RULE = Rule(
    name="inverted-level",
    family="numbering",
    severity="error",
    title="低一级里又用高一级的序号",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.3条：结构层次序数依次用“一、”“（一）”“1.”“（1）”标注",
    failing=(
        "一、工作开展情况\n1.抓学习\n镇党委召开会议专题研究，明确责任分工。\n（一）集体学习\n镇党委召开会议专题研究，明确责任分工。\n（二）支部学习\n镇党委召开会议专题研究，明确责任分工。\n2.抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n（1）集体学习\n1.领导干部学习\n镇党委召开会议专题研究，明确责任分工。\n2.党员学习\n镇党委召开会议专题研究，明确责任分工。\n（2）个人自学\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）抓学习\n1.集体学习\n镇党委召开会议专题研究，明确责任分工。\n2.支部学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n1.文艺宣传\n镇党委召开会议专题研究，明确责任分工。\n2.网络宣传\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1.抓学习。按照方案（一）（二）两项要求，镇党委召开会议专题研究，明确责任分工。\n2.抓宣传。见（三）项，镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
