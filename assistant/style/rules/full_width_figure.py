"""Full-width digits (全角数字): １６次, ９８％."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.numerals import half_width
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_FIGURE = re.compile("[０-９][０-９．，0-9]{0,20}％?")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not _FIGURE.search(manuscript.text):
        return
    for block in manuscript.blocks:
        for match in _FIGURE.finditer(block.text):
            found = match[0].rstrip("．，")
            right = half_width(found).replace("，", ",")
            span = (match.start(), match.start() + len(found))
            yield manuscript.fault(block.passage, span, f"数字“{found}”是全角的。", f"改为“{right}”。")


RULE = Rule(
    name="full-width-figure",
    family="figures",
    severity="warning",
    title="全角数字",
    source="GB/T 15835-2011 5.1.7：阿拉伯数字占半个汉字的位置",
    failing=("集中学习１６次。", "化解率达９８％。", "投入１２．６万元。", "２０２６年上半年开展宣讲。"),
    passing=("集中学习16次。", "化解率达98%。", "投入12.6万元。", "①抓学习。"),
    check=_check,
)
