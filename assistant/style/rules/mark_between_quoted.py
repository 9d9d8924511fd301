"""、 between titles in 《》 or names in “” that stand side by side: usually none is needed (标号之间的顿号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_BETWEEN = re.compile("》、《|”、“")
# Where a note stands between two members, 、 is right, and then all through the list.
_NOTED = re.compile("）、[《“]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    """One a block: a habit, not a slip."""
    for block in manuscript.blocks:
        if "、“" not in block.text and "、《" not in block.text:
            continue
        found = _BETWEEN.search(block.text)
        if found and not _NOTED.search(block.text):
            yield manuscript.fault(
                block.passage,
                (found.start(), found.end()),
                f"并列的{'书名号' if found[0][0] == '》' else '引号'}之间通常不用顿号。",
                "可以删去“、”；用与不用，全文要一致。",
            )


RULE = Rule(
    name="mark-between-quoted",
    family="punctuation",
    severity="info",
    title="并列的引号、书名号之间的顿号",
    source="GB/T 15834-2011 4.5.3.5：标有引号、书名号的并列成分之间通常不用顿号",
    failing=(
        "评选“好媳妇”、“好婆婆”16名。",
        "学习《中国共产党宣传工作条例》、《中国共产党纪律处分条例》。",
    ),
    passing=(
        "评选“好媳妇”“好婆婆”16名。",
        "学习《中国共产党宣传工作条例》和《中国共产党纪律处分条例》。",
        "学习《条例》（2026年修订）、《准则》、《规定》。",
        "评选“好媳妇”、好邻居16名。",
    ),
    check=_check,
)
