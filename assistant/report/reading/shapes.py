"""The shape of a line behind its ordinal: a heading alone, a heading run in with its body (标题接排), a sentence, or more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["alone", "run-in", "stop", "sentence", "long"]

LONGEST_RUN_IN = 40
LONGEST_ALONE = 60
_LONGEST_LABEL, _LONGEST_BEFORE_COLON = 12, 26
_SHORTEST_BEHIND_COLON = 30
_CLOSERS = "”’」』）)》"
_ANNOUNCES = re.compile("(?:如下|包括|指出|强调|要求|提出|[是有为即])$")


@dataclass(frozen=True)
class Shape:
    """`alone`: no stop; `run-in`: a short first sentence and more; `stop`: one short sentence with its stop; `sentence`: one
    that is long or ends in ；; `long`: several, the first long. `split`: where the first sentence ends."""

    kind: Kind
    split: int


def shape(rest: str) -> Shape:
    """The shape of a line without its ordinal. A quotation mark or bracket that closes right after 。 stays before the
    split."""
    stop = rest.find("。")
    end = len(rest) if stop < 0 else _closed(rest, stop + 1)
    is_short = stop >= 0 and end <= LONGEST_RUN_IN + 1
    colon = _colon(rest[: min(end, _LONGEST_LABEL if is_short else _LONGEST_BEFORE_COLON)])
    if colon and len(rest) - colon >= _SHORTEST_BEHIND_COLON:
        return Shape("run-in", colon)
    if stop < 0:
        if rest[-1:] in ("；", ";", "，", ","):
            return Shape("sentence", end)
        return Shape("alone" if end <= LONGEST_ALONE and "；" not in rest else "long", end)
    if end == len(rest):
        return Shape("stop" if is_short and "；" not in rest else "sentence", end)
    return Shape("run-in" if is_short else "long", end)


def _closed(rest: str, end: int) -> int:
    while end < len(rest) and rest[end] in _CLOSERS:
        end += 1
    return end


def _colon(begin: str) -> int:
    """Behind the first colon, where it ends something like a heading."""
    at = begin.find("：")
    return at + 1 if at > 1 and not _ANNOUNCES.search(begin[:at]) and "；" not in begin[:at] else 0
