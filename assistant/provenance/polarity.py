"""Does a text say the contrary of a fact, or more than it: 部分 made 全部, a plan made done, 未 left out (反义、夸大)."""

from __future__ import annotations

import re

_NOT = re.compile(r"未|没|尚|不到位|不足|不够|不高|不强|不多|仍|还在|缺")
_STILL_NOT = re.compile(r"未|没|尚|不|仍|还|缺|无|只|仅|少|推迟|延期|余下|尚余")
_PART = re.compile(r"部分|个别|少数|有的")
_ALL = re.compile(r"全部|全面完成|全覆盖|均已|一律|所有(?![0-9一两三四五六七八九十])")
_WHOLE = re.compile(r"走遍|跑遍|遍访|全|均|都|各|每|所有|一律|100%|百分之百")
_TO_COME = re.compile(r"计划|拟|(?<![期年])打算(?![0-9]{1,3}[条项件])|准备|争取")
# 上期打算5条 is what was planned then, and may be done by now.
_DONE = re.compile(r"了|已")
_DONE_BY = re.compile(r"(?<!目)前(?:已|[^，。；]{0,8}了)")


def contradicts(fact: str, text: str, around: str) -> bool:
    """True where the sentences that carry a fact (`text`; `around` with the one that leads to them) drop its 未 or 部分,
    add 全部, or report as done what is to come."""
    if _NOT.search(fact) and not _STILL_NOT.search(around):
        return True
    if _PART.search(fact) and not re.search(r"部分|个别|少数|有的|一些", around):
        return True
    if _ALL.search(text) and not _WHOLE.search(fact):
        return True
    if _DONE_BY.search(text) and not _DONE_BY.search(fact):
        return True
    return bool(_TO_COME.search(fact) and _DONE.search(text) and not _DONE.search(fact))
