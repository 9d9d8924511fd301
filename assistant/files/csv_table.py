"""A table as a CSV file that WPS and Excel open as it is: UTF-8 with a byte order mark, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.errors import InputError
from assistant.files.saving import replace_file
from assistant.report.decoding import read_failure

_SUFFIX = ".csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table; a cell that a spreadsheet would take for a formula begins with '."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def write_csv(path: Path, data: bytes, *, overwrite: bool) -> None:
    """Saves the table. Raises InputError for another kind of name, and where another file stands: somebody may have written
    notes in it."""
    if path.suffix.lower() != _SUFFIX:
        raise InputError(f"-o {path}：文件名要以 .csv 结尾。", "请改正文件名，例如 -o 依据.csv；WPS、Excel 都能打开。")
    if path.is_file() and not overwrite and _standing(path) != data:
        raise InputError(f"{path} 已经有了，没有覆盖。", "请换一个文件名；确实不要它了，加 --overwrite。")
    replace_file(path, data)


def _standing(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise read_failure(error, path) from error


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \u3000\n").startswith(_FORMULA) or cell.startswith(_FORMULA) else cell
