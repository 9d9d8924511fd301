"""Quotation marks that do not pair (引号不成对): “一岗双责“, ”三会一课“, straight quotes around Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_CURLED = re.compile("[“”]")
_STRAIGHT = re.compile(r"\\?\"(?P<double>[^\"\n]{1,120})\"|(?<![A-Za-z])'(?P<single>[^'\n]{1,60})'")
_OPEN = "只有前引号，没有后引号。"
# GB/T 15834-2011 4.8.3.4: a quotation of several paragraphs has “ before each and ” after the last one
_BEFORE_SPEECH = ("", "：", ":")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block, following in zip_longest(manuscript.blocks, manuscript.blocks[1:]):
        text = block.text
        if "“" in text or "”" in text:
            goes_on = following is not None and following.text.startswith("“")
            for start, end, message, fix in _unpaired(text):
                if goes_on and message == _OPEN and text[:start][-1:] in _BEFORE_SPEECH:
                    continue
                yield manuscript.fault(block.passage, (start, end), message, fix)
        if '"' in text or "'" in text:
            yield from (manuscript.fault(block.passage, *fault) for fault in _straight(text))


def _unpaired(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Faults of “ and ” in their order. A mark of the wrong direction counts for the one that it should be."""
    places = [match.start() for match in _CURLED.finditer(text)]
    opened, nested, number = -1, False, 0
    while number < len(places):
        at, ahead = places[number], [text[place] for place in places[number + 1 : number + 3]]
        number += 1
        if text[at] == "“" and opened < 0:
            opened = at
        elif text[at] == "“" and ahead == ["”", "”"]:
            yield at, at + 1, "引号里面又用了双引号。", "里面的一层改用单引号‘ ’。"
            nested = True
        elif text[at] == "“":
            yield at, at + 1, f"“{text[opened + 1 : at][:12]}“的后一半写成了前引号。", "改为后引号”。"
            opened = -1
        elif opened >= 0:
            opened, nested = (opened, False) if nested else (-1, False)
        elif ahead[:1] == ["“"]:
            yield at, places[number] + 1, "前引号和后引号写反了。", "改为前“后”。"
            number += 1
        else:
            yield at, at + 1, "只有后引号，没有前引号。", "补上前引号，或删去这一个。"
    if opened >= 0:
        yield opened, opened + 1, _OPEN, "补上后引号，或删去这一个。"


def _straight(text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    for match in _STRAIGHT.finditer(text):
        inside = (match["double"] or match["single"]).removesuffix("\\")
        if _CHINESE.search(inside):
            pair = f"“{inside}”" if match["double"] else f"‘{inside}’"
            yield match.span(), "中文里用了直引号。", f"改为{pair}。"


RULE = Rule(
    name="quote-pairs",
    family="punctuation",
    severity="warning",
    title="引号不成对或写错",
    source="GB/T 15834-2011 4.8.2：引号的形式有双引号“ ”和单引号‘ ’，左侧为前引号，右侧为后引号",
    failing=(
        "班子成员落实“一岗双责“要求，抓好分管工作。",
        "坚持”三会一课“制度。",
        "落实“一岗双责，压实责任。",
        "落实一岗双责”，压实责任。",
        '其他成员落实"一岗双责"。',
        '其他成员落实\\"一岗双责\\"。',
        "开展'我们的节日'活动6场。",
        "以“学习“三会一课”制度”为题开展研讨。",
    ),
    passing=(
        "落实“一岗双责”，坚持“三会一课”制度。",
        "评选“好媳妇”“好婆婆”16名。",
        "以“学好‘三会一课’制度”为题开展研讨。",
        "以'town'为名建立账号，显示屏尺寸55\"。",
        "一、工作开展情况\n老支书说：“渠修好了，水就来了。\n“水来了，地就活了。\n“地活了，人就回来了。”",
        "压实“四种责任。”镇党委逐项督办。",
    ),
    check=_check,
)
