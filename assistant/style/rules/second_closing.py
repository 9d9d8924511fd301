"""A second closing (重复收尾): 特此报告 twice, 以上报告 beside it, 综上所述 twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.own_words import own_words
from assistant.style.rule import Rule

_CLOSING = re.compile(
    r"(?:特此|专此)(?:报告|汇报|总结|报送)|(?:^|(?<=。))以上(?:报告|汇报|总结)(?=[，。]|如有|妥否|请)"
)
_CHEAP = re.compile("[特专]此|以上|综上")
_SUMMING_UP = re.compile(r"(?:^|(?<=。))综上(?:所述)?(?=[，,])")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for blocks in manuscript.by_report:
        prose = [block for block in blocks if block.is_prose and _CHEAP.search(block.text)]
        for pattern in (_CLOSING, _SUMMING_UP):
            found = [(block, match) for block in prose for match in pattern.finditer(own_words(block.text))]
            for block, match in found[1:]:
                message = f"“{match[0]}”又收了一次尾，第{found[0][0].passage.line}行已经有了。"
                yield manuscript.fault(block.passage, match.span(), message, "请只留一处。")


RULE = Rule(
    name="second-closing",
    family="content",
    severity="warning",
    title="重复收尾",
    source="《党政机关公文处理工作条例》第十九条：内容简洁，结构严谨",
    failing=(
        "一、工作开展情况\n召开会议3次。\n特此报告。\n特此报告。",
        "一、工作开展情况\n召开会议3次。\n以上报告，请审阅。\n特此报告。",
        "一、工作开展情况\n综上所述，成效较好。\n二、下一步打算\n综上所述，任务很重。",
    ),
    passing=(
        "一、工作开展情况\n召开会议3次。\n特此报告。",
        "一、工作开展情况\n向县委专题报告1次，以上报告均已归档，综上各类问题9个。\n特此报告。",
        "一、工作开展情况\n印发以“特此报告”结尾的范文1份。\n特此报告。",
    ),
    check=_check,
)
