"""A table (表格) as text: what a worksheet, a CSV file or a Word table says."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """`name` is the worksheet's or empty. Rows may differ in length; a cell is text without blanks around it, empty for
    nothing. `line` is where the first row stands in its file, from 1."""

    name: str
    rows: tuple[Row, ...]
    line: int = 1


def cell(row: Row, column: int) -> str:
    """The cell of a row that may be too short."""
    return row[column] if 0 <= column < len(row) else ""
