"""The lines of a text that hold something, each a passage; comments belong to the span of a line, not to its text."""

from __future__ import annotations

import re
from bisect import bisect_left

from assistant.report.comments import blanked_comments, comment_spans
from assistant.report.imported import Passage
from assistant.report.reading.passages import BLANK, without_spans

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_lines(text: str) -> list[Passage]:
    r"""Lines end at \n, \r\n and \r only. A blank line belongs to the one before it, at the top to the first one; so
    the passages tile the text, unless it is all blank: then there are none."""
    comments = comment_spans(text) if "<!--" in text else ()
    passages = _lines(blanked_comments(text) if comments else text)
    return [_plain(passage, comments) for passage in passages] if comments else passages


def _lines(text: str) -> list[Passage]:
    rows: list[tuple[str, int, int, int]] = []
    for number, match in enumerate(_LINE.finditer(text), start=1):
        raw = match[0]
        bare = raw.strip(BLANK)
        if bare:
            first = match.start() + len(raw) - len(raw.lstrip(BLANK))
            rows.append((bare, match.start() if rows else 0, first, number))
    ends = [*(row[1] for row in rows[1:]), len(text)]
    return [
        Passage(bare, start, end, number, ((0, first),))
        for (bare, start, first, number), end in zip(rows, ends[: len(rows)], strict=True)
    ]


def _plain(passage: Passage, comments: tuple[tuple[int, int], ...]) -> Passage:
    at = bisect_left(comments, (passage.position(0), 0))
    last = passage.position(len(passage.text))
    inside = []
    while at < len(comments) and comments[at][0] < last:
        inside.append(comments[at])
        at += 1
    return without_spans(passage, inside) if inside else passage
