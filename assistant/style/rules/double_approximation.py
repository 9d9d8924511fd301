"""Two words of approximation on one figure (约数重复): 约30余次, 近20多场, 50余人左右."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.quantities import quantities
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_BEFORE = (
    "不超过",
    "不少于",
    "不低于",
    "大约",
    "大概",
    "将近",
    "接近",
    "超过",
    "不足",
    "不到",
    "至少",
    "最少",
    "至多",
    "高于",
    "低于",
    "多于",
    "少于",
    "约",
    "近",
    "超",
    "逾",
)
_AFTER = ("左右", "上下", "以上", "以下", "以内")
_ROUNDED = "余多"
_FIGURE = re.compile(
    r"[0-9０-９一二两三四五六七八九十百千][0-9０-９.,一二三四五六七八九十百千万亿]{0,9}(?P<rounded>[余多])?"
    r"(?:[\u4e00-\u9fff%％]{1,4}?(?P<after>左右|上下|以上|以下|以内))?"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        text = block.text
        if not any(_may_double(text, match) for match in _FIGURE.finditer(text)):
            continue
        for quantity in quantities(text):
            words = _words(quantity.mark)
            if len(words) > 1:
                span = (quantity.start, quantity.end)
                yield manuscript.fault(
                    block.passage,
                    span,
                    f"“{quantity.text}”里“{words[0]}”和“{words[1]}”意思重复。",
                    f"只留一个，删去“{words[0]}”或“{words[1]}”。",
                )


def _may_double(text: str, match: re.Match[str]) -> bool:
    """Two words of approximation stand about the figure."""
    before = text.endswith(_BEFORE, 0, match.start())
    return before + (match["rounded"] is not None) + (match["after"] is not None) > 1


def _words(mark: str) -> list[str]:
    """The words of approximation in a quantity's mark, in their order: 约余 → 约, 余."""
    words = [word for word in _BEFORE if mark.startswith(word)][:1]
    rest = mark[len(words[0]) if words else 0 :]
    words += [character for character in rest[:1] if character in _ROUNDED]
    return words + [word for word in _AFTER if rest.endswith(word)]


RULE = Rule(
    name="double-approximation",
    family="figures",
    severity="warning",
    title="约数重复",
    source="《党政机关公文处理工作条例》第十九条：表述准确（一个数只用一个表示约数的词）",
    failing=(
        "开展宣讲约30余次。",
        "放映电影近20多场。",
        "参加群众50余人左右。",
        "投入资金超过30万元以上。",
        "减支约38万元左右。",
        "发放资料大约２００余份。",
    ),
    passing=(
        "开展宣讲30余次，约2300人次参加。",
        "参加群众50人左右，减支约38万元。",
        "近10多年来，累计投入30余万元。",
        "签约30余户，预约50多人。",
        "节约资金20余万元。",
        "60岁以上老人200余人。",
    ),
    check=_check,
)
