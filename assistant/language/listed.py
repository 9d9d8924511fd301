"""Lists before a figure (列举): what 各 gives to each (3月、5月各1轮), and how many items three of which are spoken (三个方面)."""

from __future__ import annotations

import re
from typing import NamedTuple

_EACH = re.compile(r"(?:各(?![类级界种项族方地界部单镇乡社支])|分别)[^，。；：、\n0-9一二两三四五六七八九十]{0,14}$")
_REACH = 60
_PARTS = re.compile("、|以及|[和与及]")
_TO_THE_MARK = re.compile(r"[^，。；：！？（）\n]*$")
_TITLES = re.compile("(?:《[^》\n]{1,40}》|“[^”\n]{1,40}”)(?:、|以及|[和与及])?")
_SPOKEN_OF = re.compile("(?:这|等|共|上述|以上)+$")


class Shared(NamedTuple):
    """Those to whom 各 gives the same; what stands before 各 where they are no list."""

    items: tuple[str, ...]
    before: str


def shared_by(text: str, start: int) -> Shared | None:
    """Who has each as much as the figure that begins at `start` says: 3月 and 5月 for the 1轮 of 3月和5月各1轮, also where
    they stand a clause before; None without 各."""
    window = text[max(0, start - _REACH) : start]
    each = _EACH.search(window)
    if not each:
        return None
    clause = _TO_THE_MARK.search(window, 0, each.start())
    head = clause[0] if clause else ""
    items = _items(head)
    if len(items) < 2 and clause and window[clause.start() - 1 : clause.start()] == "，":
        before = _TO_THE_MARK.search(window, 0, clause.start() - 1)
        items = _items(before[0]) if before else ()
    return Shared(items if len(items) > 1 else (), head)


def numbers_listed(text: str, end: int) -> frozenset[int]:
    """How many items the list that ends at `end` may have, in its clause: A、B和C三个方面 has three; 和 may belong to an item.
    《A》《B》 need no mark between them."""
    window = _SPOKEN_OF.sub("", text[max(0, end - _REACH) : end])
    clause = _TO_THE_MARK.search(window)
    head = clause[0] if clause else ""
    if head.endswith(("》", "”")) and (names := len(_TITLES.findall(head))) > 1:
        return frozenset([names])
    items, (*firsts, last) = len(_items(head)), head.split("、")
    if items < 2:
        return frozenset()
    without = len(firsts) + (2 if _PARTS.search(last) else 1)  # 清退和安置、停泊: a 和 before a 、 may part no items
    return frozenset({items, without} if firsts else {items})


def _items(head: str) -> tuple[str, ...]:
    parts = tuple(part for part in _PARTS.split(head))
    return parts if all(parts) else ()
