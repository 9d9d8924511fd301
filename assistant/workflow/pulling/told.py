"""What a Word file changed (改动), as it is told before anything is merged: section by section old and new, comments with the
section they stand in, and what a draft cannot hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.comparison.line_map import said
from assistant.files.revised import RevisedFile, TrackedChange, WordComment, WordLine
from assistant.report.report import OPENING
from assistant.workflow.pulling.expected import ExportedDraft
from assistant.workflow.pulling.rebuilding import RebuiltBlock, RebuiltDraft
from assistant.workflow.pulling.word_text import ReadReport

ChangeStatus = Literal["changed", "new", "dropped", "moved", "merged"]
_PARTS = {"opening": "导语", "closing": "结尾"}
FIELDS = {
    "recipient": "主送机关",
    "issuer": "落款机关",
    "date": "落款日期",
    "attachment": "附件",
    "reference": "发文字号和签发人",
}
"""The parts of the page that facts.md holds, as people call them."""


@dataclass(frozen=True)
class SectionChange:
    """A section, the opening or the closing as it was exported and as the Word file has it. `keys` are those of the draft;
    `moved`: it stands elsewhere now, changed or not; `levels` are the heading's (from 1) then and now, where they differ."""

    status: ChangeStatus
    keys: tuple[str, ...]
    old_heading: str
    new_heading: str
    old: str
    new: str
    moved: bool = False
    levels: tuple[int, int] | None = None

    @property
    def title(self) -> str:
        return self.new_heading or self.old_heading


@dataclass(frozen=True)
class PlacedComment:
    """A comment and the heading of the section it stands in (empty: above the first one)."""

    section: str
    comment: WordComment


@dataclass(frozen=True)
class Told:
    """`revisions` are the tracked changes of the file, `fields` kind → (exported, now) of what facts.md holds."""

    sections: tuple[SectionChange, ...]
    comments: tuple[PlacedComment, ...]
    revisions: tuple[TrackedChange, ...]
    fields: tuple[tuple[str, str, str], ...]
    title: tuple[str, str] | None
    outside: tuple[str, ...]
    left_out: tuple[str, ...]
    lost_comments: tuple[str, ...]

    @property
    def anything(self) -> bool:
        return bool(self.sections or self.comments or self.fields or self.title or self.outside or self.left_out)


def told(
    exported: ExportedDraft, read: ReadReport, new: RebuiltDraft, file: RevisedFile, lines: Sequence[WordLine]
) -> Told:
    """Everything that a person should know of the file before it is merged."""
    was = exported.report.title
    return Told(
        sections=tuple(_changes(exported, read, new)),
        comments=tuple(PlacedComment(_section_at(c.paragraph, read, lines), c) for c in file.comments),
        revisions=file.changes,
        fields=tuple((kind, *values) for kind, values in read.fields.items()),
        title=(was, read.title) if read.title else None,
        outside=read.outside,
        left_out=tuple(_left_out(file)),
        lost_comments=new.lost,
    )


def _changes(exported: ExportedDraft, read: ReadReport, new: RebuiltDraft) -> Iterator[SectionChange]:
    yield from _part_changes(exported, read, first=True)
    order = [block.block for block in new.blocks if block.section >= 0 and block.block >= 0]
    moved = _out_of_order(order)
    for block in new.blocks:
        if block.section >= 0:
            yield from _section_change(block, exported, read, moved)
    for number in new.dropped:
        block_ = exported.blocks[number]
        yield SectionChange("dropped", block_.keys, block_.text, "", _text(exported, (number,)), "")
    yield from _part_changes(exported, read, first=False)


def _part_changes(exported: ExportedDraft, read: ReadReport, *, first: bool) -> Iterator[SectionChange]:
    part = OPENING if first else "closing"
    numbers = tuple(n for n, block in enumerate(exported.blocks) if block.part == part)
    old = _text(exported, numbers)
    new = "\n".join(p.text for p in (read.opening if first else read.closing))
    if _bare(old) != _bare(new):
        status: ChangeStatus = "new" if not old else "changed" if new else "dropped"
        yield SectionChange(status, (part,), _PARTS[part], _PARTS[part], old, new)


def _section_change(
    block: RebuiltBlock, exported: ExportedDraft, read: ReadReport, moved: set[int]
) -> Iterator[SectionChange]:
    section = read.sections[block.section]
    if block.block < 0:
        yield SectionChange("new", (), "", section.heading, "", section.text)
        return
    was = exported.blocks[block.block]
    old = _text(exported, (block.block, *block.merged))
    heading = section.heading if said(section.heading) != said(was.text.rstrip("。")) else was.text
    levels = (was.level, section.level) if min(section.level, 4) != min(was.level, 4) else None
    away = block.block in moved
    if block.merged:
        others = "、".join(exported.blocks[n].text for n in block.merged)
        yield SectionChange("merged", was.keys, f"{was.text}；{others}", heading, old, section.text, away, levels)
    elif heading != was.text or levels or _says(old) != _says(section.text):
        yield SectionChange("changed", was.keys, was.text, heading, old, section.text, away, levels)
    elif away:
        yield SectionChange("moved", was.keys, was.text, heading, old, section.text, moved=True)


def _text(exported: ExportedDraft, numbers: Sequence[int]) -> str:
    return "\n".join(words for n in numbers for _, words in exported.blocks[n].paragraphs)


def _bare(text: str) -> str:
    return "\n".join("".join(line.split()) for line in text.split("\n"))


def _says(text: str) -> list[str]:
    """The paragraphs, numbers of a series aside: those are counted again and are no change."""
    return [said(line) for line in text.split("\n")]


def _out_of_order(order: Sequence[int]) -> set[int]:
    """Those that must be moved to make the order right: the fewest."""
    best: list[list[int]] = []
    for number in order:
        longest = max((run for run in best if run[-1] < number), key=len, default=[])
        best.append([*longest, number])
    kept = max(best, key=len, default=[])
    return set(order) - set(kept)


def _section_at(paragraph: int, read: ReadReport, lines: Sequence[WordLine]) -> str:
    """The heading over a paragraph of the Word file."""
    line = next((n for n, line in enumerate(lines) if paragraph in line.paragraphs), len(lines))
    above = [section for section in read.sections if section.line <= line]
    return above[-1].heading if above else ""


def _left_out(file: RevisedFile) -> Iterator[str]:
    for kind in ("表格", "图片", "文本框", "脚注尾注"):
        found = [left for left in file.left_out if left.kind == kind]
        words = "；".join(left.text for left in found if left.text)
        if found:
            yield f"{kind}{len(found)}处" + (f"（{words}）" if words else "")
