"""A range whose first figure lacks %, 万 or 亿 (数值范围): 5-10%, 3-5万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.language.numerals import half_width
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_RANGE = re.compile(
    rf"(?<![0-9.,:/年月-])(?P<low>{_NUMBER})(?P<mark> ?[-—–~至到] ?)(?P<high>{_NUMBER})(?P<unit>[%万亿])"
)
_CHEAP = re.compile("[0-9０-９] ?[-—–－~～至到] ?[0-9０-９]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if not _CHEAP.search(block.text):
            continue
        for match in _RANGE.finditer(half_width(block.text)):
            if Decimal(match["low"]) >= Decimal(match["high"]):
                continue
            mark = match["mark"].strip()
            right = f"{match['low']}{match['unit']}{mark if mark in '至到' else '—'}{match['high']}{match['unit']}"
            found = block.text[match.start() : match.end()]
            yield manuscript.fault(
                block.passage, match.span(), f"“{found}”的前一个数少了“{match['unit']}”。", f"改为“{right}”。"
            )


RULE = Rule(
    name="range-first-unit",
    family="figures",
    severity="warning",
    title="数值范围的前一个数缺单位",
    source="GB/T 15835-2011 5.1.3：省略附加符号或计量单位会造成歧义的不应省略，13万元～17万元不写为13～17万元",
    failing=("户均增收5-10%。", "每村投入3-5万元。", "占比5—8%。", "总产值1.5至2亿元。", "占比５～８％。"),
    passing=(
        "户均增收5%—10%，每村投入3万—5万元。",
        "每组5—8人，1—6月开展。",
        "2025—2026年投入30万元。",
        "电话0791-88万信大厦。",
        "由20至5万元不等的项目组成。",
    ),
    check=_check,
)
