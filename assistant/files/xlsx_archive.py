"""An Excel file (xlsx) opened with care, before the library sees it."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from assistant.files.office_archive import OfficeArchive

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_FORMULA = re.compile(rb"<(?:\w{1,8}:)?f[ />]")
_MOST_MERGED = 5000
_XML = (".xml", ".rels", ".vml")

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


class XlsxArchive(OfficeArchive):
    """The parts of an Excel file. Raises InputError as soon as one of its XML parts is too large, damaged, or refers to
    something outside; pictures and macros are never unpacked."""

    kind: ClassVar[str] = "Excel"
    default_main: ClassVar[str] = "xl/workbook.xml"
    main_pattern: ClassVar[re.Pattern[str]] = re.compile(r"(?:^|/)workbook\d*\.xml$")
    next_step: ClassVar[str] = "请在 Excel 或 WPS 里打开它，另存为新的 .xlsx 再运行。"
    largest_part: ClassVar[int] = 20_000_000

    def __init__(self, data: bytes, path: Path) -> None:
        super().__init__(data, path)
        found = [info for name, info in self.parts.items() if name.lower().endswith(_XML)]
        formulas = [_FORMULA.search(self.checked_bytes(info)) is not None for info in found]
        self.has_formulas = any(formulas)

    def merged(self) -> dict[str, tuple[Area, ...]]:
        """The merged cells of each worksheet by its name."""
        folder, name = posixpath.split(self.main)
        targets = {r.get("Id", ""): r.get("Target", "") for r in self.relations(f"{folder}/_rels/{name}.rels")}
        root = self.xml(self.main)
        sheets = [] if root is None else [e for e in root.iter() if _local(e.tag) == "sheet"]
        return {
            sheet.get("name", ""): self._merged_in(_inside(folder, targets.get(_relation(sheet), "")))
            for sheet in sheets
        }

    def _merged_in(self, part: str) -> tuple[Area, ...]:
        root = self.xml(part)
        found = [] if root is None else [e.get("ref", "") for e in root.iter() if _local(e.tag) == "mergeCell"]
        return tuple(area for ref in found[:_MOST_MERGED] if (area := _area(ref)))


def _relation(sheet: Element) -> str:
    """The id by which a worksheet is found: r:id, of whichever edition of the standard."""
    return next((str(value) for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _area(ref: str) -> Area | None:
    match = _CELLS.fullmatch(ref)
    if match is None:
        return None
    first, top, last, bottom = match.groups()
    return int(top), _column(first), int(bottom or top), _column(last or first)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
