"""Passages made from pieces of the text: joined, cut, without blanks inside. Each keeps its place to the character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from assistant.report.imported import Passage

_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _INVISIBLE
"""What counts as blank: every kind of space, 　 and NBSP among them, and what has no width."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_RUN = re.compile(f"[^{re.escape(BLANK)}]+")


class Place:
    """Which line a place in the text stands in. Lines end where read_lines has them end."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def line(self, offset: int) -> int:
        """From 1."""
        return bisect_right(self._starts, offset)


def touch(above: Passage, below: Passage) -> bool:
    """Whether nothing that was dropped stands between the two: only then may they be joined."""
    return above.end == below.start


def join(passages: Sequence[Passage]) -> Passage:
    """Neighbours as one passage, nothing between them."""
    if len(passages) == 1:
        return passages[0]
    anchors: list[tuple[int, int]] = []
    length = 0
    for passage in passages:
        anchors += [(own + length, there) for own, there in _anchors(passage)]
        length += len(passage.text)
    text = "".join(passage.text for passage in passages)
    return Passage(text, passages[0].start, passages[-1].end, passages[0].line, tuple(anchors))


def cut(passage: Passage, offset: int, place: Place) -> tuple[Passage, Passage]:
    """The passage in two, before the character at `offset` of its text; blanks at the cut go with the second."""
    boundary = passage.position(offset)
    left, right = passage.text[:offset].rstrip(BLANK), passage.text[offset:].lstrip(BLANK)
    begin = len(passage.text) - len(right)
    first = Passage(left, passage.start, boundary, passage.line, _sliced(passage, 0, len(left)))
    line = place.line(passage.position(begin) if right else boundary)
    return first, Passage(right, boundary, passage.end, line, _sliced(passage, begin, len(passage.text)))


def narrowed(passage: Passage, begin: int, end: int) -> Passage:
    """The same span, of its text only [begin, end)."""
    return replace(passage, text=passage.text[begin:end], anchors=_sliced(passage, begin, end))


def without_inner_blanks(passage: Passage) -> Passage:
    """工　作　报　告 as it reads: 工作报告."""
    runs = list(_RUN.finditer(passage.text))
    anchors: list[tuple[int, int]] = []
    length = 0
    for run in runs:
        anchors += [(own + length, there) for own, there in _sliced(passage, run.start(), run.end())]
        length += run.end() - run.start()
    return Passage("".join(run[0] for run in runs), passage.start, passage.end, passage.line, tuple(anchors))


def without_spans(passage: Passage, spans: Sequence[tuple[int, int]]) -> Passage:
    """Without the characters at these places of the document (comments inside a line)."""
    ends = [0]
    for start, end in spans:
        first, last = start - passage.position(0), end - passage.position(0)
        ends += [min(max(first, 0), len(passage.text)), min(max(last, 0), len(passage.text))]
    ends.append(len(passage.text))
    kept = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=True) if a < b]
    anchors: list[tuple[int, int]] = []
    length = 0
    for a, b in kept:
        anchors += [(own + length, there) for own, there in _sliced(passage, a, b)]
        length += b - a
    text = "".join(passage.text[a:b] for a, b in kept)
    return Passage(text, passage.start, passage.end, passage.line, tuple(anchors))


def _anchors(passage: Passage) -> tuple[tuple[int, int], ...]:
    return passage.anchors or ((0, passage.start),)


def _sliced(passage: Passage, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """The anchors of passage.text[begin:end]."""
    inner = ((own - begin, there) for own, there in _anchors(passage) if begin < own < end)
    return ((0, passage.position(begin)), *inner)
