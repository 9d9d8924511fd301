"""全部 and 均已 beside a figure, where they say no more than the figure (全部与数字)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.similarity import bigrams, shared_share
from assistant.provenance.placing import Placed

_ALL_OF = re.compile("全部(?:(?=[0-9一二两三四五六七八九十])|(?P<what>[\u4e00-\u9fff]{2}))")
_BEHIND = re.compile("(?P<noun>[^，。；：0-9]{0,12}?)(?P<all>均已|全部)(?P<what>[\u4e00-\u9fff]{2})")
_NOT_ALL = re.compile("未|没|尚|不|缺|部分|个别|少数|有的|多数|计划|拟|打算|准备|争取")


def without_plain_all(said: str, figures: Sequence[tuple[Placed, Placed | None]], fact: str) -> str:
    """The words that a text says of a fact, without such 全部 and 均已. `figures` are the fact's, each with the text's.

    It says no more where it stands before a figure (全部41条), where what all of them did is what stands beside the figure in
    the fact (17家企业全部走访 for 走访企业17户; 其余47件均已化解 for 化解47件), or where the figure is the fact's only one of its
    unit and counts the same (83个群的群主全部参加培训). A part of a greater figure is not the whole."""
    if "全部" not in said and "均已" not in said:
        return said
    known = [own for own, _ in figures]
    told = [n for n, (_, place) in enumerate(figures) if place]
    for n in told:
        said = _without_behind(said, n, figures, fact)
    whole = [n for n in told if not _is_part(known, n)]
    return _ALL_OF.sub(
        lambda m: m["what"] or "" if not m["what"] or any(m["what"] in known[n].near for n in whole) else m[0], said
    )


def _without_behind(said: str, number: int, figures: Sequence[tuple[Placed, Placed | None]], fact: str) -> str:
    own, place = figures[number]
    if place is None or _NOT_ALL.search(fact):
        return said
    start = said.find(place.figure.text)
    found = _BEHIND.match(said, start + len(place.figure.text)) if start >= 0 else None
    if not found:
        return said
    units = [other.figure.unit for other, _ in figures if not other.figure.calendar]
    the_only_one = units.count(own.figure.unit) == 1 and bigrams(found["noun"]) and not _adds(found["noun"], fact)
    if found["what"] not in own.near and not the_only_one:
        return said
    return said[: found.start("all")] + said[found.end("all") :]


def _adds(noun: str, fact: str) -> bool:
    return shared_share(noun, fact) < 1


def _is_part(known: Sequence[Placed], number: int) -> bool:
    own = known[number].figure
    before = next((p.figure for p in reversed(known[:number]) if p.figure.unit == own.unit), None)
    return before is not None and before.value is not None and own.value is not None and before.value > own.value
