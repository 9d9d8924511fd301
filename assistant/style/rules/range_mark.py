"""A hyphen between the two figures of a range (范围用了短横线): 5-8人, 1-6月."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_RANGE = re.compile(
    r"(?<![0-9A-Za-z.:/-])(?P<low>[0-9]{1,4}(?:\.[0-9]{1,2})?(?P<unit>[%％万亿年月日]?))[-－](?P<high>[0-9]{1,4}(?:\.[0-9]{1,2})?)"
    r"(?=[%％年月日人个次篇名天岁份场期户元亩小周件项条公万亿])(?!个?月[0-9]{1,2}[-－])"
)
_NEEDS_FIRST = "%％万亿"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if "-" not in block.text and "－" not in block.text:
            continue
        for match in _RANGE.finditer(block.text):
            after = block.text[match.end()]
            if after in _NEEDS_FIRST and not match["unit"]:
                continue  # range-first-unit speaks of it
            right = f"{match['low']}—{match['high']}"
            yield manuscript.fault(
                block.passage, match.span(), f"范围“{match[0]}{after}”用了短横线。", f"改为“{right}{after}”。"
            )


RULE = Rule(
    name="range-mark",
    family="figures",
    severity="info",
    title="范围用了短横线",
    source="GB/T 15834-2011 4.13.3、GB/T 15835-2011 5.1.3：数值和时间的起止用一字线或浪纹线",
    failing=("每组5-8人。", "1-6月开展宣讲38场。", "占比5%-8%。", "2025-2026年分批实施。"),
    passing=(
        "每组5—8人，1—6月开展宣讲38场。",
        "统计到2026-06-30，电话0791-8888999。",
        "3-5万元的项目2个。",
        "2号楼3-2-101室。",
        "实施“1-6-N”工程，选用A4-80克纸。",
    ),
    check=_check,
)
