"""第一，第二，第三， that skip or repeat (“第”字头序次语不连贯)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.numbering import chinese_number
from assistant.style.rule import Rule
from assistant.style.series import order_series


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if "第一" not in manuscript.text:
        return
    for found in order_series(manuscript).breaks:
        if found.flaw == "headless":
            continue
        own, following = f"第{chinese_number(found.number)}", f"第{chinese_number(found.last + 1)}"
        yield manuscript.fault(
            found.passage,
            (found.start, found.end),
            f"“第{chinese_number(found.last)}”后面是“{own}”，次序不连贯。",
            f"请补上缺的一项；没有缺项，就把“{own}”改为“{following}”，后面的依次顺改。",
        )


RULE = Rule(
    name="broken-order-words",
    family="numbering",
    severity="warning",
    title="“第一”“第二”不连贯",
    source="《标点符号用法》GB/T 15834-2011 附录B.3.1：“第”字头序次语；次序应当连贯",
    failing=(
        "一、工作要求\n第一，抓学习要深。第三，抓宣传要实。",
        "一、工作要求\n第一，抓学习要深。\n第二，抓宣传要实。\n第二，抓阵地要严。",
    ),
    passing=(
        "一、工作要求\n第一，抓学习要深。第二，抓宣传要实。第三，抓阵地要严。",
        "一、工作开展情况\n全镇考核列全县第一，宣传稿件数列全县第三，用稿数列第四，第一产业稳步增长。",
        "一、工作要求\n第一是抓学习。\n第二是抓宣传。\n二、纪律要求\n第一，不得缺席。第二，不得迟到。",
    ),
    check=_check,
)
