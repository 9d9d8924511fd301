"""A Word file with its revisions (修订), comments and bookmarks read from the XML itself, with the same care as docx_input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.files.docx_archive import DocxArchive
from assistant.files.docx_elements import child, children, local, value
from assistant.files.docx_input import MARKS, NOTES, SKIPPED, alternative, in_contents, is_contents, symbol_text
from assistant.files.docx_numbers import Numbers
from assistant.files.docx_styles_read import Styles
from assistant.files.revised import (
    ChangeKind,
    LeftOut,
    Piece,
    RevisedFile,
    RevisedParagraph,
    TrackedChange,
    WordComment,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHANGES: dict[str, tuple[ChangeKind, bool]] = {
    "ins": ("inserted", False),
    "del": ("deleted", True),
    "moveTo": ("moved", False),
    "moveFrom": ("moved", True),
}
_NO_TEXT = SKIPPED - _CHANGES.keys() - {"delText"}
_PICTURES = frozenset(("drawing", "pict", "object"))
_SHORT = 40
_END = "¶"


def read_revised(data: bytes, path: Path) -> RevisedFile:
    """A Word file as people left it. Raises InputError for one that is damaged, encrypted or dangerous."""
    archive = DocxArchive(data, path)
    body = child(archive.xml(archive.main), "body")
    if body is None:
        raise InputError(f"{path} 里没有正文，可能已经损坏。", "请在 Word 或 WPS 里打开它，另存为新的 .docx 再运行。")
    reader = _Reader(archive)
    for block in body:
        reader.block(block)
    return RevisedFile(
        tuple(reader.paragraphs),
        tuple(c.done() for c in reader.changes),
        tuple(_comments(archive.part("comments"), reader)),
        tuple(reader.left_out),
    )


@dataclass
class _Change:
    """A change as it is read; neighbouring stretches of the same person and time are one."""

    number: int
    kind: ChangeKind
    taken_out: bool
    author: str
    date: str
    paragraph: int
    words: list[str] = field(default_factory=list)

    def done(self) -> TrackedChange:
        text = "".join(self.words)
        return TrackedChange(self.number, self.kind, self.taken_out, self.author, self.date, self.paragraph, text)


@dataclass
class _Quote:
    paragraph: int
    words: list[str] = field(default_factory=list)
    closed: bool = False


class _Reader:
    """On the way through a document."""

    def __init__(self, archive: DocxArchive) -> None:
        self.paragraphs: list[RevisedParagraph] = []
        self.changes: list[_Change] = []
        self.left_out: list[LeftOut] = []
        self.quotes: dict[str, _Quote] = {}
        self._styles = Styles(archive.part("styles"))
        numbering, styles = archive.part("numbering"), archive.part("styles")
        self._numbers = (Numbers(numbering, styles), Numbers(numbering, styles))
        self._pieces: list[Piece] = []
        self._marks: list[str] = []
        self._behind: _Change | None = None
        self._table = 0

    def block(self, block: Element) -> None:
        """A paragraph, a table, or whatever holds such."""
        name = local(block)
        if name == "p":
            self._paragraph(block)
        elif name == "tbl":
            self._leave_out("表格", block)
            self._table += 1
            self._blocks(block)
            self._table -= 1
        elif name == "AlternateContent":
            for inner in alternative(block):
                self.block(inner)
        elif name == "bookmarkStart":
            self._marks.append(value(block, "name"))
        elif name in ("commentRangeStart", "commentRangeEnd"):
            self._comment_mark(name, value(block, "id"))
        elif name not in _NO_TEXT and not is_contents(block):
            self._blocks(block)

    def _blocks(self, block: Element) -> None:
        for inner in block:
            self.block(inner)

    def _paragraph(self, paragraph: Element) -> None:
        if in_contents(paragraph):
            return
        self._inline(paragraph, ())
        properties = child(paragraph, "pPr")
        end = self._end_changes(child(properties, "rPr"))
        out, put_in = (any(self.changes[n].taken_out is side for n in end) for side in (True, False))
        ordinals = (
            "" if out else self._numbers[0].ordinal(paragraph),
            "" if put_in else self._numbers[1].ordinal(paragraph),
        )
        outline, title = self._styles.outline(paragraph), self._styles.is_title(paragraph)
        self.paragraphs.append(
            RevisedParagraph(
                tuple(self._pieces), ordinals, outline, title, tuple(self._marks), end, in_table=self._table > 0
            )
        )
        self._pieces, self._marks = [], []

    def _end_changes(self, properties: Element | None) -> tuple[int, ...]:
        """The changes that the end of the paragraph is part of."""
        found = []
        for inner in () if properties is None else properties:
            if local(inner) in _CHANGES:
                change = self._change(inner)
                change.words.append(_END)
                found.append(change.number)
        if not found:
            self._behind = None
        return tuple(found)

    def _inline(self, element: Element, changes: tuple[int, ...]) -> None:
        for inner in element:
            name = local(inner)
            if name in _CHANGES:
                change = self._change(inner)
                self._inline(inner, (*changes, change.number))
                self._behind = change
            elif name in ("t", "delText"):
                self._say(inner.text or "", changes)
            elif name in MARKS:
                self._say(MARKS[name], changes)
            elif name == "sym":
                self._say(symbol_text(value(inner, "char")), changes)
            elif name == "AlternateContent":
                for chosen in alternative(inner):
                    self._inline(chosen, changes)
                    self._object(chosen)
            else:
                self._other(inner, name, changes)

    def _other(self, inner: Element, name: str, changes: tuple[int, ...]) -> None:
        if name == "bookmarkStart":
            self._marks.append(value(inner, "name"))
        elif name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            self._comment_mark(name, value(inner, "id"))
        elif name in NOTES:
            self.left_out.append(LeftOut("脚注尾注", "", len(self.paragraphs)))
        elif name in _PICTURES:
            self._object(inner)
        elif name not in _NO_TEXT:
            self._inline(inner, changes)

    def _object(self, block: Element) -> None:
        """A picture or a text box."""
        if local(block) not in _PICTURES:
            return
        boxes = [inner for inner in block.iter() if local(inner) == "txbxContent"]
        for box in boxes:
            self._leave_out("文本框", box)
        if not boxes:
            self.left_out.append(LeftOut("图片", "", len(self.paragraphs)))

    def _leave_out(self, kind: str, block: Element) -> None:
        said = "".join(inner.text or "" for inner in block.iter() if local(inner) == "t")
        self.left_out.append(LeftOut("表格" if kind == "表格" else "文本框", said[:_SHORT], len(self.paragraphs)))

    def _say(self, text: str, changes: tuple[int, ...]) -> None:
        self._pieces.append(Piece(text, changes))
        for number in changes:
            self.changes[number].words.append(text)
        if not changes:
            self._behind = None
        if not any(self.changes[n].taken_out for n in changes):
            for quote in self.quotes.values():
                if not quote.closed:
                    quote.words.append(text)

    def _change(self, element: Element) -> _Change:
        """The change that an element tells of: the one right before it, where that goes on here."""
        kind, taken_out = _CHANGES[local(element)]
        who = (kind, taken_out, value(element, "author"), value(element, "date"))
        last = self._behind
        if last is not None and (last.kind, last.taken_out, last.author, last.date) == who:
            return last
        change = _Change(len(self.changes), *who, len(self.paragraphs))
        self.changes.append(change)
        self._behind = change
        return change

    def _comment_mark(self, name: str, identity: str) -> None:
        here = len(self.paragraphs)
        if name == "commentRangeEnd":
            if identity in self.quotes:
                self.quotes[identity].closed = True
            return
        quote = self.quotes.setdefault(identity, _Quote(here))
        quote.closed = quote.closed or name == "commentReference"


def _comments(part: Element | None, reader: _Reader) -> Iterator[WordComment]:
    """In the order of the document; those that it does not refer to last."""
    found = {value(comment, "id"): comment for comment in children(part, "comment")}
    order = [*(name for name in reader.quotes if name in found), *(name for name in found if name not in reader.quotes)]
    for name in order:
        comment, quote = found[name], reader.quotes.get(name, _Quote(max(len(reader.paragraphs) - 1, 0)))
        said = "\n".join(text for block in comment if (text := _plain(block)))
        paragraph = min(quote.paragraph, max(len(reader.paragraphs) - 1, 0))
        yield WordComment(said, value(comment, "author"), value(comment, "date"), "".join(quote.words), paragraph)


def _plain(block: Element) -> str:
    return "".join(inner.text or "" for inner in block.iter() if local(inner) == "t").strip()
