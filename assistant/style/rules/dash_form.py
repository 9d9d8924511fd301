"""The dash (破折号) in other forms than ——: -- ── －－ and a single — that opens a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_DASH = re.compile("[-─－–—]{1,40}")
_CHINESE = re.compile(r"[\u3400-\u9fff“”《》（）]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        for match in _DASH.finditer(block.text):
            if _is_wrong(block.text, match):
                yield manuscript.fault(
                    block.passage, match.span(), f"破折号写成了“{match[0]}”。", "改为“——”（占两个字，中间不断开）。"
                )


def _is_wrong(text: str, match: re.Match[str]) -> bool:
    """Figures have hyphens and single dashes of their own; a line of dashes alone is no dash."""
    found, (start, end) = match[0], match.span()
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if found == "——" or not after:
        return False
    if not start:
        return found != "-" and (_CHINESE.match(after) is not None or after.isdigit())
    beside = _CHINESE.match(before) is not None and _CHINESE.match(after) is not None
    return beside and (len(found) > 1 or found == "─")


RULE = Rule(
    name="dash-form",
    family="punctuation",
    severity="warning",
    title="破折号的形式",
    source="GB/T 15834-2011 4.10.2：破折号的形式是“——”",
    failing=(
        "建成一个阵地--新时代文明实践站。",
        "建成一个阵地──新时代文明实践站。",
        "建成一个阵地———新时代文明实践站。",
        "—阵地建设持续向好。",
        "--阵地建设持续向好。",
    ),
    passing=(
        "——阵地建设持续向好。",
        "建成一个阵地——新时代文明实践站。",
        "清河—云岭公路通车，服务期为2025—2026年。",
        "- 阵地建设持续向好。",
        "-----",
        "电话0791-8888，3-5月开展。",
    ),
    check=_check,
)
