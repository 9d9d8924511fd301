"""draft.md cut at its headings (分块)."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.report.comments import blanked_comments, without_comments
from assistant.report.draft_heading import read_draft_heading


@dataclass(frozen=True)
class Block:
    """Lines [start, end) of a draft.md: a heading and what stands under it."""

    start: int
    end: int
    level: int
    text: str
    keys: tuple[str, ...]
    classes: tuple[str, ...]
    unread: tuple[str, ...] = ()


def blocks_of(lines: list[str]) -> list[Block]:
    """What is inside a comment is no heading, of however many lines the comment is."""
    text = "\n".join(lines)
    plain, blanked = without_comments(text).split("\n"), blanked_comments(text).split("\n")
    starts = [
        (n, head)
        for n, line in enumerate(plain)
        if (head := read_draft_heading(line)) is not None and read_draft_heading(blanked[n]) is not None
    ]
    blocks = []
    first = starts[0][0] if starts else len(lines)
    if any(line.strip() for line in plain[:first]):
        blocks.append(Block(-1, first, 0, "", (), ()))
    for index, (start, head) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else len(lines)
        blocks.append(Block(start, end, head.level, head.text, head.keys, head.classes, head.unread))
    return blocks
