"""The text under examination (被查文稿) as the rules see it: its parts in reading order, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from assistant.report.imported import ImportedDocument, ImportedHeading, ImportedReport, ImportedSection, Passage
from assistant.report.known import Known

__all__ = ["Block", "Fault", "Known", "Manuscript", "Role"]

Role = Literal["title", "recipient", "opening", "heading", "paragraph", "closing", "issuer", "date", "annex"]


@dataclass(frozen=True)
class Block:
    """One passage and its part in the report. `keys` are those of the section it stands in; `heading` is set where it is
    one; `report` counts the reports of the file from 0."""

    role: Role
    passage: Passage
    keys: tuple[str, ...] = ()
    heading: ImportedHeading | None = None
    report: int = 0

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def is_prose(self) -> bool:
        """Whether it holds sentences: a lead, a paragraph, a closing."""
        return self.role in ("opening", "paragraph", "closing")


@dataclass(frozen=True)
class Fault:
    """What a rule found: [start, end) in the document's text. `severity` overrides the rule's own; `fix` says how to mend
    it, in Chinese."""

    start: int
    end: int
    message: str
    fix: str = ""
    severity: str = ""


@dataclass(frozen=True)
class Manuscript:
    """A document to be checked. Rules read `blocks` for what concerns words, `reports` for what concerns the outline."""

    document: ImportedDocument
    known: Known = field(default_factory=Known)

    @property
    def text(self) -> str:
        """The whole decoded text."""
        return self.document.text

    @property
    def reports(self) -> tuple[ImportedReport, ...]:
        return self.document.reports

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every passage of every report, in the order of the text."""
        found = [b for number, report in enumerate(self.reports) for b in _blocks(report, number)]
        return tuple(sorted(found, key=lambda block: block.passage.start))

    @cached_property
    def by_report(self) -> tuple[tuple[Block, ...], ...]:
        """The blocks of each report."""
        own: list[list[Block]] = [[] for _ in self.reports]
        for block in self.blocks:
            own[block.report].append(block)
        return tuple(tuple(blocks) for blocks in own)

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that hold sentences."""
        return tuple(block for block in self.blocks if block.is_prose)

    def fault(self, passage: Passage, span: tuple[int, int], message: str, fix: str = "", severity: str = "") -> Fault:
        """A fault at passage.text[span[0]:span[1]]."""
        start, end = span
        last = passage.position(end - 1) + 1 if end > start else passage.position(start)
        return Fault(passage.position(start), last, message, fix, severity)


def _blocks(report: ImportedReport, number: int) -> Iterator[Block]:
    single: tuple[tuple[Role, Passage | None], ...] = (
        ("title", report.title),
        ("recipient", report.recipient),
        ("issuer", report.issuer),
        ("date", report.date),
    )
    yield from (Block(role, passage, report=number) for role, passage in single if passage is not None)
    several: tuple[tuple[Role, tuple[Passage, ...]], ...] = (
        ("opening", report.opening),
        ("closing", report.closing),
        ("annex", report.annexes),
    )
    yield from (Block(role, passage, report=number) for role, passages in several for passage in passages)
    for section in report.sections:
        yield from _section_blocks(section, (), number)


def _section_blocks(section: ImportedSection, above: tuple[str, ...], number: int) -> Iterator[Block]:
    keys = section.keys or above
    yield Block("heading", section.heading.passage, keys, section.heading, number)
    for paragraph in section.paragraphs:
        yield Block("paragraph", paragraph, keys, report=number)
    for below in section.sections:
        yield from _section_blocks(below, keys, number)
