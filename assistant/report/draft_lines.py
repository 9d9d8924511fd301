"""draft.md as runs of lines: each heading with what stands under it, every paragraph with the line that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.report.comments import blanked_comments, without_comments
from assistant.report.draft_heading import read_draft_heading
from assistant.report.report import CLOSING, OPENING


@dataclass(frozen=True)
class DraftBlock:
    """A heading line and the lines under it; for what stands above the first heading there is no heading line. `level` 0 is
    the title, 1 a part. `paragraphs` are (number in `lines`, text without comments)."""

    lines: tuple[str, ...]
    level: int
    text: str
    keys: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    headed: bool = True
    paragraphs: tuple[tuple[int, str], ...] = ()

    @property
    def body(self) -> tuple[str, ...]:
        return self.lines[1:] if self.headed else self.lines

    @property
    def part(self) -> str:
        """opening, closing, or empty for a section."""
        if self.level == 0 or self.keys == (OPENING,):
            return OPENING
        return CLOSING if self.keys == (CLOSING,) else ""


def draft_blocks(text: str) -> tuple[DraftBlock, ...]:
    """The blocks of a draft.md as parse_draft reads it: their lines, joined, are the text with plain line feeds. A key that
    stood before belongs to the first one only; a second title reads as a paragraph."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    joined = "\n".join(lines)
    plain, blanked = without_comments(joined).split("\n"), blanked_comments(joined).split("\n")
    heads = [
        n for n, line in enumerate(plain) if read_draft_heading(line) is not None and read_draft_heading(blanked[n])
    ]
    edges = [*([0] if heads[:1] != [0] else []), *heads, len(lines)]
    blocks: list[DraftBlock] = []
    seen: set[str] = set()
    for start, end in pairwise(edges):
        blocks.append(_block(lines[start:end], plain[start:end], start in heads, seen, blocks))
    return tuple(blocks)


def joined_blocks(blocks: Sequence[Sequence[str]]) -> str:
    """The text that these runs of lines make."""
    return "\n".join(line for lines in blocks for line in lines)


def _block(
    lines: Sequence[str], plain: Sequence[str], headed: bool, seen: set[str], before: Sequence[DraftBlock]
) -> DraftBlock:
    head = read_draft_heading(plain[0]) if headed else None
    first = 1 if headed else 0
    paragraphs = [(n, line.strip()) for n, line in enumerate(plain) if n >= first and line.strip()]
    if head is None:
        return DraftBlock(tuple(lines), 0, "", headed=False, paragraphs=tuple(paragraphs))
    if head.level == 0 and head.text and any(block.level == 0 and block.text for block in before):
        return DraftBlock(tuple(lines), 0, "", headed=False, paragraphs=((0, head.text), *paragraphs))
    keys = tuple(key for key in head.keys if key not in seen) if head.level else ()
    seen.update(head.keys if head.level else ())
    return DraftBlock(tuple(lines), head.level, head.text, keys, head.classes, paragraphs=tuple(paragraphs))
