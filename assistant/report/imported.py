"""A report from outside (外来稿件) as it was read: its parts, each with its place in the text.

Here alone a heading carries an ordinal, as found; `report.Heading` never does. All passages of a document, headings among
them, and what was dropped tile its text: their spans, in order, leave nothing out and none overlaps another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "第一章", "一、", "（一）", "1.", "（1）", "①", "——"]
"""The form of an ordinal: empty for a heading without one. 第一章 stands for 第一部分 and 第一节 too, 1. for 1、 too."""


@dataclass(frozen=True)
class Passage:
    """A part of the text. `text` is how it reads: without the blanks around it, lines that were broken inside a sentence
    joined. [start, end) is its place in the decoded text, blanks and line ends around it included; `line` counts from 1.
    `anchors` are pairs (offset in `text`, place in the document) from where on the two run in step."""

    text: str
    start: int
    end: int
    line: int
    anchors: tuple[tuple[int, int], ...] = ()

    def position(self, offset: int) -> int:
        """The place in the document of a character of `text`; of its end for offset len(text)."""
        anchors = self.anchors or ((0, self.start),)
        at = bisect_right(anchors, (offset, float("inf"))) - 1
        own, there = anchors[max(at, 0)]
        return there + offset - own


@dataclass(frozen=True)
class ImportedHeading:
    """A heading as found. `ordinal` is what stands there (一、, (二), 3.), `number` its value (None where it has none),
    `text` what follows it, with the mark that ends it; `passage` holds both. `level` counts from 1. `run_in`: the body
    begins on the same line, as the section's first paragraph."""

    level: int
    ordinal: str
    mark: Mark
    number: int | None
    text: str
    passage: Passage
    run_in: bool = False


@dataclass(frozen=True)
class ImportedSection:
    """A heading, the paragraphs under it, and the deeper sections after them. `keys` are those of the standard sections
    that heading and words speak of (empty: none)."""

    heading: ImportedHeading
    keys: tuple[str, ...] = ()
    paragraphs: tuple[Passage, ...] = ()
    sections: tuple[ImportedSection, ...] = ()

    @property
    def key(self) -> str:
        return self.keys[0] if self.keys else ""

    def walk(self) -> Iterator[ImportedSection]:
        """This section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True)
class ImportedReport:
    """One report of a file. What it does not have is None or empty."""

    title: Passage | None = None
    recipient: Passage | None = None
    opening: tuple[Passage, ...] = ()
    sections: tuple[ImportedSection, ...] = ()
    closing: tuple[Passage, ...] = ()
    annexes: tuple[Passage, ...] = ()
    issuer: Passage | None = None
    date: Passage | None = None

    def walk(self) -> Iterator[ImportedSection]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True)
class Dropped:
    """What is no part of a report (网页残留、重复的标题、摘要行): `why` in Chinese; [start, end) as in Passage."""

    text: str
    why: str
    start: int
    end: int
    line: int


@dataclass(frozen=True)
class ImportedDocument:
    """A whole file: its decoded text, the reports in it, and what was dropped."""

    text: str
    reports: tuple[ImportedReport, ...] = ()
    dropped: tuple[Dropped, ...] = ()
