"""The wrong mark after an ordinal (序次语后的标点): （一）、 / 一． / 1、 / （1）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import Numbered, numbered, shown
from assistant.style.rule import Rule

_RIGHT = {"一、": "、", "1.": ".．"}
_SAID = {
    "一、": "后面用顿号",
    "（一）": "后面不加标点",
    "1.": "后面用下脚点，不用顿号",
    "（1）": "后面不加标点",
}
_ENDS_BARE = re.compile("[）)﹚①-⑳⑴-⒇⒈-⒛㈠-㈩]$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for item in numbered(report):
            if _is_wrong(item):
                yield manuscript.fault(
                    item.passage,
                    (0, len(item.passage.text)),
                    f"“{item.ordinal}”的标点不对：{_SAID[item.mark]}。",
                    f"请改为“{shown(item.mark, item.number)}”。",
                )


def _is_wrong(item: Numbered) -> bool:
    if item.mark not in _SAID or _ENDS_BARE.search(item.ordinal):
        return False
    return item.ordinal[-1] not in _RIGHT.get(item.mark, "")


RULE = Rule(
    name="ordinal-mark",
    family="numbering",
    severity="warning",
    title="序号后的标点不对",
    source="《标点符号用法》GB/T 15834-2011 附录B.3：序次语之后的标点用法",
    failing=(
        "一、工作开展情况\n1、镇党委召开会议，把意识形态工作同党的建设、乡村全面振兴、基层治理一起部署；\n2、各村召开会议，把意识形态工作同乡风文明建设、人居环境整治、民生改善一起部署。",
        "一、工作开展情况\n（一）、抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一．工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n1、抓学习。镇党委召开会议专题研究，明确责任分工。\n2、抓宣传。镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n1.集体学习\n（1）.领导干部学习。镇党委召开会议专题研究，明确责任分工。\n（2）.党员学习。镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、抓宣传\n镇党委召开会议专题研究，明确责任分工。\n三以文化人为着力点推进乡风建设\n镇党委召开会议专题研究，明确责任分工。\n四、抓队伍\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n1、2月份开展集中学习2次。\n3、4月份开展专题研讨1次。",
        "一、工作开展情况\n（一）抓学习\n1.集体学习。镇党委召开会议专题研究，明确责任分工。\n（1）领导干部学习。镇党委召开会议专题研究，明确责任分工。\n（2）党员学习。镇党委召开会议专题研究，明确责任分工。\n2．支部学习。镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n①抓学习。镇党委召开会议专题研究，明确责任分工。\n②抓宣传。镇党委召开会议专题研究，明确责任分工。\n一、二线城市合作有进展。1、2月份开展集中学习2次。",
        "第一部分　上半年工作\n镇党委召开会议专题研究，明确责任分工。\n第二部分、下半年打算\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
