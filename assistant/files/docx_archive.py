"""A Word file opened with care: sizes are checked before anything is unpacked, and XML may refer to nothing outside."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST_PART = 64_000_000
_LARGEST_WHOLE = 1_000_000_000
_LARGEST_RATIO = 500
_RATIO_MATTERS_FROM = 5_000_000
_MOST_PARTS = 20_000
_SAVE_AS = "请在 Word 或 WPS 里打开它，另存为新的 .docx 再运行。"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_MAIN_DOCUMENT = "/officeDocument"


class DocxArchive:
    """The parts of a Word file. Raises InputError for what is no Word file, damaged, or dangerous to unpack."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._damaged() from error
        self._sizes = {info.filename: info for info in self._zip.infolist()}
        self._refuse_oversize()
        self.main = self._main_part()

    def part(self, kind: str) -> Element | None:
        """The root of the part that the main document relates to as `kind` (numbering, styles, footnotes)."""
        folder, name = posixpath.split(self.main)
        for target, relation in self._relations(f"{folder}/_rels/{name}.rels"):
            if relation.endswith(f"/{kind}"):
                return self.xml(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return None

    def xml(self, name: str) -> Element | None:
        """The root element of a part; None where the file has no such part."""
        from lxml import etree

        info = self._sizes.get(name)
        if info is None:
            return None
        data = self._bytes(info)
        if any(doctype in data for doctype in _DOCTYPES):
            raise InputError(f"{self._path} 里的 XML 带有外部引用，可能有害，没有读。", _SAVE_AS)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error

    def with_part(self, name: str, data: bytes) -> bytes:
        """The whole file with one part replaced; every other part keeps its bytes. Raises InputError where one of them is
        damaged."""
        out = BytesIO()
        try:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
                for info in self._zip.infolist():
                    new.writestr(info, data if info.filename == name else self._zip.read(info))
        except _UNREADABLE as error:
            raise self._damaged() from error
        return out.getvalue()

    def _main_part(self) -> str:
        found = (target for target, kind in self._relations("_rels/.rels") if kind.endswith(_MAIN_DOCUMENT))
        name = next(found, "word/document.xml").lstrip("/")
        if name not in self._sizes or not re.search(r"(?:^|/)\w*document\d*\.xml$", name):
            raise InputError(f"{self._path} 是压缩文件或别的 Office 文件，不是 Word 文件。", _SAVE_AS)
        return name

    def _relations(self, name: str) -> list[tuple[str, str]]:
        """Target and kind of every relation inside the file."""
        root = self.xml(name)
        inside = [] if root is None else [child for child in root if child.get("TargetMode") != "External"]
        return [(child.get("Target", ""), child.get("Type", "")) for child in inside]

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as file:
                data = file.read(_LARGEST_PART + 1)
        except _UNREADABLE as error:
            if info.flag_bits & 1:
                raise InputError(f"{self._path} 加了密码，读不出。", "请去掉密码再运行。") from error
            raise self._damaged() from error
        if len(data) > _LARGEST_PART:
            raise self._oversize()
        return data

    def _refuse_oversize(self) -> None:
        infos = self._sizes.values()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_WHOLE:
            raise self._oversize()
        for info in infos:
            if info.file_size > max(_RATIO_MATTERS_FROM, info.compress_size * _LARGEST_RATIO):
                raise self._oversize()

    def _oversize(self) -> InputError:
        return InputError(f"{self._path} 解开以后大得反常，可能有害，没有读。", _SAVE_AS)

    def _damaged(self) -> InputError:
        return InputError(f"{self._path} 已经损坏，打不开。", "请在 Word 或 WPS 里修复后另存，或者换一份。")
