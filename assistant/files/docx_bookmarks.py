"""Hidden bookmarks (隐藏书签): one around each section, by which `pull` finds it again; a hint, never more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.files.docx_paragraph import Paragraph
    from assistant.report.report import Report

_PREFIX = "_asst_"  # Word hides what begins with _
_BASE = "_asst_base_"
_ORDER = "_asst__"
_LONGEST = 40
_HASH_DIGITS = 16
_NOT_IN_NAMES = re.compile(r"\W")


def base_bookmark(content_hash: str) -> str:
    """The bookmark that names the draft.md from which a file was exported, by its hash."""
    return _BASE + content_hash[:_HASH_DIGITS]


def base_hash(bookmarks: Sequence[str]) -> str:
    """The beginning of that hash, where one of the bookmarks names it; else empty."""
    return next((name.removeprefix(_BASE) for name in bookmarks if name.startswith(_BASE)), "")


def section_bookmarks(report: Report) -> tuple[str, ...]:
    """A name for each section: by its first key, without keys by its place (from 1). No two are alike."""
    names: dict[str, int] = {}
    for number, section in enumerate(report.sections):
        key = section.keys[0] if section.keys else ""
        own = f"{_PREFIX}{_NOT_IN_NAMES.sub('_', key)}"[:_LONGEST] if key else f"{_ORDER}{number + 1}"
        taken = own.casefold() in names or (own.startswith((_BASE, _ORDER)) and bool(key))
        own = f"{_ORDER}{number + 1}" if taken else own
        names[own.casefold()] = number
    by_number = {number: name for name, number in names.items()}
    return tuple(by_number[number] for number in range(len(report.sections)))


class Bookmarks:
    """Puts the bookmarks of a report around its paragraphs as they are written."""

    def __init__(self, report: Report, paragraphs: Sequence[Paragraph], base: str) -> None:
        names = section_bookmarks(report)
        self._first: dict[int, tuple[str, ...]] = {0: (base_bookmark(base),)} if paragraphs else {}
        self._last: dict[int, tuple[str, ...]] = dict(self._first)
        for number, name in enumerate(names):
            own = [n for n, p in enumerate(paragraphs) if p.place is not None and p.place.section == number]
            if own:
                self._first[own[0]] = (*self._first.get(own[0], ()), name)
                self._last[own[-1]] = (*self._last.get(own[-1], ()), name)
        self._ids: dict[str, int] = {}

    def begin(self, number: int) -> list[BaseOxmlElement]:
        """What stands before the text of the paragraph with this number."""
        from assistant.files.docx_xml import element

        made = []
        for name in self._first.get(number, ()):
            self._ids[name] = len(self._ids)
            made.append(element("bookmarkStart", id=str(self._ids[name]), name=name))
        return made

    def end(self, number: int) -> list[BaseOxmlElement]:
        """What stands behind it."""
        from assistant.files.docx_xml import element

        return [element("bookmarkEnd", id=str(self._ids[name])) for name in self._last.get(number, ())]
