"""A matrix villages × indicators (村表): laid out to be filled in, and recognised when it comes back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.units import unit_at
from assistant.report.collecting.figures import figure_of
from assistant.report.collecting.indicators import Indicator, indicators_of
from assistant.report.collecting.places import is_place, is_total
from assistant.report.table import Row, Table, cell
from assistant.report.template import SectionSpec

PLACE_HEADER = "村（社区）"
HEADER_ROW = 2
_NAMES = re.compile(
    r"(?:行政)?村(?:名|别|（?社区）?|\(社区\)|、社区|居)?(?:名称)?|社区(?:名称)?|(?:填报|报送)?单位(?:名称)?|站所|科室|部门|名称|支部"
)
_WORDY = re.compile("内容|事项|情况|要点|做法|问题|日期|时间|地点|负责人|联系|电话")
_ASIDE = re.compile("序号|编号|备注|填表|填报人|日期|时间|说明|联系|电话|负责人|签字|签名|合计|总计|小计")
_BRACKETED = re.compile(r"^(?P<name>.{1,60}?)\s*[（(]\s*(?:单位\s*[：:]\s*)?(?P<unit>[^（）()]{1,6})\s*[)）]$")
_COUNTED = re.compile("^(?P<name>.{1,60}?)(?P<unit>场次|人次|户次|家次|(?P<bare>[次人个户场件篇份条处起支])数)$")
_NOTHING = frozenset(("无", "没有", "/", "-", "—", "——", "–", "暂无", "未开展", "0"))
_TOP_ROWS = 8
_MOST_COLUMNS = 100


@dataclass(frozen=True)
class Column:
    """One indicator and the column it stands in."""

    indicator: Indicator
    index: int


@dataclass(frozen=True)
class MatrixRow:
    """One village: `cells` go with the columns, as written; `line` is its row in the file."""

    name: str
    line: int
    cells: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True)
class Matrix:
    """`title` is the worksheet's name, which is a section's where the program laid it out. `claimed` is what a row 合计 says."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    claimed: tuple[str, ...] = ()


def matrix_table(spec: SectionSpec, villages: Sequence[str], hint: str) -> Table:
    """An empty matrix of a section's indicators."""
    header = (PLACE_HEADER, *(f"{i.name}（{i.unit}）" for i in indicators_of(spec)))
    rows = [(f"{spec.title}（{hint}）",), header, *((village,) for village in villages)]
    return Table(spec.title, tuple(rows))


def matrix_of(table: Table) -> Matrix | None:
    """The matrix that a table is; None for a table of another kind. A row may lie under its header that gives units, or the
    parts of a group of columns."""
    for number, row in enumerate(table.rows[:_TOP_ROWS]):
        names = next((c for c, text in enumerate(row[:3]) if _NAMES.fullmatch(text.replace(" ", ""))), None)
        if names is None or sum(1 for text in row if text) < 2:
            continue
        header, first = _whole_header(table.rows, number, names)
        columns = tuple(_columns(header, names))
        rows = table.rows[first:]
        if columns and _is_counted(rows, columns, names, header):
            return _matrix(table, columns, names, first)
    return None


def is_nothing(text: str) -> bool:
    """无, /, 0: reported, and nothing to count."""
    return unicodedata.normalize("NFKC", text).strip() in _NOTHING


def _matrix(table: Table, columns: tuple[Column, ...], names: int, first: int) -> Matrix:
    rows: list[MatrixRow] = []
    claimed: tuple[str, ...] = ()
    for number, row in enumerate(table.rows[first:], start=first):
        name, cells = cell(row, names), tuple(cell(row, column.index) for column in columns)
        if is_total(name) or (not name and any(is_total(text) for text in row)):
            claimed = cells
        elif name and (is_place(name) or not any(sign in name for sign in "：:，。")):
            rows.append(MatrixRow(name, table.line + number, cells))
    return Matrix(table.name, columns, tuple(rows), claimed)


def _whole_header(rows: Sequence[Row], number: int, names: int) -> tuple[Row, int]:
    """The header with what the row below adds to it, and where the villages begin."""
    header, below = rows[number], rows[number + 1] if number + 1 < len(rows) else ()
    name = cell(below, names)
    width = min(max(len(header), len(below)), _MOST_COLUMNS)
    others = [cell(below, c) for c in range(width) if c != names and cell(below, c)]
    if name in ("单位", "计量单位", "") and others and all(_is_unit(text) for text in others):
        joined = [_with_unit(cell(header, c), cell(below, c)) if c != names else name for c in range(width)]
        return tuple(joined), number + 2
    if name in ("", header[names]) and others and not any(figure_of(text) or is_nothing(text) for text in others):
        group, parts = "", []
        for column in range(width):
            group = cell(header, column) or group
            part = cell(below, column)
            parts.append(group + part if part and part != group else cell(header, column))
        return tuple(parts), number + 2
    return header, number + 1


def _with_unit(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if name and unit else name


def _columns(header: Row, names: int) -> list[Column]:
    return [
        Column(indicator_of(text), index)
        for index, text in enumerate(header[:_MOST_COLUMNS])
        if index != names and text and not _ASIDE.search(text)
    ]


def indicator_of(text: str) -> Indicator:
    """宣讲（场）, 宣讲场次, 党员人数: name and unit; no unit where the words give none."""
    plain = " ".join(text.split())
    match = _BRACKETED.match(plain)
    if match and _is_unit(match["unit"]):
        return Indicator(match["name"], match["unit"])
    match = _COUNTED.match(plain)
    if match:
        return Indicator(match["name"], match["bare"] or match["unit"])
    return Indicator(plain, "")


def _is_unit(text: str) -> bool:
    return text in ("万元", "亿元", "元") or (bool(text) and unit_at(text, 0) == text)


def _is_counted(rows: Sequence[Row], columns: Sequence[Column], names: int, header: Row) -> bool:
    """Whether the cells hold figures, or the table is laid out for them: not a list of what was done where."""
    if any(_WORDY.search(column.indicator.name) and not column.indicator.unit for column in columns):
        return False
    cells = [cell(row, column.index) for row in rows for column in columns if cell(row, names)]
    written = [text for text in cells if text]
    figures = sum(1 for text in written if is_nothing(text) or figure_of(text) is not None)
    if not written:
        return any(column.indicator.unit for column in columns) and header[names] != "单位"
    with_unit = any(column.indicator.unit for column in columns) or any(is_place(cell(row, names)) for row in rows)
    return with_unit and figures * 2 >= len(written)
