"""A CSV file as a table: comma, semicolon or tab, in UTF-8 (with or without byte order mark) or GB18030."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from assistant.errors import InputError
from assistant.report.table import Table

_DELIMITERS = (",", "\t", ";", "；", "，")
_SAMPLE_LINES = 20
_MOST_ROWS = 20_000
_LONGEST_CELL = 100_000
_BLANKS = " \t\r\n\u3000\u00a0\u200b\ufeff"


def csv_table(text: str, path: Path) -> Table:
    """The rows of a CSV text. Raises InputError for quotes that never end and for more rows than any office sends."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            rows.append(tuple(_plain(one) for one in row))
            if len(rows) > _MOST_ROWS:
                raise InputError(f"{path} 超过{_MOST_ROWS}行，不像各单位报来的表，没有读。", "请分成几个文件。")
    except csv.Error as error:
        raise InputError(
            f"{path} 第{reader.line_num}行：表格的引号没有配对。", "请在 Excel 或 WPS 里打开它，另存为 .xlsx 再运行。"
        ) from error
    while rows and not any(rows[-1]):
        rows.pop()
    return Table("", tuple(rows))


def delimiter_of(text: str) -> str:
    """The sign that parts the cells: the one that stands equally often, and most often, on the first lines."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]

    def fitness(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        shared = sum(count > 0 for count in counts)
        return shared, sum(counts)

    best = max(_DELIMITERS[:3], key=fitness)
    if any(best in line for line in lines):
        return best
    return max(_DELIMITERS, key=fitness)


def _plain(text: str) -> str:
    """The cell; a ' that keeps a spreadsheet from taking it for a formula is none of its words."""
    bare = text.strip(_BLANKS)
    return bare[1:] if bare.startswith("'") and bare[1:2] in "=+-@＝＋－＠\t" and bare[1:] else bare
