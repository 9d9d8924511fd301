"""An Office file (docx, xlsx) opened with care: sizes are checked before anything is unpacked, and XML may refer to nothing
outside."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from assistant.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST_PART = 64_000_000
_LARGEST_WHOLE = 1_000_000_000
_LARGEST_RATIO = 500
_RATIO_MATTERS_FROM = 5_000_000
_MOST_PARTS = 20_000
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_MAIN_DOCUMENT = "/officeDocument"


class OfficeArchive:
    """The parts of an Office file. Raises InputError for what is no such file, damaged, or dangerous to unpack."""

    kind: ClassVar[str]
    default_main: ClassVar[str]
    main_pattern: ClassVar[re.Pattern[str]]
    next_step: ClassVar[str]
    largest_part: ClassVar[int] = _LARGEST_PART

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self._damaged() from error
        self.parts = {info.filename: info for info in self._zip.infolist()}
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

        info = self.parts.get(name)
        if info is None:
            return None
        data = self.checked_bytes(info)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error

    def checked_bytes(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of an XML part. Raises InputError for one too large, damaged, or that refers to something outside."""
        data = self._bytes(info)
        if any(doctype in data for doctype in _DOCTYPES):
            raise InputError(f"{self._path} 里的 XML 带有外部引用，可能有害，没有读。", self.next_step)
        return data

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
        name = next(found, self.default_main).lstrip("/")
        if name not in self.parts or not self.main_pattern.search(name):
            raise InputError(f"{self._path} 是压缩文件或别的 Office 文件，不是 {self.kind} 文件。", self.next_step)
        return name

    def _relations(self, name: str) -> list[tuple[str, str]]:
        """Target and kind of every relation inside the file."""
        return [(child.get("Target", ""), child.get("Type", "")) for child in self.relations(name)]

    def relations(self, name: str) -> list[Element]:
        """The elements of a part of relations that stay inside the file."""
        root = self.xml(name)
        return [] if root is None else [child for child in root if child.get("TargetMode") != "External"]

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(info) as file:
                data = file.read(self.largest_part + 1)
        except _UNREADABLE as error:
            if info.flag_bits & 1:
                raise InputError(f"{self._path} 加了密码，读不出。", "请去掉密码再运行。") from error
            raise self._damaged() from error
        if len(data) > self.largest_part:
            raise self._oversize()
        return data

    def _refuse_oversize(self) -> None:
        infos = self.parts.values()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_WHOLE:
            raise self._oversize()
        for info in infos:
            if info.file_size > max(_RATIO_MATTERS_FROM, info.compress_size * _LARGEST_RATIO):
                raise self._oversize()

    def _oversize(self) -> InputError:
        return InputError(f"{self._path} 解开以后大得反常，可能有害，没有读。", self.next_step)

    def _damaged(self) -> InputError:
        return InputError(f"{self._path} 已经损坏，打不开。", f"请在 {self.kind} 或 WPS 里修复后另存，或者换一份。")
