"""The draft as the Word file would have it (改后稿): the blocks of draft.md with what was changed there, every other line as
it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.comparison.line_map import in_order, said
from assistant.comparison.section_map import SectionText, section_map
from assistant.report.comments import comment_spans, without_comments
from assistant.report.draft_lines import DraftBlock
from assistant.report.draft_markdown import keyed_part
from assistant.report.report import CLOSING, OPENING
from assistant.workflow.pulling.dressing import dressed
from assistant.workflow.pulling.expected import ExportedDraft
from assistant.workflow.pulling.word_text import ReadParagraph, ReadReport, ReadSection

_NEW = -1


@dataclass(frozen=True)
class RebuiltBlock:
    """A block of the draft as the Word file has it. `block` is the one of the exported draft that it was (-1: a new one),
    `merged` those that went into it besides; `section` is the number of the section in the Word file (-1: no section)."""

    lines: tuple[str, ...]
    block: int = _NEW
    merged: tuple[int, ...] = ()
    section: int = -1


@dataclass(frozen=True)
class RebuiltDraft:
    """`blocks` in the order of the Word file where that has changed, else in that of the draft; `moved`: it has. `dropped` are
    the blocks that it has no more; `lost` are comments that went with their sentences."""

    blocks: tuple[RebuiltBlock, ...]
    dropped: tuple[int, ...] = ()
    moved: bool = False
    lost: tuple[str, ...] = ()


def rebuilt(read: ReadReport, exported: ExportedDraft) -> RebuiltDraft:
    """What the exported draft becomes by the Word file; the draft itself, line for line, where nothing was changed."""
    if read.same:
        sections = {block: n for n, block in enumerate(exported.sections)}
        return RebuiltDraft(
            tuple(RebuiltBlock(b.lines, n, section=sections.get(n, -1)) for n, b in enumerate(exported.blocks))
        )
    return _Rebuilder(read, exported).draft()


@dataclass
class _Rebuilder:
    read: ReadReport
    exported: ExportedDraft
    lost: list[str] = field(default_factory=list)

    def draft(self) -> RebuiltDraft:
        origins = section_origins(self.read.sections, self.exported)
        sections = [self._section(n, own) for n, own in enumerate(origins)]
        used = {number for own in origins for number in own}
        shown = {line.block for line in self.exported.lines}
        dropped = tuple(n for n in self.exported.sections if n not in used and n in shown)
        fixed = {n: self._part(n) for n, block in enumerate(self.exported.blocks) if block.part}
        fixed |= {
            n: RebuiltBlock(self.exported.blocks[n].lines, n)
            for n in self.exported.sections
            if n not in used and n not in shown  # a heading without words is not printed
        }
        kept = [block.block for block in sections if block.block != _NEW]
        moved = kept != sorted(kept)
        blocks = tuple(self._with_new_parts(_arranged(fixed, sections, len(self.exported.blocks))))
        return RebuiltDraft(blocks, dropped, moved, tuple(self.lost))

    def _part(self, number: int) -> RebuiltBlock:
        """A block of the title, the opening or the closing."""
        block = self.exported.blocks[number]
        paragraphs = self.read.opening if block.part == OPENING else self.read.closing
        body = self._body((number,), self._belonging(paragraphs, number))
        return RebuiltBlock((*self._title(block), *body), number)

    def _title(self, block: DraftBlock) -> tuple[str, ...]:
        if not block.headed:
            return ()
        if block.level or not self.read.title or not block.text or block.text != self.exported.report.title:
            return block.lines[:1]
        return (block.lines[0].replace(block.text, self.read.title, 1),)

    def _belonging(self, paragraphs: Sequence[ReadParagraph], number: int) -> list[ReadParagraph]:
        """Those that stand in this block of several: a new one stands with the one before it."""
        part = self.exported.blocks[number].part
        own = [n for n, block in enumerate(self.exported.blocks) if block.part == part]
        keyed = [n for n in own if self.exported.blocks[n].level]
        home = next((p.spot.block for p in paragraphs if p.spot and p.spot.block in own), (keyed or own)[0])
        found = []
        for paragraph in paragraphs:
            home = paragraph.spot.block if paragraph.spot and paragraph.spot.block in own else home
            if home == number:
                found.append(paragraph)
        return found

    def _with_new_parts(self, blocks: Sequence[RebuiltBlock]) -> Iterator[RebuiltBlock]:
        """With an opening or a closing where the draft had none."""
        parts = {block.part for block in self.exported.blocks}
        opening, closing = (tuple(p.text for p in found) for found in (self.read.opening, self.read.closing))
        if opening and OPENING not in parts:
            yield RebuiltBlock(_keyed(OPENING, opening))
        yield from blocks
        if closing and CLOSING not in parts:
            yield RebuiltBlock(_keyed(CLOSING, closing))

    def _section(self, number: int, origins: Sequence[int]) -> RebuiltBlock:
        section = self.read.sections[number]
        if not origins:
            head = _heading_line(section, (), ())
            return RebuiltBlock((head, "", *self._body((), section.paragraphs)), section=number)
        home = origins[0]
        body = self._body(origins, section.paragraphs)
        return RebuiltBlock((self._head(section, origins), *body), home, tuple(origins[1:]), number)

    def _head(self, section: ReadSection, origins: Sequence[int]) -> str:
        """The heading line: as it was where nothing of it changed, else with its keys and comments."""
        block = self.exported.blocks[origins[0]]
        same = (
            len(origins) == 1
            and said(block.text.rstrip("。")) == said(section.heading)
            and min(block.level, 4) == min(section.level, 4)
            and ("run-in" in block.classes and bool(block.paragraphs)) == section.run_in
        )
        if same:
            return block.lines[0]
        keys = tuple(dict.fromkeys(key for n in origins for key in self.exported.blocks[n].keys))
        classes = tuple(name for name in block.classes if name != "run-in")
        comments = "".join(f" {block.lines[0][a:b]}" for a, b in comment_spans(block.lines[0]))
        return _heading_line(section, keys, classes) + comments

    def _body(self, origins: Sequence[int], paragraphs: Sequence[ReadParagraph]) -> tuple[str, ...]:
        """The lines under a heading: those of the block it was with what came, went and changed."""
        home = origins[0] if origins else _NEW
        block = self.exported.blocks[home] if origins else DraftBlock((), 1, "", headed=False)
        stood = dict(block.paragraphs)
        texts = [self._text(paragraph) for paragraph in paragraphs]
        pairs = {p.spot.line: n for n, p in enumerate(paragraphs) if p.spot is not None and p.spot.block == home}
        weights = [len(stood.get(n, "")) for n in range(len(block.lines))]
        kept = {new: old for old, new in in_order(pairs, weights or [0])}
        for number in origins[1:]:
            texts += [line for line in self.exported.blocks[number].body if _is_comment(line)]
        return tuple(_laid(block, stood, texts, kept))

    def _text(self, paragraph: ReadParagraph) -> str:
        """The paragraph with the comments of the line that it was, as that line stands where it says the same."""
        if paragraph.spot is None:
            return paragraph.text
        line = self.exported.blocks[paragraph.spot.block].lines[paragraph.spot.line]
        stood = dict(self.exported.blocks[paragraph.spot.block].paragraphs)[paragraph.spot.line]
        if "".join(stood.split()) == "".join(paragraph.text.split()):
            return line
        made = dressed(line, paragraph.text)
        self.lost += made.lost
        return made.text


def section_origins(sections: Sequence[ReadSection], exported: ExportedDraft) -> list[tuple[int, ...]]:
    """For each section of the Word file the blocks that it was made of: by its heading where that is known, else by its
    bookmark, heading and text. The one that it goes on comes first."""
    old = [_as_text(exported.blocks[n]) for n in exported.sections]
    new = [SectionText((), s.heading, s.text, s.level) for s in sections]
    numbers = {block: n for n, block in enumerate(exported.sections)}
    known = {numbers[s.block]: n for n, s in enumerate(sections) if s.block >= 0}
    marked = {numbers[s.marked]: n for n, s in enumerate(sections) if s.marked >= 0 and s.block < 0}
    hints = {**{m: n for m, n in marked.items() if m not in known}, **known}
    origins: list[tuple[int, ...]] = [()] * len(sections)
    taken = set(known)
    for m, n in known.items():
        origins[n] = (exported.sections[m],)
    for m, n in _by_paragraphs(sections, exported, taken).items():
        origins[n] = (*origins[n], exported.sections[m])
        taken.add(m)
    for match in section_map(old, new, hints):
        if not match.new:
            continue
        free = tuple(m for m in match.old if m not in taken)
        first = next((n for n in match.new if not origins[n]), match.new[0])
        if free and (not origins[first] or match.status == "merged"):
            origins[first] = (*origins[first], *(exported.sections[m] for m in free))
            taken.update(free)
    return origins


def _by_paragraphs(sections: Sequence[ReadSection], exported: ExportedDraft, taken: set[int]) -> dict[int, int]:
    """Sections whose heading has gone, and the section of the Word file under which the most of their text stands now."""
    found: dict[int, int] = {}
    for m, number in enumerate(exported.sections):
        if m in taken:
            continue
        lengths = {line: len(words) for line, words in exported.blocks[number].paragraphs}
        shares = [
            sum(lengths.get(p.spot.line, 0) for p in s.paragraphs if p.spot and p.spot.block == number)
            for s in sections
        ]
        if shares and max(shares) * 2 > sum(lengths.values()):
            found[m] = shares.index(max(shares))
    return found


def _as_text(block: DraftBlock) -> SectionText:
    return SectionText(block.keys, block.text, "\n".join(words for _, words in block.paragraphs), block.level)


def _heading_line(section: ReadSection, keys: Sequence[str], classes: Sequence[str]) -> str:
    names = [
        *(f"#{key}" for key in keys),
        *(f".{name}" for name in (*classes, *(("run-in",) if section.run_in else ()))),
    ]
    attributes = f" {{{' '.join(names)}}}" if names else ""
    return f"{'#' * (section.level + 1)} {section.heading}".rstrip() + attributes


def _keyed(key: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    part = keyed_part(key, paragraphs)
    return (f"## {part.heading.text} {{#{key}}}", "", *_spaced(paragraphs), "")


def _spaced(paragraphs: Sequence[str]) -> Iterator[str]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield paragraph


def _laid(block: DraftBlock, stood: Mapping[int, str], texts: Sequence[str], kept: Mapping[int, int]) -> Iterator[str]:
    """The lines of the block with these paragraphs: blank lines and comments stay where they stood."""
    made: list[str] = []
    at = 1 if block.headed else 0
    spaced = at == 1 or bool(block.lines)

    def pass_on(end: int) -> None:
        """Lines up to `end`, without paragraphs that have gone."""
        nonlocal at
        while at < end:
            gone = at in stood
            if gone and made and not made[-1].strip():
                while at + 1 < end and not block.lines[at + 1].strip():
                    at += 1
            elif not gone:
                made.append(block.lines[at])
            at += 1

    for number, text in enumerate(texts):
        if number in kept:
            pass_on(kept[number])
            if made and made[-1].strip() and number and number - 1 not in kept:
                made.append("")
            at = kept[number] + 1
        elif (made and made[-1].strip()) or (not made and block.headed and spaced):
            made.append("")
        made.append(text)
    pass_on(len(block.lines))
    yield from made


def _is_comment(line: str) -> bool:
    return bool(re.search("<!--", line)) and not without_comments(line).strip()


def _arranged(fixed: Mapping[int, RebuiltBlock], sections: Sequence[RebuiltBlock], total: int) -> list[RebuiltBlock]:
    """Sections in their order in the Word file, in the places where sections stood; new ones behind those before them."""
    places = iter(sorted(block.block for block in sections if block.block != _NEW))
    ordered: dict[int, list[RebuiltBlock]] = {}
    here = _NEW
    head: list[RebuiltBlock] = []
    for block in sections:
        if block.block != _NEW:
            here = next(places)
        (ordered.setdefault(here, []) if here != _NEW else head).append(block)
    found: list[RebuiltBlock] = []
    for number in range(total):
        found += [fixed[number]] if number in fixed else []
        found += ordered.get(number, [])
    if not head:
        return found
    first = next((n for n, block in enumerate(found) if block.section >= 0), None)
    if first is None:
        closing = [
            n for n, block in enumerate(found) if block.section < 0 and block.lines[:1] and "#closing" in block.lines[0]
        ]
        first = closing[0] if closing else len(found)
    return [*found[:first], *head, *found[first:]]
