"""The text of a Word file: what stands on its pages, in order, a paragraph a line, automatic numbers written out.

Read from the XML itself: the paragraphs of python-docx lose insertions, content controls and smart tags. Deleted text,
comments, headers, footers, tables of contents and field codes are not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError
from assistant.files.docx_archive import DocxArchive
from assistant.files.docx_elements import child, local, number, value
from assistant.files.docx_numbers import Numbers
from assistant.report.reading.ordinals import read_ordinal
from assistant.report.table import Row

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SKIPPED = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "rt")
)
"""Elements in which no text of the page stands."""
MARKS = {"tab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_NOTES_BEGIN = "附注："
_UNKNOWN_SYMBOL = "□"
_MOST_COLUMNS = 120


def docx_text(data: bytes, path: Path) -> str:
    """The text of a Word file, every line ended. Raises InputError for one that is damaged, encrypted or dangerous."""
    archive = DocxArchive(data, path)
    body = _body(archive, path)
    walk = _Walk(Numbers(archive.part("numbering"), archive.part("styles")))
    lines = [*(line for block in body for line in walk.lines(block)), *walk.rest()]
    notes = [line for kind in NOTES.values() if walk.noted(kind) for line in walk.notes(archive.part(kind), kind)]
    return "".join(f"{line}\n" for line in (*lines, *([_NOTES_BEGIN, *notes] if notes else ())))


def docx_text_and_tables(data: bytes, path: Path) -> tuple[str, tuple[tuple[Row, ...], ...]]:
    """The text outside tables, every line ended, and the tables with their empty cells, each row as wide as it is drawn.
    Raises InputError as docx_text."""
    archive = DocxArchive(data, path)
    walk = _Walk(Numbers(archive.part("numbering"), archive.part("styles")))
    lines: list[str] = []
    tables: list[tuple[Row, ...]] = []
    for block in _blocks(_body(archive, path)):
        if local(block) == "tbl":
            tables.append(tuple(_grid(block, walk)))
        else:
            lines += walk.lines(block)
    return "".join(f"{line}\n" for line in (*lines, *walk.rest())), tuple(tables)


def _body(archive: DocxArchive, path: Path) -> Element:
    body = child(archive.xml(archive.main), "body")
    if body is None:
        raise InputError(f"{path} 里没有正文，可能已经损坏。", "请在 Word 或 WPS 里打开它，另存为新的 .docx 再运行。")
    return body


def _blocks(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables, those inside content controls among them."""
    for block in holder:
        if local(block) in ("sdt", "sdtContent", "customXml") and not is_contents(block):
            yield from _blocks(block)
        else:
            yield block


def _grid(table: Element, walk: _Walk) -> Iterator[Row]:
    """The rows; what is merged downwards stands in each row again, what is merged across in its first column."""
    above: tuple[str, ...] = ()
    for row in (inner for inner in _inside(table, "tr") if child(inner, "trPr", "del") is None):
        texts: list[str] = []
        for cell in _cells(row):
            text = " ".join(line.strip() for inner in cell for line in walk.lines(inner) if line.strip())
            merge = child(cell, "tcPr", "vMerge")
            if merge is not None and value(merge) != "restart" and len(texts) < len(above):
                text = text or above[len(texts)]
            texts += [text, *([""] * (min(number(child(cell, "tcPr", "gridSpan"), 1), _MOST_COLUMNS) - 1))]
        above = tuple(texts[:_MOST_COLUMNS])
        yield above


def _inside(table: Element, name: str) -> Iterator[Element]:
    for inner in table:
        if local(inner) == name:
            yield inner
        elif local(inner) in ("sdt", "sdtContent", "customXml"):
            yield from _inside(inner, name)


class _Walk:
    """On the way through a document: the numbers counted, the notes referred to, the text boxes met."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._noted: dict[str, list[str]] = {kind: [] for kind in NOTES.values()}
        self._boxes: list[Element] = []
        self._begun = ""

    def lines(self, block: Element) -> Iterator[str]:
        """The lines of a paragraph, a table, or whatever holds such."""
        name = local(block)
        if name == "p":
            yield from self._paragraph(block)
        elif name == "tr":
            yield from self._row(block)
        elif name == "AlternateContent":
            for inner in alternative(block):
                yield from self.lines(inner)
        elif name not in SKIPPED and not is_contents(block):
            for inner in block:
                yield from self.lines(inner)

    def rest(self) -> list[str]:
        """What waits for a next paragraph that does not come."""
        rest, self._begun = self._begun, ""
        return [rest] if rest else []

    def noted(self, kind: str) -> list[str]:
        """The ids of the notes that the text refers to, in order."""
        return self._noted[kind]

    def notes(self, part: Element | None, kind: str) -> Iterator[str]:
        """The notes referred to, a line each."""
        found = {value(note, "id"): note for note in ([] if part is None else part)}
        for name in self._noted[kind]:
            if name in found:
                yield "".join(line.strip() for block in found[name] for line in self.lines(block))

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        properties = child(paragraph, "pPr")
        if in_contents(paragraph):
            return
        text = self._begun + "".join(self._inline(paragraph))
        if child(properties, "rPr", "del") is not None:  # its end is deleted: it goes on in the next paragraph
            self._begun = text
            return
        self._begun = ""
        yield from _numbered(self._numbers.ordinal(paragraph), text).split("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            for inner in box:
                yield from self.lines(inner)

    def _inline(self, element: Element) -> Iterator[str]:
        for inner in element:
            name = local(inner)
            if name == "t":
                yield inner.text or ""
            elif name in MARKS:
                yield MARKS[name]
            elif name == "sym":
                yield symbol_text(value(inner, "char"))
            elif name in NOTES:
                self._noted[NOTES[name]].append(value(inner, "id"))
            elif name == "txbxContent":
                self._boxes.append(inner)
            elif name == "AlternateContent":
                for chosen in alternative(inner):
                    yield from self._inline(chosen)
            elif name not in SKIPPED:
                yield from self._inline(inner)

    def _row(self, row: Element) -> Iterator[str]:
        """One line with the cells between tabs; where a cell holds several lines, a line for each."""
        if child(row, "trPr", "del") is not None:
            return
        cells = [[line for inner in cell for line in self.lines(inner) if line.strip()] for cell in _cells(row)]
        filled = [cell for cell in cells if cell]
        if all(len(cell) == 1 for cell in filled):
            yield "\t".join(cell[0].replace("\t", " ") for cell in filled)
        else:
            yield from (line for cell in filled for line in cell)


def _numbered(ordinal: str, text: str) -> str:
    """The number in front of the text, unless someone has typed one there; 1. before a figure keeps a space, so that it
    does not read as a decimal."""
    bare = text.lstrip(" \t\u3000")
    if not ordinal or not bare or read_ordinal(bare) is not None:
        return text
    return f"{ordinal}{' ' if ordinal[-1] in '.．' and bare[0].isdigit() else ''}{bare}"


def symbol_text(code: str) -> str:
    """What a w:sym shows; □ for a sign of a symbol font."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    private = 0xE000 <= point <= 0xF8FF or point > 0xFFFF or 0xD800 <= point < 0xE000 or point < 0x20
    return _UNKNOWN_SYMBOL if private else chr(point)


def alternative(block: Element) -> Iterator[Element]:
    """What stands in the first choice; the others say the same for older programs."""
    chosen = child(block, "Choice")
    return iter(child(block, "Fallback") or () if chosen is None else chosen)


def _cells(row: Element) -> Iterator[Element]:
    for inner in row:
        name = local(inner)
        if name == "tc":
            yield inner
        elif name not in SKIPPED:
            yield from _cells(inner)


def in_contents(paragraph: Element) -> bool:
    """A line of an automatic table of contents."""
    return value(child(paragraph, "pPr", "pStyle")).upper().startswith("TOC")


def is_contents(block: Element) -> bool:
    """The content control of an automatic table of contents."""
    gallery = child(block, "sdtPr", "docPartObj", "docPartGallery") if local(block) == "sdt" else None
    return value(gallery) == "Table of Contents"
