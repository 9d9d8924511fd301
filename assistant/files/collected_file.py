"""What an office sent (报来的材料): text and tables of a txt, md, csv, docx or xlsx file, or of what is piped in."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from assistant.errors import InputError
from assistant.files.csv_input import csv_table
from assistant.files.docx_input import docx_text_and_tables
from assistant.files.text_input import decoded_text, file_bytes
from assistant.files.xlsx_input import xlsx_tables
from assistant.report.decoding import OLE, ZIP
from assistant.report.table import Table

_TABLES = (".csv", ".tsv", ".tab")
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
_OLD_WORKBOOKS = (".xls", ".et", ".xlt", ".ett")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_LARGEST_TEXT = 2_000_000
PIPED = "粘贴的材料"


@dataclass(frozen=True)
class CollectedFile:
    """`name` is the file's without its folder, `text` has plain line feeds, `notes` say in words what was not read."""

    name: str
    text: str = ""
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All that the file says, for a look at it as a whole."""
        rows = ("\t".join(row) for table in self.tables for row in table.rows)
        return "\n".join([self.text, *rows])


def read_collected(path: Path) -> CollectedFile:
    """Reads a file. Raises InputError where it is missing, a folder, empty, too large, damaged, encrypted, dangerous, or of
    a kind that is not read; the message says what to do."""
    return _read(file_bytes(path), path)


def read_piped(data: bytes) -> CollectedFile:
    """What was piped in. Raises InputError as read_collected."""
    return _read(data, Path(PIPED))


def _read(data: bytes, path: Path) -> CollectedFile:
    if data.startswith(ZIP):
        read = _office_file(data, path)
    elif data.startswith(OLE):
        raise _old_file(data, path)
    elif path.suffix.lower() in (*_WORKBOOKS, ".docx", ".docm"):
        raise InputError(
            f"{path} 已经损坏，或者不是它的名称所说的文件。", "请在 Word、Excel 或 WPS 里打开它，另存一份再运行。"
        )
    else:
        read = _text_file(data, path)
    if not read.words.strip():
        raise InputError(f"{path} 里没有文字。", "请换一个文件；如果文字是图片，请先识别成文字。")
    return read


def _office_file(data: bytes, path: Path) -> CollectedFile:
    if _is_workbook(data, path):
        tables, notes = xlsx_tables(data, path)
        return CollectedFile(path.name, "", tables, notes)
    text, grids = docx_text_and_tables(data, path)
    return CollectedFile(path.name, text, tuple(Table("", rows) for rows in grids if rows))


def _is_workbook(data: bytes, path: Path) -> bool:
    """By what is inside; a file that nothing can be seen in, by its name."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return path.suffix.lower() in _WORKBOOKS
    return any(name.startswith("xl/") for name in names) and not any(name.startswith("word/") for name in names)


def _text_file(data: bytes, path: Path) -> CollectedFile:
    text, _ = decoded_text(data, path)
    if len(text) > _LARGEST_TEXT:
        raise InputError(f"{path} 有{len(text) // 10000}万字，不像各单位报来的要点，没有读。", "请分成几个文件。")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if path.suffix.lower() in _TABLES or _is_pasted_table(text):
        return CollectedFile(path.name, "", (csv_table(text, path),))
    return CollectedFile(path.name, text)


def _is_pasted_table(text: str) -> bool:
    """Copied out of a spreadsheet: the same number of tabs on each of several lines."""
    lines = [line for line in text.split("\n") if line.strip()]
    tabs = {line.count("\t") for line in lines}
    return len(lines) > 1 and len(tabs) == 1 and tabs != {0}


def _old_file(data: bytes, path: Path) -> InputError:
    if _ENCRYPTED in data:
        return InputError(f"{path} 加了密码，读不出。", "请打开它，去掉密码再运行。")
    if path.suffix.lower() in _OLD_WORKBOOKS or _WORKBOOK in data:
        return InputError(
            f"{path} 是旧格式的表格（.xls、.et），读不了。", "请在 Excel 或 WPS 里打开它，另存为 .xlsx 再运行。"
        )
    return InputError(
        f"{path} 其实是旧格式的 Word 或 WPS 文件（.doc、.wps），读不了。",
        "请在 Word 或 WPS 里打开它，另存为 .docx 再运行。",
    )
