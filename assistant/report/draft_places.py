"""Where a section comes to stand in a draft.md that does not have it yet (安插)."""

from __future__ import annotations

from assistant.report.draft_blocks import Block
from assistant.report.report import CLOSING, OPENING, Heading, Section
from assistant.report.template import Outline, OutlineNode


def place_of(section: Section, outline: Outline, blocks: list[Block], total: int) -> tuple[int, Section | None]:
    """The line before which the section goes, and the grouping heading to put above it, if none stands there yet."""
    if OPENING in section.keys:
        return next((b.start for b in blocks if b.level), total), None
    if CLOSING in section.keys:
        return total, None
    index = next((i for i, n in enumerate(outline.nodes) if set(n.keys) & set(section.keys)), len(outline.nodes))
    group = _group_of(outline, index)
    siblings = [i for i, n in enumerate(outline.nodes) if n.keys and i != index and _group_of(outline, i) == group]
    earlier = [b for i in siblings if i < index for b in blocks if set(b.keys) & set(outline.nodes[i].keys)]
    if group is not None and earlier:
        return _end_of(earlier[-1], blocks), None
    later = [b for i in siblings if i > index for b in blocks if set(b.keys) & set(outline.nodes[i].keys)]
    if group is not None and later:
        return later[0].start, None
    standing = _grouping(group, blocks)
    if standing is not None:
        return standing.end, None
    head = Section(Heading(group.level, group.heading)) if group is not None else None
    before = [b for n in outline.nodes[:index] for b in blocks if n.keys and set(b.keys) & set(n.keys)]
    if before:
        return _end_of(max(before, key=lambda b: b.start), blocks), head
    after = [i for i, n in enumerate(outline.nodes) if i > index for b in blocks if set(b.keys) & set(n.keys)]
    if after:
        return _start_with_group(after[0], outline, blocks), head
    closing = next((b.start for b in blocks if CLOSING in b.keys), total)
    return closing, head


def _group_of(outline: Outline, index: int) -> OutlineNode | None:
    """The nearest earlier node of a higher level without keys."""
    if index >= len(outline.nodes):
        return None
    level = outline.nodes[index].level
    for node in reversed(outline.nodes[:index]):
        if node.level < level:
            return None if node.keys else node
    return None


def _grouping(group: OutlineNode | None, blocks: list[Block]) -> Block | None:
    """The grouping heading where it stands already, with nothing of the outline under it any more."""
    if group is None:
        return None
    return next((b for b in blocks if not b.keys and (b.level, b.text) == (group.level, group.heading)), None)


def _end_of(block: Block, blocks: list[Block]) -> int:
    """Where the section ends, sub-headings of a deeper level included."""
    end = block.end
    for other in blocks[blocks.index(block) + 1 :]:
        if other.level <= block.level or other.keys:
            break
        end = other.end
    return end


def _start_with_group(index: int, outline: Outline, blocks: list[Block]) -> int:
    """The start of an outline node's block, or of the grouping heading right above it."""
    block = next(b for b in blocks if set(b.keys) & set(outline.nodes[index].keys))
    above = blocks[blocks.index(block) - 1] if blocks.index(block) else None
    if above is not None and not above.keys and 0 < above.level < block.level:
        return above.start
    return block.start
