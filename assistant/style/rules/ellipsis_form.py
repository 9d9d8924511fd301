"""The ellipsis (省略号) in other forms than ……: 。。。 ... … ···"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_ELLIPSIS = re.compile(r"。{3,20}|…{1,20}|\.{3,20}|·{3,20}|・{3,20}")
_FORMS = ("。。。", "…", "...", "···", "・・・")
_CHINESE = re.compile(r"[\u3400-\u9fff，。；：、！？“”《》（）]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not any(form in manuscript.text for form in _FORMS):
        return
    for block in manuscript.blocks:
        for match in _ELLIPSIS.finditer(block.text):
            before = block.text[max(0, match.start() - 1) : match.start()]
            if match[0] in ("……", "…………") or not _CHINESE.match(before):
                continue
            yield manuscript.fault(
                block.passage, match.span(), f"省略号写成了“{match[0]}”。", "改为“……”（六个点，占两个字）。"
            )


RULE = Rule(
    name="ellipsis-form",
    family="punctuation",
    severity="warning",
    title="省略号的形式",
    source="GB/T 15834-2011 4.11.2：省略号的形式是“……”",
    failing=(
        "开展学习、宣讲、研讨。。。",
        "开展学习、宣讲、研讨...",
        "开展学习、宣讲、研讨…",
        "开展学习、宣讲、研讨···",
    ),
    passing=(
        "开展学习、宣讲、研讨……",
        "系统提示loading...后重试。",
        "“12·4”国家宪法日开展宣讲2场。",
    ),
    check=_check,
)
