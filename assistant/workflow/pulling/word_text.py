"""What a revised Word file says (读回): its lines as title, headings and paragraphs, each known by what was exported.

Where a line was exported, it is what it was; what is new is known by its style, its ordinal and its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.comparison.line_map import line_map, said
from assistant.files.revised import WordLine
from assistant.report.reading.ordinals import read_ordinal
from assistant.report.reading.words import is_date, is_issuer, is_recipient
from assistant.workflow.pulling.expected import ExpectedLine, ExportedDraft, Spot
from assistant.workflow.pulling.heading_lines import (
    at_first_stop,
    bare_heading,
    goes_on,
    is_run_in,
    level_of,
    level_of_new,
    may_be_heading,
    parted,
)
from assistant.workflow.pulling.text_lines import TextLine, text_lines

_LONGEST_TITLE = 80
_FOOT = ("attachment", "issuer", "date")
_FIELDS = ("reference", "recipient", *_FOOT)


@dataclass(frozen=True)
class ReadParagraph:
    """`spot` is the paragraph of draft.md that it was, None for a new one; `line` the number of its line in the Word file."""

    text: str
    spot: Spot | None
    line: int


@dataclass(frozen=True)
class ReadSection:
    """A heading of the Word file and what stands under it. `block` is the block of draft.md whose heading it was (-1: none,
    or none that is known), `marked` the one whose bookmark stands on it."""

    heading: str
    level: int
    run_in: bool
    block: int
    marked: int
    line: int
    paragraphs: tuple[ReadParagraph, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class ReadReport:
    """What the Word file says. `title` and the `fields` (recipient, issuer, date, attachments: what stands there now, in the
    order of the page) are given only where they differ from what was exported; `outside` are lines above the title and below
    the date that belong to no part. `same`: every line says what was exported."""

    title: str = ""
    opening: tuple[ReadParagraph, ...] = ()
    sections: tuple[ReadSection, ...] = ()
    closing: tuple[ReadParagraph, ...] = ()
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    outside: tuple[str, ...] = ()
    same: bool = False


def read_report(lines: Sequence[WordLine], exported: ExportedDraft) -> ReadReport:
    """The parts of a Word file that was exported from this draft, however it was revised since."""
    expected = exported.lines
    split = text_lines(lines, expected)
    pairs = line_map([line.text for line in expected], [line.text for line in split])
    back = {new: old for old, new in pairs.items()}
    reader = _Reader(exported, split, back)
    for at in range(len(split)):
        reader.read(at)
    same = [said(line.text) for line in split] == [said(line.text) for line in expected]
    return replace(reader.report(), same=same)


class _Reader:
    """On the way through the lines."""

    def __init__(self, exported: ExportedDraft, lines: Sequence[TextLine], back: Mapping[int, int]) -> None:
        self._exported = exported
        self._lines = lines
        self._back = back
        found = set(back.values())
        self._open = {n: line for n, line in enumerate(exported.lines) if n not in found}
        self._marks = dict(zip(exported.bookmarks, exported.sections, strict=True))
        self._headings = {
            n: exported.blocks[line.block].text for n, line in self._open.items() if line.place.kind == "heading"
        }
        self._run_in = frozenset(
            exported.blocks[n].level for n in exported.sections if "run-in" in exported.blocks[n].classes
        )
        self._begins = self._first_of_text()
        self._title = ""
        self._opening: list[ReadParagraph] = []
        self._sections: list[tuple[ReadSection, list[ReadParagraph]]] = []
        self._closing: list[ReadParagraph] = []
        self._fields: dict[str, list[str]] = {}
        self._outside: list[str] = []
        self._part = "opening"

    def report(self) -> ReadReport:
        sections = tuple(
            ReadSection(s.heading, s.level, s.run_in, s.block, s.marked, s.line, tuple(own))
            for s, own in self._sections
        )
        was = next((line.text for line in self._exported.lines if line.place.kind == "title"), "")
        title = "" if said(self._title) == said(was) else self._title
        return ReadReport(
            title, tuple(self._opening), sections, tuple(self._closing), self._changed_fields(), tuple(self._outside)
        )

    def read(self, at: int) -> None:
        line = self._lines[at]
        expected = self._exported.lines[self._back[at]] if at in self._back else self._guessed(at)
        kind = expected.place.kind if expected else ""
        if kind == "title":
            self._title = line.text
        elif kind in _FIELDS:
            self._fields.setdefault(kind, []).append(line.text)
            self._part = "foot" if kind in _FOOT else self._part
        elif expected is not None and kind in ("heading", "run-in"):
            self._known_heading(line, expected)
        elif not self._new_heading(line, expected):
            self._paragraph(line, expected)

    def _guessed(self, at: int) -> ExpectedLine | None:
        """What a changed line of head or foot was: a date has no words by which it would be known."""
        line = self._lines[at]
        wanted = ""
        if at < self._begins:
            wanted = "recipient" if is_recipient(line.text) else "title" if len(line.text) <= _LONGEST_TITLE else ""
        elif at > max((n for n in self._back), default=-1) or self._part == "foot" or self._near_foot(at):
            wanted = "date" if is_date(line.text) else "issuer" if is_issuer(line.text) else ""
        number = next((n for n, e in self._open.items() if e.place.kind == wanted), None)
        return None if number is None else self._open.pop(number)

    def _near_foot(self, at: int) -> bool:
        rest = [
            self._exported.lines[self._back[n]].place.kind for n in range(at + 1, len(self._lines)) if n in self._back
        ]
        return all(kind in _FOOT for kind in rest)

    def _first_of_text(self) -> int:
        """The first line that is known to be text."""
        text = (
            n
            for n, old in sorted(self._back.items())
            if self._exported.lines[old].place.kind not in ("reference", "title", "recipient")
        )
        return next(text, 0)

    def _known_heading(self, line: TextLine, expected: ExpectedLine) -> None:
        block = self._exported.blocks[expected.block]
        level = level_of(line, block.level, expected)
        if expected.place.kind == "run-in" and expected.spot and said(line.text) == said(expected.text):
            words = dict(block.paragraphs)[expected.spot.line]
            self._begin(line, block.text, level, expected.block, words, expected.spot)
            return
        if expected.place.kind == "heading" and not goes_on(line, block.text):
            self._begin(line, bare_heading(line.rest), level, expected.block)
            return
        head, rest = parted(line, block.text)
        if head is None:
            self._paragraph(line, expected)
        elif rest:
            self._begin(line, head, level, expected.block, rest, expected.spot)
        else:
            self._begin(line, head, level, expected.block)

    def _new_heading(self, line: TextLine, expected: ExpectedLine | None) -> bool:
        """Whether the line is a heading that was not exported as one; then a section begins."""
        glued = next((n for n, text in self._headings.items() if text and line.rest.startswith(text)), None)
        if glued is not None:
            text = self._headings.pop(glued)
            old = self._exported.lines[glued]
            rest = line.rest[len(text) :].lstrip("。：").strip()
            level = level_of(line, self._exported.blocks[old.block].level, old)
            self._begin(line, text, level, old.block, rest, expected.spot if expected else None)
            return True
        if expected is not None and not may_be_heading(line):
            return False
        level = 0 if self._part in ("closing", "foot") else level_of_new(line, self._run_in)
        if level == 0:
            return False
        if is_run_in(line, level, self._run_in):
            head, rest = at_first_stop(line)
            self._begin(line, head, level, -1, rest)
        else:
            self._begin(line, bare_heading(line.rest), level, -1)
        return True

    def _begin(
        self, line: TextLine, heading: str, level: int, block: int, text: str = "", spot: Spot | None = None
    ) -> None:
        marked = next((self._marks[name] for name in line.source.bookmarks if name in self._marks), -1)
        section = ReadSection(heading, level, bool(text), block, marked, line.number)
        self._sections.append((section, [ReadParagraph(text, spot, line.number)] if text else []))
        self._part = "section"

    def _paragraph(self, line: TextLine, expected: ExpectedLine | None) -> None:
        kind = expected.place.kind if expected else ""
        if kind == "closing":
            self._part = "closing"
        elif kind == "opening" and not self._sections:
            self._part = "opening"
        elif self._part == "foot" and expected is None:
            self._outside.append(line.text)
            return
        if expected is not None and kind == "body" and not self._exported.blocks[expected.block].text:
            self._wordless(line, expected.block)
        paragraph = ReadParagraph(self._as_typed(line, expected), expected.spot if expected else None, line.number)
        if (
            self._part == "opening"
            and expected is None
            and line.number < self._lines[self._begins].number
            and self._above()
        ):
            self._outside.append(line.text)
        elif self._part == "closing":
            self._closing.append(paragraph)
        elif self._sections:
            self._sections[-1][1].append(paragraph)
        else:
            self._opening.append(paragraph)

    def _wordless(self, line: TextLine, block: int) -> None:
        """A section whose heading has no words begins with its first paragraph."""
        if not any(section.block == block for section, _ in self._sections):
            self._begin(line, "", self._exported.blocks[block].level, block)

    def _above(self) -> bool:
        """Whether the title of the report is still to come."""
        titled = any(line.place.kind == "title" for line in self._exported.lines)
        return titled and not self._title

    def _as_typed(self, line: TextLine, expected: ExpectedLine | None) -> str:
        """The text of a paragraph; an automatic number stands in it, where the draft has none of its own there."""
        if read_ordinal(line.text) is not None or not line.source.ordinal or line.ordinal is None:
            return line.text
        if expected is not None and read_ordinal(expected.text) is None:
            return line.text
        return f"{line.source.ordinal}{line.text}"

    def _changed_fields(self) -> dict[str, tuple[str, str]]:
        """Kind → what was exported and what stands there now."""
        changed: dict[str, tuple[str, str]] = {}
        for kind in _FIELDS:
            was = "；".join(line.text for line in self._exported.lines if line.place.kind == kind)
            now = "；".join(self._fields.get(kind, ()))
            if "".join(was.split()) != "".join(now.split()):
                changed[kind] = (was, now)
        return changed
