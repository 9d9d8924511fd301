"""Brackets of an ordinal that are half-width or not a pair (序号的括号): (一), （一), 一）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import numbered, shown
from assistant.style.rule import Rule

_BRACKETED = ("（一）", "（1）")
_PAIR = re.compile("（[^（）()]{1,12}）")
_CHARACTER = re.compile("[⑴-⒇㈠-㈩]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        items = [item for item in numbered(report) if item.mark in _BRACKETED]
        right = {item.mark for item in items if _is_right(item.ordinal)}
        for item in items:
            if not _is_right(item.ordinal):
                what = "的括号是半角的" if item.ordinal[0] in "（(﹙" else "缺前括号"
                yield manuscript.fault(
                    item.passage,
                    (0, len(item.passage.text)),
                    f"“{item.ordinal}”{what}{'，与同级的不一致' if item.mark in right else ''}。",
                    f"请改为“{shown(item.mark, item.number)}”。",
                )


def _is_right(ordinal: str) -> bool:
    return _PAIR.match(ordinal) is not None or _CHARACTER.match(ordinal) is not None


RULE = Rule(
    name="ordinal-brackets",
    family="numbering",
    severity="warning",
    title="序号的括号不对",
    source="《标点符号用法》GB/T 15834-2011 第4.9条、第5.1条：括号用全角；GB/T 9704-2012 第7.3.3条",
    failing=(
        "一、工作开展情况\n(一)抓学习\n镇党委召开会议专题研究，明确责任分工。\n(二)抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n(三)抓阵地\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一)抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1)抓学习。镇党委召开会议专题研究，明确责任分工。\n2)抓宣传。镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n按方案(二)的要求，镇党委召开会议专题研究，明确责任分工。\n1.文艺宣传\n镇党委召开会议专题研究，明确责任分工。\n（1）下乡演出。镇党委召开会议专题研究，明确责任分工。\n（2）广场演出。镇党委召开会议专题研究，明确责任分工。\n2.网络宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n⑴抓学习。镇党委召开会议专题研究，明确责任分工。\n⑵抓宣传。镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
