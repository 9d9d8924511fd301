"""Brackets and title marks that do not pair within a paragraph (括号、书名号不成对)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_BRACKET = re.compile("[（）()《》【】〔〕]")
_CLOSING = {"）": "（", ")": "(", "》": "《", "】": "【", "〕": "〔"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_OTHER_WIDTH = {"（": ")", "(": "）"}
_DEEPEST = 8
# 1）, 一） with one bracket are ordinals.
_LONE_ORDINAL = re.compile(r"(?:^|[。；：，\s])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        places = [match.start() for match in _BRACKET.finditer(block.text)]
        if places:
            for span, message, fix in _unpaired(block.text, places):
                yield manuscript.fault(block.passage, span, message, fix)


def _unpaired(text: str, places: list[int]) -> Iterator[tuple[tuple[int, int], str, str]]:
    opened: list[int] = []
    for at in places:
        mark = text[at]
        if mark in _OPENING:
            opened.append(at)
        elif opened and _OPENING[text[opened[-1]]] == mark:
            opened.pop()
        elif opened and _OTHER_WIDTH.get(text[opened[-1]]) == mark:
            yield (opened.pop(), at + 1), "括号一半全角、一半半角。", "都改为全角（ ）。"
        elif any(_OPENING[text[place]] == mark for place in opened[-_DEEPEST:]):
            while _OPENING[text[opened[-1]]] != mark:
                yield _half(text, opened.pop())
            opened.pop()
        elif not (mark in "）)" and _LONE_ORDINAL.search(text, max(0, at - 5), at)):
            yield _half(text, at)
    for at in opened:
        yield _half(text, at)


def _half(text: str, at: int) -> tuple[tuple[int, int], str, str]:
    mark = text[at]
    missing = _OPENING.get(mark) or _CLOSING[mark]
    return (at, at + 1), f"有“{mark}”，没有与它成对的“{missing}”。", f"补上“{missing}”，或删去“{mark}”。"


RULE = Rule(
    name="bracket-pairs",
    family="punctuation",
    severity="warning",
    title="括号、书名号不成对",
    source="GB/T 15834-2011 4.9.2、4.15.2、5.1.3：括号、书名号由两部分组成，标在相应项目的两端",
    failing=(
        "覆盖18个村（社区，签订责任书26份。",
        "覆盖18个村社区），签订责任书26份。",
        "学习《中国共产党宣传工作条例，撰写心得32篇。",
        "学习中国共产党宣传工作条例》，撰写心得32篇。",
        "覆盖18个村（社区)。",
        "通报（《督查情况）》已印发。",
    ),
    passing=(
        "覆盖18个村（社区），学习《中国共产党宣传工作条例》。",
        "1）抓好学习；2）抓好宣传。",
        "一）抓好学习",
        "印发《关于做好〈条例〉学习的通知》（清党发〔2026〕3号）。",
        "学习《关于印发〈宣传工作要点（2026年）〉的通知》。",
    ),
    check=_check,
)
