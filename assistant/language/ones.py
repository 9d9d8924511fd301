"""一 with a measure word: mostly an article (一个方面, 一批干部), a count only where the place in the sentence says so.

It is a count
- after its noun, at the end of a clause: 成立领导小组一个， 召开会议一次。
- straight after a verb of doing, with the measure of an event, a person, an incident or a place: 召开了一次党委会, 配备一名专干,
  化解一起纠纷; 个, 项, 支, 条, 批, 套, 种 only after a verb of adding: 新建一个文化广场.
Anywhere else (每一次, 新一轮, 进一步, 打造一支高素质队伍) it is none. 1 in digits is always a count.
"""

from __future__ import annotations

import re

_EVENTS = frozenset(["次", "场", "场次", "期", "轮", "回", "天", "节", "堂", "课", "篇"])
_THINGS = frozenset(
    ["名", "位", "户", "起", "人", "辆", "台", "所", "座", "家", "处", "份", "本", "部", "间", "幅", "块", "件", "支"]
)
_DONE = re.compile(
    "(?:召开|举办|举行|开展|组织|进行|配备|选派|建成|购置|发生|化解|处置|调处|查处|制作|印发|签订|发现|办结|整改|受理|慰问|接待|"
    "参加|聘请|招募|帮扶|讲授|完成|巡查|排查|研究|专题研究|集中学习|宣讲|演练)(?:了|过|完)?$"
)
_ADDED = re.compile(
    "(?:新增|新建|新设|建成|购置|设立|成立|配备|注销|合并|关停|增设|增加|减少|评为|选树|争取|引进)(?:了)?$"
)
_NOT_BEFORE = "每这那某哪同上下前后另新又再统单唯逐第初末头近任之中何进其有是以用像成为当作迈第"
_SWEEP = "遍"
"""核查一遍 tells how thoroughly, not how often."""
_CLAUSE_END = re.compile(r"[，。；：、！？）)\n]|$")
_NOT_AFTER = re.compile("性|次次|个个|又|侧|体")


def counts_one(text: str, start: int, end: int, unit: str) -> bool:
    """Is 一 at `start`, with its unit ending at `end`, a count?"""
    before = text[max(0, start - 8) : start]
    if not before or unit == _SWEEP or before[-1] in _NOT_BEFORE or _NOT_AFTER.match(text, end):
        return False
    if _CLAUSE_END.match(text, end):
        return "\u4e00" <= before[-1] <= "\u9fff" or before[-1] in "”》）"
    if unit in _EVENTS or unit in _THINGS:
        return bool(_DONE.search(before) or _ADDED.search(before))
    return bool(_ADDED.search(before))
