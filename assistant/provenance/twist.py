"""A clause that says otherwise what a fact says (写走样): the contrary, a plan as done, a part as the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.units import same_unit

Twist = Literal["contrary", "done", "extent"]
_NOT = re.compile(
    r"未(?!来|成年)|没(?!收)|尚无|无(?!偿|障碍|人机|线|害)|不(?!断|仅|少|同|良|文明|但|超过|少于|低于|动产)|缺(?:少|乏|席)?|停(?:了|止)|难以|仍未|从未|失|闲置"
)
_LESS = re.compile(
    r"未|没|尚|不|仍|还|缺|无|只|仅|少|难|弱|低|差|慢|怕|畏难|闲置|停|滞后|兼|靠|借|推迟|延期|影响|余下|[余另](?=[0-9])|剩|老化|老旧|陈旧|破损|漏"
)
_PART = re.compile(r"部分|个别|少数|有的|多数|一些|跟着|试点|试行|试办|最[高低快多]")
_STILL_PART = re.compile(r"部分|个别|少数|有的|有些|多数|一些|某些|试点|试行|试办|最")
_COUNTED = re.compile(r"[0-9]|[一二两三四五六七八九十][个名家户]")
_EVERYBODY = re.compile(
    r"所有|全体|全员|全覆盖|全面(?:推开|推行|覆盖)|全(?:镇|乡)(?:范围|推开|推行|推广|覆盖)|全村|无一|人人|户户|各(?:村|站所|支部|单位|部门|党支部|户|组)"
)
_ALL_ARE = re.compile("(?P<figure>[0-9一二两三四五六七八九十][^，。；0-9]{1,6}?)(?:均|都|全部|皆)(?=是|为|属|来自)")
_ALL_OF = re.compile("全部(?=[0-9][^，。；]{1,12}[中里]$)")
_ALL = frozenset("均都全皆")
_SOME = re.compile("多为|多是|大多|多数|部分|个别|主要|有的|一些")
_MAY_ADD = frozenset("全所无一人户村各均都悉百了已成完落未没尚不缺停难仍从失闲")
_SAYS_ENOUGH = 6
"""Characters of a plan's core that tell it from other matters, said without 了 or 已."""
_MARKERS = re.compile(
    "还没有?|没有|尚未|从未|不够|未|没|计划|拟|打算|准备|预计|争取|正在|还在|筹备中?|部分|个别|少数|有的|多数"
)
_WHOLE = re.compile(
    r"全部|所有|全体|全员|全覆盖|全面(?:完成|推开|推行|覆盖)|全(?:镇|乡|村)(?:上下|范围|推开|推行|推广|覆盖|跟着|都|均)|全村|一律|无一|人人|户户|村村|"
    r"各(?:村|站所|支部|单位|部门|党支部|户|组)|均|都|悉数|100%|百分之百"
)
_FACT_WHOLE = re.compile(
    r"(?<!安)全(?!国|会|年|文)|均|(?<!首)都|各|每(?![月周季年天日次半])|所有|一律|100%|百分之百|人人|户户|[走跑访]遍|遍访"
)
_TO_COME = re.compile(
    r"计划|拟(?!定)|打算|准备|预计|争取|筹备|正在|还在|推进中|待|下半年|年底前|动工|修订中|月底?前|中旬(?=印发)|没做完|没完成"
)
_STILL_TO_COME = re.compile(
    r"计划|拟|打算|准备|预计|争取|力争|筹备|正在|还在|仍在|推进|待|将|下半年|底前|月前|动工|开工|中旬|下旬|尚未|没|未|启动|翻修工程"
)
_DONE = re.compile(r"(?<!除)(?<!为)了(?!解)|已|成功|完成|完工|竣工|建成|落成|投用|配齐|到位|播出|印发|结束|顺利")
_DONE_IN_PLANS = re.compile(r"(?<!除)(?<!为)了(?!解)|已|成功(?:举办|创建|开展)|完工|落成")


@dataclass(frozen=True)
class Said:
    """A clause of the text with the sentence around it."""

    text: str
    sentence: str
    to_come: bool = False
    """Whether its section speaks of what is to come (下一步打算、意见建议)."""


def turns(fact_clause: str) -> bool:
    """Whether a fact clause has a word that a text may drop: 未, 部分, 计划."""
    return bool(_NOT.search(fact_clause) or _PART.search(fact_clause) or _TO_COME.search(fact_clause))


def core(fact_clause: str) -> str:
    """A fact clause without the words that a text may drop."""
    return _MARKERS.sub("，", fact_clause)


def drops(said: Said, clause: str) -> Twist | None:
    """What a clause makes of a fact clause whose core it says: the contrary, done, the whole; None where it keeps 未, 部分,
    计划 or words like them."""
    if _NOT.search(clause) and not _LESS.search(said.text) and not _LESS.search(said.sentence):
        return "contrary"
    if _PART.search(clause) and not _STILL_PART.search(said.sentence) and not _COUNTED.search(said.text):
        return "extent"
    to_come = not said.to_come and _TO_COME.search(clause) and not _DONE.search(clause)
    if not to_come or _STILL_TO_COME.search(said.sentence):
        return None
    return "done" if _DONE.search(said.text) or len(core(clause)) >= _SAYS_ENOUGH else None


def may_add(text: str) -> bool:
    """A cheap test: whether a clause could add anything to a fact."""
    return not _MAY_ADD.isdisjoint(text)


def adds(said: Said, fact: str) -> Twist | None:
    """What a clause adds to the fact that it is nearest to: 未, 已 to a plan, 全部."""
    if not _ALL.isdisjoint(said.text):
        said = replace(said, text=_all_of_the_figure(said.text, fact))
    if _NOT.search(said.text) and not _LESS.search(fact) and not _are_left(said.text, fact):
        return "contrary"
    if said.to_come and _DONE_IN_PLANS.search(said.text) and not _DONE_IN_PLANS.search(fact):
        return "done"
    if not _WHOLE.search(said.text) or _FACT_WHOLE.search(fact):
        return None
    return "extent" if _PART.search(fact) or _counts_more(said, fact) else None


def _all_of_the_figure(text: str, fact: str) -> str:
    """没有整改的2个都是旧电子屏 says no more than 余2个为旧电子屏, 全部41条中 no more than 41条中."""
    if _SOME.search(fact):
        return text
    return _ALL_OF.sub("", _ALL_ARE.sub(r"\g<figure>", text))


def _are_left(text: str, fact: str) -> bool:
    """6件尚未化解 where the fact has 112件 and 106件: they follow from it."""
    ours = [q for q in quantities(text) if q.value is not None and q.kind == "count"]
    theirs = [q for q in quantities(fact) if q.value is not None and q.kind == "count"]
    pairs = [(a, b) for a, b in pairwise(theirs) if same_unit(a.unit, b.unit) and a.value and b.value]
    return bool(ours) and all(
        any(a.value - b.value == q.value and same_unit(a.unit, q.unit) for a, b in pairs if a.value and b.value)
        for q in ours
    )


def _counts_more(said: Said, fact: str) -> bool:
    """全部 beside another figure than the fact's of that unit, or beside one of two; 全体 without any figure."""
    theirs = [q for q in quantities(fact) if q.value is not None]
    ours = [q for q in quantities(said.text) if q.value is not None]
    if not ours:
        return bool(_EVERYBODY.search(said.text)) or (len(theirs) > 1 and "全部" in said.text and _unlike(theirs))
    return any(t.value != q.value for q in ours for t in theirs if same_unit(t.unit, q.unit))


def _unlike(figures: Sequence[Quantity]) -> bool:
    """Whether two figures of one unit differ: 发现6个，整改4个."""
    return any(same_unit(a.unit, b.unit) and a.value != b.value for a, b in pairwise(figures))
