"""A Word file with its form put right (规范): only characters of text change; tables, images, styles and fields stay.

The text is changed where it stands, run by run, so that fonts and everything that is no text are kept. Numbers that Word
counts itself, text boxes and notes are left as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.files.docx_archive import DocxArchive
from assistant.files.docx_elements import local
from assistant.files.docx_input import SKIPPED, is_contents
from assistant.files.saving import replace_file
from assistant.style.edits import changes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BREAKS = frozenset(("tab", "br", "cr", "noBreakHyphen", "sym", "footnoteReference", "endnoteReference"))
_APART = frozenset(("txbxContent", "Fallback"))
_FARTHEST = 400
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_formatted_docx(source: Path, before: str, after: str, place: Path) -> None:
    """A copy of a Word file whose text `before` (as docx_input reads it) has become `after`, line by line.

    Raises InputError for a file that cannot be read, WorkspaceError and DiskError; what stood at `place` is then as it was."""
    from lxml import etree

    archive = DocxArchive(source.read_bytes(), source)
    root = archive.xml(archive.main)
    _change(root, before, after)
    changed = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    replace_file(place, archive.with_part(archive.main, changed))


def _change(root: Element, before: str, after: str) -> None:
    edits = _edits(before, after)
    cursor = 0
    for texts in _segments(root):
        whole = "".join(element.text or "" for element in texts)
        at = before.find(whole, cursor, cursor + len(whole) + _FARTHEST) if whole.strip() else -1
        if at < 0:
            continue
        cursor = at
        for element in texts:
            start, cursor = cursor, cursor + len(element.text or "")
            _rewrite(element, start, cursor, edits, last=element is texts[-1])


def _rewrite(element: Element, start: int, end: int, edits: list[tuple[int, int, str]], *, last: bool) -> None:
    """Makes the changes that begin in this piece of text; one that reaches beyond it goes on in the pieces behind."""
    text = element.text or ""
    for first, behind, new in reversed(edits):
        inside = start <= first < end or (last and first == behind == end)
        if inside:
            text = text[: first - start] + new + text[min(behind, end) - start :]
        elif first < start < behind:
            text = text[min(behind, end) - start :]
    if text != element.text:
        element.text = text
        element.set(_XML_SPACE, "preserve")


def _edits(before: str, after: str) -> list[tuple[int, int, str]]:
    """The changed stretches, in places of the old text. Lines answer each other: formatting neither makes nor ends one."""
    edits: list[tuple[int, int, str]] = []
    position = 0
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        if old != new:
            edits += [(position + start, position + end, words) for start, end, words in changes(old, new)]
        position += len(old) + 1
    return edits


def _segments(element: Element) -> Iterator[list[Element]]:
    """Runs of text elements in the order of the page, ended by paragraphs, tabs and breaks."""
    run: list[Element] = []
    for text in _texts(element):
        if text is not None:
            run.append(text)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _texts(element: Element) -> Iterator[Element | None]:
    """The w:t elements that are read, None where a segment ends."""
    for inner in element:
        name = local(inner)
        if name == "t":
            yield inner
        elif name in _BREAKS:
            yield None
        elif name not in SKIPPED and name not in _APART and not is_contents(inner):
            yield from _texts(inner)
            if name in ("p", "tc"):
                yield None
