"""Figures that only announce what follows (预告): 着力做好四件事。, before four; 还有几处不足, which counts nothing."""

from __future__ import annotations

import re

from assistant.language.sentences import sentences
from assistant.provenance.operands import Derivation
from assistant.provenance.placing import Placed

_LEADS = re.compile(
    "(?:抓好|抓紧|做好|办好|抓实|做实|落实|聚焦|突出|围绕|坚持|实施|采取|存在|[还仍]有|仍存|从|在|抓|做|办|有|以下|如下)(?:以下|如下|这|了)?$"
)
_ENDS = re.compile("[^，。；：！？、\n0-9]{0,8}(?:[。：\n]|，(?=一是|第一))")
_ITEM = re.compile(
    "(?:^|[。；：，\n])\\s{0,4}(?:(?P<spoken>[一二三四五六七八九十]{1,2})是|[（(]?[0-9]{1,2}[）).、]|（[一二三四五六七八九十]{1,2}）)"
)
_REACH = 8
_MOST = 12


def announced(figure: Placed, text: str, facts: int) -> Derivation | None:
    """How a figure follows from the items behind it, which it announces at the end of its sentence: the marked ones (一是),
    else the sentences of its paragraph, or the section's `facts`. 几 counts nothing exactly, so that it rests on nothing."""
    value = figure.figure
    ends = _ENDS.match(text, value.end)
    if not ends or value.kind != "count" or not _LEADS.search(text, max(0, value.start - _REACH), value.start):
        return None
    if value.text.startswith("几"):
        return Derivation((), "不是确数")
    if value.value is None or value.approximate or not 1 < value.value <= _MOST:
        return None
    return Derivation((), f"后面列了{value.text}") if value.value in _items(text, ends, facts) else None


def _items(text: str, ends: re.Match[str], facts: int) -> frozenset[int]:
    behind = text[ends.end() - 1 :]
    marked = sum(1 for _ in _ITEM.finditer(behind))
    if marked:
        return frozenset([marked])
    paragraph = behind[1:].lstrip("\n").partition("\n")[0]
    return frozenset([sum(1 for s in sentences(paragraph, at_semicolons=False) if s.text.strip()), facts])
