"""Marks that nobody has settled (待核实、待补): what drafting could not find a source for, or had no facts for."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language.open_marks import open_marks
from assistant.language.placeholders import placeholders
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        for mark in open_marks(block.text):
            if any(p.start < mark.end and mark.start < p.end for p in placeholders(block.text)):
                continue  # an empty one is a blank
            yield manuscript.fault(
                block.passage,
                (mark.start, mark.end),
                f"“{mark.text}”还没有处理。",
                "属实就补进 facts.md，再去掉标注；不属实就删去。",
            )


RULE = Rule(
    name="open-mark",
    family="content",
    severity="error",
    title="没有处理的待核实、待补",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确",
    failing=(
        "一、工作开展情况\n镇党委专题研究意识形态工作【待核实：18次】。",
        "一、工作开展情况\n【待补：制度建设。修订了哪些制度】",
        "一、工作开展情况\n镇党委召开会议（待核实：3次）。",
    ),
    passing=(
        "一、工作开展情况\n镇党委专题研究意识形态工作3次。",
        "一、工作开展情况\n2名（待补选村支书）人选已经考察。",
    ),
    check=_check,
)
