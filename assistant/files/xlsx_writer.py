"""Tables written as an Excel file to be filled in by hand: text and numbers only, no formula, no name of a program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.files.saving import replace_file
from assistant.report.decoding import read_failure
from assistant.report.table import Table

_SUFFIX = ".xlsx"
_NOT_IN_TITLE = re.compile(r"[\\/*?:\[\]']")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TITLE = 31
_FONT = "宋体"


@dataclass(frozen=True)
class Layout:
    """`header` is the row of column titles, from 1; `widths` are in characters, the last one for all further columns."""

    header: int
    widths: tuple[int, ...]


def xlsx_bytes(tables: Sequence[tuple[Table, Layout]]) -> bytes:
    """The workbook, one worksheet a table. A cell that begins as a formula does (=, +, -, @) is text."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.creator = ""
    for title, (table, layout) in zip(_titles([table.name for table, _ in tables]), tables, strict=True):
        sheet = book.create_sheet(title)
        _write(sheet, table, layout)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_xlsx(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Saves the workbook. Raises InputError for another kind of name, and where a file stands that may be filled in."""
    if path.suffix.lower() != _SUFFIX:
        raise InputError(
            f"-o {path}：文件名要以 .xlsx 结尾。", "请改正文件名，例如 -o 采集表.xlsx；WPS、Excel 都能打开。"
        )
    try:
        stands = path.is_file()
    except OSError as error:
        raise read_failure(error, path) from error
    if stands and not overwrite:
        raise InputError(f"{path} 已经有了，没有覆盖。", "请换一个文件名；确实不要它了，加 --overwrite。")
    replace_file(path, data)


def _titles(names: Sequence[str]) -> list[str]:
    """Names that a worksheet may have, each once."""
    titles: list[str] = []
    for name in names:
        plain = _NOT_IN_TITLE.sub("", _UNPRINTABLE.sub("", name)).strip()[:_LONGEST_TITLE] or "表"
        number, title = 2, plain
        while title.lower() in {t.lower() for t in titles}:
            title, number = f"{plain[: _LONGEST_TITLE - 4]}{number}", number + 1
        titles.append(title)
    return titles


def _write(sheet: Any, table: Table, layout: Layout) -> None:
    from openpyxl.utils import get_column_letter

    columns = max((len(row) for row in table.rows), default=1)
    for number, row in enumerate(table.rows, start=1):
        for column in range(1, columns + 1):
            text = row[column - 1] if column <= len(row) else ""
            _fill(sheet.cell(number, column), text, is_head=number == layout.header, boxed=number >= layout.header)
    for column in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(column)].width = layout.widths[min(column, len(layout.widths)) - 1]
    sheet.freeze_panes = sheet.cell(layout.header + 1, 2)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{layout.header}:{layout.header}"


def _fill(one: Any, text: str, *, is_head: bool, boxed: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    if text:
        one.value = _UNPRINTABLE.sub("", text)
        one.data_type = "s"
    thin = Side(style="thin")
    one.font = Font(name=_FONT, size=11, bold=is_head)
    one.alignment = Alignment(wrap_text=boxed, vertical="center", horizontal="center" if is_head else None)
    if boxed:
        one.border = Border(left=thin, right=thin, top=thin, bottom=thin)
