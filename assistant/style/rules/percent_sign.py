"""％ and % in one document (百分号全角、半角混用)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_FULL = re.compile("％")
# ９８％ is a matter of the digits.
_DIGITS = "０１２３４５６７８９"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if "％" not in manuscript.text:
        return
    mixed = any("%" in block.text for block in manuscript.blocks)
    for block in manuscript.blocks:
        for match in _FULL.finditer(block.text):
            if match.start() and block.text[match.start() - 1] in _DIGITS:
                continue
            if mixed:
                yield manuscript.fault(block.passage, match.span(), "全文既有“％”又有“%”。", "统一改为“%”。")
            else:
                yield manuscript.fault(
                    block.passage, match.span(), "百分号是全角的。", "改为“%”，与半角数字相配。", "info"
                )
                return


RULE = Rule(
    name="percent-sign",
    family="figures",
    severity="warning",
    title="百分号全角、半角混用",
    source="书写惯例：数字旁的百分号用半角%，同一文稿写法一致",
    failing=("化解率94.8％，办结率98%。", "化解率94.8%。\n办结率98％。", "化解率94.8％，办结率98％。"),
    passing=("化解率94.8%，办结率98%。", "办结率百分之九十八。"),
    check=_check,
)
