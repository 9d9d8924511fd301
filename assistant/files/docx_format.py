"""A Word file with its form put right (规范): only characters of text change; tables, images, styles and fields stay.

The text is changed where it stands, run by run, so that fonts and everything that is no text are kept. Numbers that Word
counts itself, text boxes and notes are left as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.files.docx_archive import DocxArchive
from assistant.files.docx_elements import local
from assistant.files.docx_input import SKIPPED, in_contents, is_contents
from assistant.style.edits import Edit, applied, changes

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BREAKS = frozenset(("tab", "br", "cr", "noBreakHyphen", "sym", "footnoteReference", "endnoteReference"))
_APART = frozenset(("txbxContent", "Fallback"))
_LONGEST_NUMBER = 12
_LONGEST_SYMBOL = 2
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class FormattedWord:
    """A Word file after formatting. `text` is its text as it reads now: what Word itself counts, and what stands in text
    boxes and notes, reads as before."""

    data: bytes
    text: str


def formatted_word(data: bytes, path: Path, before: str, after: str) -> FormattedWord:
    """A Word file whose text `before` (as docx_input reads it) is to become `after`, line by line. Raises InputError."""
    from lxml import etree

    archive = DocxArchive(data, path)
    root = archive.xml(archive.main)
    made = [] if root is None else _change(root, before, _edits(before, after))
    if root is None or not made:
        return FormattedWord(data, before)
    changed = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return FormattedWord(archive.with_part(archive.main, changed), applied(before, made))


def _change(root: Element, before: str, edits: list[Edit]) -> list[Edit]:
    """Makes the changes that fall on text elements, and gives those."""
    made: dict[Edit, None] = {}
    cursor = 0
    for texts in _segments(root):
        whole = "".join(element.text or "" for element in texts)
        at = _place(before, whole, cursor)
        if at < 0:
            continue
        cursor = at
        inside = [edit for edit in edits if _falls_in(edit, before, at, at + len(whole))]
        for element in texts:
            start, cursor = cursor, cursor + len(element.text or "")
            _rewrite(element, start, cursor, inside, last=element is texts[-1])
        made.update(dict.fromkeys(inside))
    return list(made)


def _falls_in(edit: Edit, text: str, start: int, end: int) -> bool:
    """Whether a change is one of this stretch; what is put in right behind a number that Word counts belongs to the number."""
    behind_a_number = edit.start == edit.end == start and start > 0 and text[start - 1] not in "\n\t"
    return start <= edit.start and edit.end <= end and not behind_a_number


def _place(text: str, segment: str, cursor: int) -> int:
    """Where a segment stands: right behind the last one, or at the start of a line or cell, where a number that Word counts
    may stand before it; -1 where it does not."""
    at = text.find(segment, cursor) if segment.strip() else -1
    while at >= 0:
        begin = max(text.rfind("\n", 0, at), text.rfind("\t", 0, at)) + 1
        if at - begin <= _LONGEST_NUMBER or at - cursor <= _LONGEST_SYMBOL:
            return at
        at = text.find(segment, at + 1)
    return -1


def _rewrite(element: Element, start: int, end: int, edits: list[Edit], *, last: bool) -> None:
    """Makes the changes that begin in this piece of text; one that reaches beyond it goes on in the pieces behind."""
    text = element.text or ""
    for edit in reversed(edits):
        first, behind, new = edit.start, edit.end, edit.text
        inside = start <= first < end or (last and first == behind == end)
        if inside:
            text = text[: first - start] + new + text[min(behind, end) - start :]
        elif first < start < behind:
            text = text[min(behind, end) - start :]
    if text != element.text:
        element.text = text
        element.set(_XML_SPACE, "preserve")


def _edits(before: str, after: str) -> list[Edit]:
    """The changed stretches. Lines answer each other: formatting neither makes nor ends one."""
    edits: list[Edit] = []
    position = 0
    for old, new in zip(before.split("\n"), after.split("\n"), strict=True):
        if old != new:
            edits += [Edit(position + start, position + end, words) for start, end, words in changes(old, new)]
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
        elif name not in SKIPPED and name not in _APART and not is_contents(inner) and not in_contents(inner):
            yield from _texts(inner)
            if name in ("p", "tc"):
                yield None
