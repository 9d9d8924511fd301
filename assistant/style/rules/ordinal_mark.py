"""The wrong mark after an ordinal (序次语后的标点): （一）、 / 一． / 1、 / （1）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.report.imported import ImportedHeading
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import countable, shown
from assistant.style.rule import Rule

_RIGHT = {"一、": "、", "1.": ".．"}
_BRACKETED = ("（一）", "（1）")
_ENDS_BARE = re.compile("[）)﹚①-⑳⑴-⒇⒈-⒛㈠-㈩]$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for section in report.walk():
            if _is_wrong(section.heading):
                yield _fault(manuscript, section.heading)


def _is_wrong(heading: ImportedHeading) -> bool:
    ordinal = heading.ordinal
    if heading.mark in _BRACKETED:
        return _ENDS_BARE.search(ordinal) is None
    right = _RIGHT.get(heading.mark)
    return right is not None and ordinal[-1] not in right and _ENDS_BARE.search(ordinal) is None


def _fault(manuscript: Manuscript, heading: ImportedHeading) -> Fault:
    number = heading.number if heading.number is not None and countable(heading.number) else 1
    right = shown(heading.mark, number)
    what = (
        "后面不加标点"
        if heading.mark in _BRACKETED
        else "后面用顿号"
        if heading.mark == "一、"
        else "后面用下脚点，不用顿号"
    )
    return manuscript.fault(
        heading.passage,
        (0, len(heading.passage.text)),
        f"“{heading.ordinal}”的标点不对：{what}。",
        f"请改为“{right}”。",
    )


RULE = Rule(
    name="ordinal-mark",
    family="numbering",
    severity="warning",
    title="序号后的标点不对",
    source="《标点符号用法》GB/T 15834-2011 附录B.3：序次语之后的标点用法",
    failing=(
        "一、工作开展情况\n（一）、抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一．工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1、抓学习。镇党委召开会议专题研究，明确责任分工。\n2、抓宣传。镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n1.集体学习\n（1）.领导干部学习。镇党委召开会议专题研究，明确责任分工。\n（2）.党员学习。镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传\n镇党委召开会议专题研究，明确责任分工。\n三以文化人为着力点推进乡风建设\n镇党委召开会议专题研究，明确责任分工。\n四、抓队伍\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）抓学习\n1.集体学习。镇党委召开会议专题研究，明确责任分工。\n（1）领导干部学习。镇党委召开会议专题研究，明确责任分工。\n（2）党员学习。镇党委召开会议专题研究，明确责任分工。\n2．支部学习。镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n①抓学习。镇党委召开会议专题研究，明确责任分工。\n②抓宣传。镇党委召开会议专题研究，明确责任分工。\n一、二线城市合作有进展。1、2月份开展集中学习2次。",
        "第一部分　上半年工作\n镇党委召开会议专题研究，明确责任分工。\n第二部分、下半年打算\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
