"""What the statuses of tracing are called, for people."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.provenance.report_trace import TITLE, TracedPart
from assistant.provenance.traced import FactStatus, FigureStatus, NameStatus, TracedFigure
from assistant.report.report import CLOSING, OPENING

FIGURES: Mapping[FigureStatus, str] = {
    "stated": "有依据",
    "derived": "算得出",
    "last_year": "去年数",
    "confirmed": "人确认",
    "unknown": "无依据",
    "mismatched": "对不上",
    "misplaced": "串了节",
    "leaked": "范文的",
}
"""In the order of a legend: what is well, then what is not."""
NAMES: Mapping[NameStatus, str] = {
    "unknown": "名称无依据",
    "near": "名称写法不同",
    "misplaced": "名称串了节",
    "leaked": "范文的名称",
}
"""Of names that are not allowed."""
FACTS: Mapping[FactStatus, str] = {"used": "写进了", "partly": "没写全", "unused": "没写进", "withheld": "不写入"}
_PARTS = {TITLE: "标题", OPENING: "导语", CLOSING: "结尾"}


def part_title(part: TracedPart, titles: Mapping[str, str]) -> str:
    """What a part is called: the titles of its sections, else its heading."""
    return _PARTS.get(part.name) or "、".join(titles.get(key, key) for key in part.keys) or part.heading.text


def label(figure: TracedFigure) -> str:
    """What stands behind a figure in brackets: the ids it rests on, and its status where that says more."""
    ids = "、".join(figure.sources)
    if figure.status == "stated":
        return f"{ids}，约" if figure.weaker else ids
    if figure.status == "confirmed":
        return FIGURES["confirmed"]
    return f"{FIGURES[figure.status]} {ids}".rstrip()
