"""A figure and its unit split by a blank (数字与单位之间有空格): 16 次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.units import unit_at
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_APART = re.compile("[0-9余多万亿][ \u00a0]{1,3}(?P<unit>[\u4e00-\u9fff%]{1,6})")
_OF_DATES = ("年", "月", "日", "%", "万", "亿")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    """One a block: who writes so writes so everywhere."""
    for block in manuscript.blocks:
        found = [match for match in _APART.finditer(block.text) if _counts(match)]
        if found:
            first = found[0]
            more = f"（这一段共{len(found)}处）" if len(found) > 1 else ""
            span = (first.start(), first.start("unit") + 1)
            yield manuscript.fault(block.passage, span, f"数字与单位之间有空格{more}。", "删去空格。")


def _counts(match: re.Match[str]) -> bool:
    if match[0][0] in "余多万亿" and not match.string[max(0, match.start() - 1) : match.start()].isdigit():
        return False
    return match["unit"].startswith(_OF_DATES) or bool(unit_at(match.string, match.start("unit")))


RULE = Rule(
    name="figure-apart",
    family="figures",
    severity="info",
    title="数字与单位之间有空格",
    source="书写惯例：数值和单位连写，中间不空格",
    failing=("集中学习 16 次，专题研讨 4 次。", "2026 年上半年，召开会议。", "投入 30余 万元。"),
    passing=("集中学习16次，专题研讨4次。", "表2 宣讲情况", "G69 银白高速公路通车。", "2026年7月　日"),
    check=_check,
)
