"""一是, 二是, 三是 that skip, repeat or begin with 二是 (序次不连贯), through paragraphs and nested."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.numbering import chinese_number
from assistant.style.rule import Rule
from assistant.style.series import SeriesBreak, is_series


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for found in is_series(manuscript).breaks:
        message, fix = _said(found)
        yield manuscript.fault(found.passage, (found.start, found.end), message, fix)


def _said(found: SeriesBreak) -> tuple[str, str]:
    own = found.passage.text[found.start : found.end]
    last, following = (f"{chinese_number(number)}{own[-1]}" for number in (max(found.last, 1), min(found.last + 1, 99)))
    if found.flaw == "headless":
        return f"“{own}”前面没有“一是”。", "请补上“一是”；没有缺项，就从“一是”重编。"
    if found.flaw == "skipped":
        return f"“{last}”后面是“{own}”，缺“{following}”。", f"请补上缺的一项；没有缺项，就把“{own}”改为“{following}”。"
    return f"“{last}”后面又是“{own}”。", f"请把“{own}”改为“{following}”，后面的依次顺改。"


RULE = Rule(
    name="broken-series",
    family="numbering",
    severity="error",
    title="“一是”“二是”不连贯",
    source="《标点符号用法》GB/T 15834-2011 附录B.3.7：“一是”“二是”等序次语；次序应当连贯",
    failing=(
        "一、工作开展情况\n镇党委抓好三件事：一是抓学习，组织研讨。三是抓宣传，办好专栏。",
        "一、工作开展情况\n一是抓学习，组织研讨；二是抓宣传，办好专栏；二是抓阵地，逐处排查。",
        "一、工作开展情况\n镇党委统筹安排。二是抓宣传，办好专栏。三是抓阵地，逐处排查。",
        "一、工作开展情况\n一是抓学习，组织研讨。\n二是抓宣传，办好专栏。\n四是抓阵地，逐处排查。",
        "一、存在问题\n一是不够重视；二是不够深入。\n二、下一步打算\n一是抓学习；三是抓宣传。",
    ),
    passing=(
        "一、工作开展情况\n一是抓学习，组织研讨。\n二是抓活动。一是办好晚会；二是办好展览；三是办好讲座。\n三是抓阵地，逐处排查。\n四是抓队伍，办好培训。",
        "一、工作开展情况\n镇党委坚持问题导向，原因一是人手少，二是经费紧。统一是前提，这是关键之一是显而易见的。说话做事一是一、二是二。",
        "一、存在问题\n原因有三：一是去年秋雨多；其次是渠道老化；三是管护不到位。",
        "一、存在问题\n一是不够重视；二是不够深入；三是非专职人员多。\n二、下一步打算\n一要抓学习，二要抓宣传，三要抓阵地；做到“三要三不要”。",
        "一、工作开展情况\n（一）抓学习。一是集体学习2次。二是支部学习3次。\n（二）抓宣传。一是办好专栏。二是办好广播。\n一方面抓人手，二是抓经费。",
        "一、工作开展情况\n（一）重点工作\n一是抓学习：\n1.集体学习\n镇党委组织学习。\n2.支部学习\n支部组织学习。\n二是抓宣传，办好专栏。",
    ),
    check=_check,
)
