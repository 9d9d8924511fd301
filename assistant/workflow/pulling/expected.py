"""What a draft looks like in Word (导出稿): its lines as export renders them, each with its place in draft.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.config import PageSettings
from assistant.files.docx_bookmarks import section_bookmarks
from assistant.files.docx_layout import layout
from assistant.files.docx_paragraph import Place
from assistant.report.draft_lines import DraftBlock, draft_blocks
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import CLOSING, OPENING, Report
from assistant.style.numbering import ordinals


@dataclass(frozen=True)
class Spot:
    """A paragraph of draft.md: the number of its block and of its line in it."""

    block: int
    line: int


@dataclass(frozen=True)
class ExpectedLine:
    """A paragraph of the Word file as it was exported. `spot` is None where draft.md does not hold it: recipient, issuer,
    date, attachments, a title that the front matter made; and for a heading, whose line is that of its block."""

    text: str
    place: Place
    block: int = -1
    spot: Spot | None = None


@dataclass(frozen=True)
class ExportedDraft:
    """The draft as it went out. `sections` are the blocks of the report's sections, in order; `bookmarks` their names."""

    blocks: tuple[DraftBlock, ...]
    lines: tuple[ExpectedLine, ...]
    sections: tuple[int, ...]
    bookmarks: tuple[str, ...]
    report: Report


def exported_draft(text: str, front: Report, page: PageSettings) -> ExportedDraft:
    """The lines of a draft; `front` brings what draft.md does not hold (recipient, issuer, date, attachments, a title where
    there is none)."""
    parsed, _ = parse_draft(text)
    report = replace(
        front,
        title=parsed.title or front.title,
        opening=parsed.opening,
        sections=parsed.sections,
        closing=parsed.closing,
    )
    blocks = draft_blocks(text)
    sections = tuple(n for n, block in enumerate(blocks) if not block.part)
    spots = {part: tuple(_spots(blocks, part)) for part in (OPENING, CLOSING)}
    paragraphs = layout(report, ordinals(report), page)
    lines = [
        _line(paragraph.text, paragraph.place, blocks, sections, spots)
        for paragraph in paragraphs
        if paragraph.place is not None
    ]
    return ExportedDraft(blocks, tuple(lines), sections, section_bookmarks(report), report)


def _spots(blocks: Sequence[DraftBlock], part: str) -> Iterator[Spot]:
    """The paragraphs of opening or closing in the order of the report; they may stand in several blocks."""
    for number, block in enumerate(blocks):
        if block.part == part:
            yield from (Spot(number, line) for line, _ in block.paragraphs)


def _line(
    text: str,
    place: Place,
    blocks: Sequence[DraftBlock],
    sections: Sequence[int],
    spots: dict[str, tuple[Spot, ...]],
) -> ExpectedLine:
    if place.kind in (OPENING, CLOSING):
        spot = spots[place.kind][place.paragraph]
        return ExpectedLine(text, place, spot.block, spot)
    if place.section < 0:
        return ExpectedLine(text, place)
    number = sections[place.section]
    if place.kind == "heading":
        return ExpectedLine(text, place, number)
    return ExpectedLine(text, place, number, Spot(number, blocks[number].paragraphs[place.paragraph][0]))
