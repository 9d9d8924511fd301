"""What is left is not the difference (余数不符): 发现问题14个，已整改11个，余下2个."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.numerals import half_width
from assistant.style.counting import Count, alike, counts, exact, shown
from assistant.style.handled import Handled, handled
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_LEFT = re.compile("(?:余下|剩余|剩下|其余|尚余|尚有|还剩|余|剩|未整改|未办结|未化解|未销号)的?(?:问题)?(?:还有|有)?$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.prose:
        text = half_width(block.text)
        for pair in handled(text):
            left = _left(text, pair)
            if left is None or pair.in_all - pair.part.value == left.value or pair.part.value > pair.in_all:
                continue
            if not all(exact(block.text, count) for count in (pair.whole, pair.part, left)):
                continue
            rest = shown(pair.in_all - pair.part.value)
            sum_ = f"{shown(pair.in_all)}减{shown(pair.part.value)}得{rest}，余数写的是{shown(left.value)}。"
            yield manuscript.fault(block.passage, (pair.whole.start, left.end), sum_, "核对这三个数。")


def _left(text: str, pair: Handled) -> Count | None:
    """The count straight after the part, where it is said to be left: no other count between the three."""
    between = counts(text, pair.whole.end, pair.part.start)
    after = counts(text, pair.part.end, pair.end)
    if between or not after or not alike(pair.whole, after[0]) or not _LEFT.search(text, pair.part.end, after[0].start):
        return None
    return after[0]


RULE = Rule(
    name="remainder",
    family="arithmetic",
    severity="error",
    title="余下的数不是差",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确",
    failing=(
        "发现问题14个，已整改11个，余下2个9月底前完成。",
        "反馈问题6个，完成5个，剩2个10月底前完成。",
        "受理诉求24件，办结20件，其余5件正在办理。",
    ),
    passing=(
        "发现问题14个，已整改11个，余下3个9月底前完成。",
        "反馈问题6个，完成5个，剩1个10月底前完成。",
        "发现问题10余个，整改8个，余下3个正在整改。",
        "受理诉求24件，办结20件，转办2件，其余2件正在办理。",
        "发现问题14个，已整改11个，余下问题9月底前完成。",
        "首轮发现问题27个，第二轮发现问题19个，两轮共整改41个，余下5个年底前完成。",
    ),
    check=_check,
)
