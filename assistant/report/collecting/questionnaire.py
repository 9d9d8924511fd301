"""The questionnaire (采集表) that offices fill in, and what comes back: a row an indicator, its figure and what it is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from assistant.report.bullet import Bullet
from assistant.report.collecting.entry import Entry
from assistant.report.collecting.figures import figure_of
from assistant.report.collecting.indicators import Indicator, questions_with_indicators
from assistant.report.table import Row, Table, cell
from assistant.report.template import SectionSpec

HEADER = ("章节", "问题", "指标", "数量", "单位", "具体情况（名称、时间、怎么做的）", "来源（台账、记录）")
OFFICE = "填报单位："
HEADER_ROW = 3
_SECTION, _QUESTION, _INDICATOR, _FIGURE, _UNIT, _WORDS, _SOURCE = range(len(HEADER))
_OFFICE_CELL = re.compile(r"(?:填报|报送)(?:单位|科室|部门)\s*[：:]?\s*(?P<name>.{0,40})")
_NEEDED = ("章节", "指标", "数量")
_TOP_ROWS = 12


def questionnaire(specs: Sequence[SectionSpec], title: str, hint: str) -> Table:
    """The table for offices: title and hint on top, a line for the office's name, then the rows of all sections."""
    rows: list[Row] = [(f"{title}（{hint}）",), (OFFICE,), HEADER]
    for spec in specs:
        for question, indicators in questions_with_indicators(spec):
            for number, indicator in enumerate(indicators or (Indicator("", ""),)):
                asked = question if number == 0 else ""
                rows.append((spec.title, asked, indicator.name, "", indicator.unit, "", ""))
    return Table("采集表", tuple(rows))


def header_of(table: Table) -> dict[str, int] | None:
    """Where the columns of a returned questionnaire stand, by the beginning of their titles, and `row` of the header; None
    for another table."""
    for number, row in enumerate(table.rows[:_TOP_ROWS]):
        places = {title[:2]: column for column, text in enumerate(row) for title in HEADER if text[:2] == title[:2]}
        if all(needed in places for needed in _NEEDED):
            return places | {"row": number}
    return None


def office_of(table: Table) -> str:
    """The name behind 填报单位：, in the cell or in the next one; empty where none is written."""
    for row in table.rows[:_TOP_ROWS]:
        for column, text in enumerate(row):
            match = _OFFICE_CELL.match(text)
            if match:
                return match["name"].strip() or cell(row, column + 1)
    return ""


def entries_of(table: Table, office: str = "") -> tuple[Entry, ...]:
    """The bullets of a returned questionnaire; rows without an answer give none. The section's title is theirs as it stands in
    its row."""
    places = header_of(table)
    if places is None:
        return ()
    office = office_of(table) or office
    return tuple(_entries(table, places, office))


def _entries(table: Table, places: dict[str, int], office: str) -> Iterator[Entry]:
    section = ""
    for number, row in enumerate(table.rows[places["row"] + 1 :], start=places["row"] + 1):
        section = cell(row, places["章节"]) or section
        figure = unicodedata.normalize("NFKC", cell(row, places["数量"])).strip()
        words = cell(row, places.get("具体", -1)).strip("。；; ")
        text = _bullet(cell(row, places["指标"]), figure, cell(row, places.get("单位", -1)), words)
        if text:
            yield Entry(Bullet(text, cell(row, places.get("来源", -1))), table.line + number, office, section)


def _bullet(name: str, figure: str, unit: str, words: str) -> str:
    """开展宣讲14场，…: what is counted otherwise than asked keeps its own unit; 无 and 0 say that there is nothing to write."""
    read = figure_of(figure, unit)
    if read is None:
        counted = figure if figure and not _nothing(figure) else ""
        said = f"{name}：{counted}" if counted and name else counted
    else:
        said = Indicator(name, unit).said(read.text, read.unit) if read.value else ""
    return "，".join(part for part in (said, words if not _nothing(words) else "") if part)


def _nothing(text: str) -> bool:
    return text in ("", "无", "没有", "/", "／", "-", "－", "—", "——", "0", "暂无", "否")
