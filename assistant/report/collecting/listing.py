"""Other tables (一般表格): a row is a bullet, put together of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.report.bullet import Bullet
from assistant.report.collecting.entry import Entry
from assistant.report.collecting.figures import figure_of
from assistant.report.collecting.indicators import Indicator
from assistant.report.collecting.offices import office_line
from assistant.report.facts_lines import WORDS
from assistant.report.pasting import bullet_typed
from assistant.report.table import Row, Table, cell

_TITLES = (
    ("number", re.compile("序号|编号|No\\.?")),
    ("office", re.compile("(?:填报|报送|责任|牵头)?(?:单位|科室|部门|办所|站所)(?:名称)?|村（?社区）?|村名|村、社区")),
    ("section", re.compile("章节|类别|分类|板块|栏目|方面")),
    ("figure", re.compile("数量|数值|完成数|次数|数据|完成情况（数）")),
    ("unit", re.compile("计量单位|量词|单位（量词）")),
    ("source", re.compile("来源|依据|出处|佐证|台账")),
    ("note", re.compile("备注")),
    ("words", re.compile(".*(?:内容|事项|要点|工作|情况|项目|指标|名称|主题|做法|问题|措施|活动).*")),
)
_TOP_ROWS = 6
_TOTAL = re.compile("(?:合|总|小)\\s*计")


def listed_entries(table: Table, office: str = "") -> tuple[Entry, ...]:
    """A bullet a row. Cells that are words are joined by ，; 指标, 数量 and 单位 are said together; the office's column and that
    of the sources are understood where the header names them. Rows of totals and empty rows give none."""
    header, first = _header(table.rows)
    return tuple(_entries(table, header, first, office))


def _header(rows: Sequence[Row]) -> tuple[dict[int, str], int]:
    """What each column is, by its title, and where the rows begin; nothing where no row is a header."""
    for number, row in enumerate(rows[:_TOP_ROWS]):
        kinds = {column: kind for column, text in enumerate(row) if (kind := _kind(text))}
        titled = sum(1 for text in row if text)
        if titled > 1 and len(kinds) * 2 > titled and any(kind in ("words", "figure") for kind in kinds.values()):
            units = [c for c, text in enumerate(row) if text == "单位"]
            figures = [c for c, kind in kinds.items() if kind == "figure"]
            if units and figures and units[-1] == figures[0] + 1:  # 数量, 单位: a measure word
                kinds[units[-1]] = "unit"
            return kinds, number + 1
    return {}, 0


def _kind(title: str) -> str:
    plain = title.replace(" ", "")
    return next((kind for kind, pattern in _TITLES if len(plain) < 20 and pattern.fullmatch(plain)), "")


def _entries(table: Table, header: dict[int, str], first: int, office: str) -> Iterator[Entry]:
    who, section = office, ""
    for number, row in enumerate(table.rows[first:], start=first):
        named = {kind: cell(row, column) for column, kind in header.items() if kind != "words" and cell(row, column)}
        who = named.get("office", who)
        section = named.get("section", section)
        alone = [text for text in dict.fromkeys(row) if text]
        if len(alone) == 1 and (said := office_line(alone[0])):
            who = said
            continue
        text = _said(row, header, named)
        if not WORDS.search(text) or any(_TOTAL.fullmatch(text) for text in row):
            continue
        bullet = bullet_typed(text)
        if bullet.text:
            noted = Bullet(
                bullet.text, named.get("source", bullet.source), bullet.pending, bullet.withheld, bullet.unverified
            )
            yield Entry(noted, table.line + number, who, section)


def _said(row: Row, header: dict[int, str], named: dict[str, str]) -> str:
    plain = [
        (column, text)
        for column, text in enumerate(row)
        if text and header.get(column, "words") == "words" and not (column == 0 and text.isdigit())
    ]
    words = "，".join(dict.fromkeys(text.strip("。；; ") for _, text in plain))
    figure, unit = named.get("figure", ""), named.get("unit", "")
    read = figure_of(figure, unit)
    if read is not None:
        words = Indicator(words, unit).said(read.text, read.unit)
    elif figure:
        words = f"{words}，{figure}" if words else figure
    note = named.get("note", "")
    return f"{words}，{note}" if note and words else words
