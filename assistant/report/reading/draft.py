"""draft.md as an imported document, so that the rules that read reports from outside read drafts as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.report.conflict_markers import is_marker
from assistant.report.draft_heading import RUN_IN, DraftHeading, read_draft_heading
from assistant.report.imported import Dropped, ImportedDocument, ImportedHeading, ImportedReport, Passage
from assistant.report.reading.keys import assign_keys
from assistant.report.reading.lines import read_lines
from assistant.report.reading.ordinals import read_ordinal
from assistant.report.reading.passages import narrowed
from assistant.report.reading.remains import drop
from assistant.report.reading.tree import Node, tree
from assistant.report.report import CLOSING, OPENING
from assistant.report.template import SectionSpec

UNRENDERED = "不印出的小标题"
CONFLICT = "冲突标记"
NO_TEXT = "批注和空白"
_HEADING_LINE = re.compile("^\ufeff?#{1,6}(?:\\s|$)", re.MULTILINE)


def is_draft(text: str) -> bool:
    """Whether a text is written in the form of draft.md: its headings begin with #."""
    return _HEADING_LINE.search(text) is not None


def read_draft_document(text: str, specs: Sequence[SectionSpec] = ()) -> ImportedDocument:
    """The report of a draft.md. Headings have the level of their # and the keys as written; where none is written, those
    that heading and text speak of. An ordinal is there only where a person wrote one. Never fails."""
    blocks = _blocks(text)
    if not blocks:
        return ImportedDocument(text, (), (Dropped("", NO_TEXT, 0, len(text), 1),) if text else ())
    title = next((block for block in blocks if block.is_title), None)
    report = ImportedReport(
        title=title.heading if title else None,
        opening=tuple(passage for block in blocks for passage in _opening(block, title)),
        sections=assign_keys(tree([_node(block) for block in blocks if block.is_section]), specs),
        closing=tuple(
            passage for block in blocks if block.level and block.keys == (CLOSING,) for passage in block.below
        ),
    )
    markers = tuple(drop(line, CONFLICT) for block in blocks for line in block.markers)
    rest = (block.line for block in blocks if block.head and not block.is_section and not block.is_title)
    dropped = tuple(drop(line, UNRENDERED) for line in rest)
    return ImportedDocument(text, (report,), (*dropped, *markers))


@dataclass
class _Block:
    """A heading line and the paragraphs under it; `head` is None for what stands above the first heading."""

    line: Passage
    head: DraftHeading | None = None
    below: list[Passage] = field(default_factory=list)
    markers: list[Passage] = field(default_factory=list)

    @property
    def level(self) -> int:
        return self.head.level if self.head else 0

    @property
    def keys(self) -> tuple[str, ...]:
        return self.head.keys if self.head else ()

    @property
    def is_title(self) -> bool:
        return self.head is not None and self.head.level == 0 and self.head.text != ""

    @property
    def is_section(self) -> bool:
        return self.level > 0 and self.keys not in ((OPENING,), (CLOSING,))

    @property
    def heading(self) -> Passage:
        """The text of the heading, without # and attributes."""
        head = self.head or DraftHeading(0, "", (), (), 0)
        return narrowed(self.line, head.start, head.start + len(head.text))


def _blocks(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    for line in read_lines(text):
        head = read_draft_heading(line.text) if _begins_its_line(line, text) else None
        if head is not None or not blocks:
            blocks.append(_Block(line, head))
        if is_marker(line.text):
            blocks[-1].markers.append(line)
        elif head is None:
            blocks[-1].below.append(line)
    return blocks


def _opening(block: _Block, title: _Block | None) -> list[Passage]:
    """What of the block belongs to the opening; a second title reads as text."""
    if block.level == 0:
        return [block.heading, *block.below] if block.is_title and block is not title else block.below
    return block.below if block.keys == (OPENING,) else []


def _begins_its_line(line: Passage, text: str) -> bool:
    at = line.position(0)
    return at == 0 or text[at - 1] in "\r\n\ufeff"


def _node(block: _Block) -> Node:
    passage, classes = block.heading, block.head.classes if block.head else ()
    ordinal = read_ordinal(passage.text)
    run_in = RUN_IN in classes
    if ordinal is None:
        heading = ImportedHeading(block.level, "", "", None, passage.text, passage, run_in)
    else:
        rest = passage.text[ordinal.end :]
        heading = ImportedHeading(block.level, ordinal.text, ordinal.mark, ordinal.number, rest, passage, run_in)
    return Node(heading, tuple(block.below), block.keys)
