"""Excel files as offices and other programs make them, and as nobody should."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import openpyxl


def workbook(*rows: Sequence[object], title: str = "表", change: Callable[[Any], None] | None = None) -> bytes:
    """One worksheet with these rows; `change` may do more to it."""
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book.active)
    return saved(book)


def saved(book: Any) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(data: bytes, changed: Mapping[str, Callable[[bytes], bytes] | bytes]) -> bytes:
    """The file with parts changed or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changed.get(name)
            content = old.read(name)
            new.writestr(name, change(content) if callable(change) else change if change is not None else content)
        for name, content in changed.items():
            if name not in old.namelist() and isinstance(content, bytes):
                new.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
