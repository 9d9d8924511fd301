"""The worksheets of an Excel file as tables of text: values as shown, formulas by the value stored with them, never computed."""

from __future__ import annotations

import datetime as dt
import math
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.files.xlsx_archive import Area, XlsxArchive
from assistant.report.table import Row, Table

_MOST_ROWS, _MOST_COLUMNS, _MOST_SHEETS = 3000, 120, 40
_LONGEST_CELL = 4000
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_SAVE_AS = "请在 Excel 或 WPS 里打开它，另存为新的 .xlsx 再运行。"
_NUMBER = re.compile(r"[-+]?[0-9.,]{1,40}%?")
_DATE_FROM, _DATE_TO = 36526, 73050  # 2000-01-01 to 2099-12-31 as Excel counts days
_DAY_ZERO = dt.date(1899, 12, 30)
_DATED = re.compile("日期|时间|哪天")


def xlsx_tables(data: bytes, path: Path) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The visible worksheets, and what was not read (hidden sheets, cells beyond 3000 rows or 120 columns, formulas with no
    value) in words. Raises InputError for a file that is damaged, encrypted, dangerous or none of Excel's."""
    archive = XlsxArchive(data, path)
    merged, notes = archive.merged(), []
    tables: list[Table] = []
    with _opened(data, path, values=True) as book:
        for sheet in book.worksheets[:_MOST_SHEETS]:
            if sheet.sheet_state != "visible":
                notes.append(f"{path.name} 的工作表“{sheet.title}”是隐藏的，没有读。")
                continue
            rows, told = _rows(sheet, merged.get(sheet.title, ()))
            tables.append(Table(sheet.title, rows))
            notes += [f"{path.name} 的工作表“{sheet.title}”{words}" for words in told]
        if len(book.worksheets) > _MOST_SHEETS:
            notes.append(f"{path.name} 的工作表多于{_MOST_SHEETS}张，后面的没有读。")
    if archive.has_formulas:
        notes += _formulas_without_value(data, path, tables)
    return tuple(tables), tuple(notes)


@contextmanager
def _opened(data: bytes, path: Path, *, values: bool) -> Iterator[Any]:
    """The workbook, closed in the end. Whatever the library stumbles over is an InputError: a hostile file has many ways."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(
                BytesIO(data), read_only=True, data_only=values, keep_links=False, keep_vba=False
            )
            with closing(book):
                yield book
        except Exception as error:
            raise InputError(f"{path} 已经损坏，或者不是 Excel 存的，打不开。", _SAVE_AS) from error


def _rows(sheet: Any, merged: Sequence[Area]) -> tuple[tuple[Row, ...], list[str]]:
    """The rows up to the last one with a word, and what is to be told."""
    told: list[str] = []
    rows: list[list[str]] = []
    for number, cells in enumerate(_cells(sheet), start=1):
        if number > _MOST_ROWS:
            told.append(f"第{_MOST_ROWS}行以后没有读。")
            break
        if len(cells) > _MOST_COLUMNS and any(c.value is not None for c in cells[_MOST_COLUMNS:]):
            told.append(f"第{number}行{_MOST_COLUMNS}列以后没有读。")
        texts = [_text(c.value, str(getattr(c, "number_format", ""))) for c in cells[:_MOST_COLUMNS]]
        told += [f"第{number}行有公式出错（{c.value}），没有读。" for c in cells if _is_fault(c)]
        rows.append(texts)
    _fill_merged(rows, merged)
    _write_dates(rows)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((n for row in rows for n, text in enumerate(row, start=1) if text), default=0)
    return tuple(tuple(row[:width]) for row in rows), list(dict.fromkeys(told))[:20]


def _cells(sheet: Any) -> Iterator[Sequence[Any]]:
    """The rows as they come, no more of them than are read, whatever size the file says it has."""
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_col=_MOST_COLUMNS + 1, max_row=_MOST_ROWS + 1)


def _is_fault(one: Any) -> bool:
    return getattr(one, "data_type", "") == "e"


def _text(value: object, form: str) -> str:
    """What the cell shows, near enough: a date as a date, a share with its sign, no error value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime | dt.date):
        return _date_text(value)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, dt.timedelta):
        return f"{value.total_seconds() / 3600:g}小时"
    if isinstance(value, int | float):
        return _number_text(value, form)
    text = _UNPRINTABLE.sub("", str(value))[:_LONGEST_CELL].strip(" \t\r\n\u3000\u00a0\u200b\ufeff")
    return "" if re.fullmatch(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)", text) else text


def _date_text(value: dt.datetime | dt.date) -> str:
    day = f"{value.year}年{value.month}月{value.day}日"
    timed = isinstance(value, dt.datetime) and (value.hour or value.minute)
    return f"{day}{value:%H:%M}" if timed else day


def _number_text(value: float, form: str) -> str:
    """0.93 shown as 93% is 93%; 0.1 + 0.2 is 0.3, as every spreadsheet shows it."""
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    exact = Decimal(f"{value:.12g}") if isinstance(value, float) else Decimal(value)
    if "%" in form:
        exact, sign = exact * 100, "%"
    else:
        sign = ""
    whole = exact.to_integral_value()
    return f"{int(whole)}{sign}" if exact == whole else f"{exact.normalize():f}{sign}"


def _fill_merged(rows: list[list[str]], merged: Sequence[Area]) -> None:
    """Words that stand for several merged cells are in each; a figure stays in the first, or it would be counted twice."""
    for top, left, bottom, right in merged:
        if top > len(rows) or left > len(rows[top - 1]):
            continue
        text = rows[top - 1][left - 1]
        if not text or _NUMBER.fullmatch(text):
            continue
        for row in rows[top - 1 : min(bottom, _MOST_ROWS)]:
            row.extend([""] * (min(right, _MOST_COLUMNS) - len(row)))
            for column in range(left - 1, min(right, _MOST_COLUMNS)):
                row[column] = row[column] or text


def _write_dates(rows: list[list[str]]) -> None:
    """Days that were typed as Excel's day numbers, in a column that is headed 日期."""
    header = next((row for row in rows if any(_DATED.search(text) for text in row)), [])
    for column, title in enumerate(header):
        if not _DATED.search(title):
            continue
        for row in rows:
            text = row[column] if column < len(row) else ""
            if text.isascii() and text.isdigit() and _DATE_FROM <= int(text) <= _DATE_TO:
                row[column] = _date_text(_DAY_ZERO + dt.timedelta(days=int(text)))


def _formulas_without_value(data: bytes, path: Path, tables: Sequence[Table]) -> list[str]:
    """Formulas that nothing has computed: the file was written by a program and never opened."""
    read = {table.name: table for table in tables}
    notes: list[str] = []
    with _opened(data, path, values=False) as book:
        for sheet in book.worksheets[:_MOST_SHEETS]:
            rows = read[sheet.title].rows if sheet.title in read else ()
            places = [
                c.coordinate
                for number, cells in zip(range(min(len(rows) + 1, _MOST_ROWS)), _cells(sheet), strict=False)
                for c in cells
                if getattr(c, "data_type", "") == "f" and not _standing(rows, number, c.column - 1)
            ]
            if places:
                where = "、".join(places[:5]) + ("等" if len(places) > 5 else "")
                notes.append(
                    f"{path.name} 的工作表“{sheet.title}”{where}是公式，没有存下算好的数，没有读；"
                    "请在 Excel 或 WPS 里打开、保存一次再收。"
                )
    return notes


def _standing(rows: Sequence[Row], row: int, column: int) -> str:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
