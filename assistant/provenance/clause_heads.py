"""Clauses that only say of what those behind them speak (领起句): 移风易俗方面， 一是补信号。 渡轮广播跟不上，6艘中4艘……"""

from __future__ import annotations

import re

_HEAD = re.compile(r"^[一二三四五六七八九十]{1,3}是[^，。；：了0-9]{2,12}$")
_TOPIC = re.compile(r"^(?:在|从)?[^，。；：了0-9]{2,8}(?:方面|上看)$")
_FALLS_SHORT = re.compile(
    "(?:不够|不足|不多|不广|不高|不强|不牢|不严|不实|不平衡|不均衡|不到位|不及时|跟不上|偏[少低弱软窄慢大高]|薄弱|滞后|单一|欠缺|短缺|有差距|有短板|有空白|有缺口)[^，。；0-9]{0,3}$"
)
_NOT_ENOUGH = re.compile("不够[^，。；0-9]{1,3}$")
_FIGURE = re.compile("[0-9]")
_OPENS = ("", "。", "；", "\n", "：")
_SHOWN_WITHIN = 40


def is_head(text: str) -> bool:
    """Whether a clause is a heading or names a topic; what it is of follows."""
    return _HEAD.match(text) is not None or _TOPIC.match(text) is not None


def names_a_shortfall(clause: str, text: str, start: int) -> bool:
    """Whether a clause opens its sentence with a judgment that the figures behind it show: 公众号原创偏少，243条中只占69条."""
    if text[max(0, start - 1) : start] not in _OPENS or _FIGURE.search(clause):
        return False
    falls_short = _FALLS_SHORT.search(clause) or _NOT_ENOUGH.search(clause)
    end = start + len(clause)
    return falls_short is not None and _FIGURE.search(text, end, end + _SHOWN_WITHIN) is not None
