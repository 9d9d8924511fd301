"""A mark after 一是, 二是 (序次语后的标点): 一是，抓学习."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_MARKED = re.compile(r"(?P<ordinal>[一二三四五六七八九十]{1,3}(?:是|则是|要是))[ \t]{0,2}(?P<mark>[，、：:,])")
_BEFORE = frozenset("。；：，！？;:” \t　")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        text = block.text
        if "是" not in text:
            continue
        for match in _MARKED.finditer(text):
            if match.start() and text[match.start() - 1] not in _BEFORE:
                continue
            ordinal = match["ordinal"]
            yield manuscript.fault(
                block.passage, match.span(), f"“{ordinal}”后面不用标点。", f"改为“{ordinal}”，删去“{match['mark']}”。"
            )


RULE = Rule(
    name="mark-after-series",
    family="punctuation",
    severity="warning",
    title="“一是”后面的标点",
    source="GB/T 15834-2011 B.3.7：叙述性较强的序次语后不用标点",
    failing=(
        "抓两件事：一是，抓学习；二是，抓宣传。",
        "一是、抓学习。二是、抓宣传。",
        "一是：抓学习。",
    ),
    passing=(
        "抓两件事：一是抓学习；二是抓宣传。",
        "一是抓学习：中心组学习7次。",
        "原因之一是，人手不够。",
        "首先，抓学习；其次，抓宣传。其一，抓学习。",
    ),
    check=_check,
)
