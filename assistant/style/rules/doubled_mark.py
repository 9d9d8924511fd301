"""Two points where one belongs (点号连用): ，， 。。 、， ；。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_STRONG = "。！？"
_RUN = re.compile(r"[，、；：。][ \t　]{0,4}[，、；：。！？,;][，、；：。！？,; \t　]{0,20}|[！？][，、；：。]{1,20}")
_FULL_STOPS = re.compile("。{3,}")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        for match in _RUN.finditer(block.text):
            run = match[0].rstrip(" \t　")
            if not _FULL_STOPS.fullmatch(run):
                span = (match.start(), match.start() + len(run))
                yield manuscript.fault(block.passage, span, f"标点“{run}”连用。", f"只留一个“{_kept(run)}”。")


def _kept(run: str) -> str:
    """The mark that ends most: of 、，。 the full stop."""
    return next((mark for mark in run if mark in _STRONG), run[0])


RULE = Rule(
    name="doubled-mark",
    family="punctuation",
    severity="warning",
    title="点号连用",
    source="GB/T 15834-2011 4.1—4.7：一处停顿用一个点号",
    failing=(
        "开展学习16次，，研讨4次。",
        "任务全部完成。。",
        "抓好学习、，抓好宣传。",
        "抓好学习；。",
        "任务全部完成。，下一步抓整改。",
        "现将情况报告如下：，",
    ),
    passing=(
        "开展学习16次，研讨4次。",
        "谁来管？！要定到人。",
        "压实“四种责任。”，逐项督办。",
        "开展学习、宣讲、研讨……。",
    ),
    check=_check,
)
