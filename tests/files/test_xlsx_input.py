"""Excel files read: what is shown, and nothing that could do harm."""

from __future__ import annotations

import datetime as dt
import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import SHEET, saved, with_parts, workbook

from assistant.errors import InputError
from assistant.files.xlsx_input import xlsx_tables

PATH = Path("村表.xlsx")


def rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    tables, _ = xlsx_tables(data, PATH)
    return tables[0].rows


def notes(data: bytes) -> str:
    return "\n".join(xlsx_tables(data, PATH)[1])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12, "12"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        ("１２", "１２"),
        (" 学习 ", "学习"),
        (dt.date(2026, 3, 5), "2026年3月5日"),
        (dt.datetime(2026, 3, 5, 14, 30), "2026年3月5日14:30"),  # noqa: DTZ001  # a spreadsheet knows no zone
        (True, "是"),
        (1_000_000, "1000000"),
    ],
)
def test_a_cell_is_what_it_shows(value, shown):
    assert rows(workbook(["值"], [value]))[1] == (shown,)


def test_a_share_has_its_sign():
    data = workbook(["率"], [0.935], change=lambda sheet: setattr(sheet["A2"], "number_format", "0.0%"))
    assert rows(data)[1] == ("93.5%",)


def test_a_day_number_in_a_column_of_dates_is_a_date():
    assert rows(workbook(["日期", "次数"], [46086, 46086]))[1] == ("2026年3月5日", "46086")


def test_a_formula_gives_its_stored_value_and_is_never_computed():
    data = workbook(["数"], [3], ["=A2*2"])
    stored = with_parts(data, {SHEET: lambda xml: re.sub(rb"</f><v>?/?>(?:</v>)?", b"</f><v>99</v>", xml)})
    assert rows(stored)[2] == ("99",)


def test_a_formula_that_nobody_computed_is_told():
    data = workbook(["数"], [3], ["=A2*2"])
    assert rows(data)[-1] == ("3",)
    assert "A3是公式" in notes(data)
    assert "保存一次" in notes(data)


def test_an_error_value_is_no_figure_and_is_told():
    data = workbook(["数"], ["#REF!"])
    assert rows(data) == (("数",),)
    assert "#REF!" in notes(data)


def test_a_hidden_sheet_is_not_read_and_is_told():
    book = openpyxl.Workbook()
    book.active.append(["可见"])
    hidden = book.create_sheet("底稿")
    hidden.append(["张三的电话"])
    hidden.sheet_state = "hidden"
    tables, told = xlsx_tables(saved(book), PATH)
    assert [table.rows for table in tables] == [(("可见",),)]
    assert "底稿" in "".join(told)


def test_merged_words_stand_in_each_cell_and_merged_figures_once():
    data = workbook(
        ["宣讲", None, None], ["柳湾村", 3, None], change=lambda s: (s.merge_cells("A1:C1"), s.merge_cells("B2:C2"))
    )
    assert rows(data) == (("宣讲", "宣讲", "宣讲"), ("柳湾村", "3", ""))


def test_a_merge_of_the_whole_sheet_costs_nothing():
    data = workbook(["标题"], ["甲", 1])
    huge = with_parts(
        data,
        {
            SHEET: lambda x: x.replace(
                b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            )
        },
    )
    begun = time.monotonic()
    assert rows(huge)[1][0] == "甲"
    assert time.monotonic() - begun < 10


def test_a_sheet_that_says_it_is_huge_is_read_as_far_as_it_is():
    data = with_parts(
        workbook(["甲", 1]), {SHEET: lambda x: x.replace(b'<dimension ref="A1:B1"', b'<dimension ref="A1:XFD1048576"')}
    )
    assert rows(data) == (("甲", "1"),)


def test_a_cell_far_away_is_told_and_not_read():
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    data = with_parts(workbook(["甲", 1]), {SHEET: lambda x: x.replace(b"</sheetData>", far)})
    begun = time.monotonic()
    assert rows(data) == (("甲", "1"),)
    assert "行以后没有读" in notes(data)
    assert time.monotonic() - begun < 10


def test_a_bomb_is_refused():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(SHEET, b"0" * 200_000_000)
    with pytest.raises(InputError, match="大得反常"):
        xlsx_tables(stream.getvalue(), PATH)


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le"])
def test_entities_are_refused(encoding):
    evil = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'.encode(encoding)
    data = with_parts(workbook(["甲"]), {SHEET: lambda x: evil + x})
    with pytest.raises(InputError, match="外部引用"):
        xlsx_tables(data, PATH)


def test_shared_strings_as_excel_writes_them():
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>\xe6\x9d\x91</t></si>'
        b"<si><r><t>\xe5\xae\xa3</t></r><r><t>\xe8\xae\xb2</t></r></si></sst>"
    )
    cells = b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row></sheetData>'
    kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    data = with_parts(
        workbook(),
        {
            SHEET: lambda x: re.sub(rb"<sheetData ?/>|<sheetData></sheetData>", b"<sheetData>" + cells, x, count=1),
            "xl/sharedStrings.xml": strings,
            "[Content_Types].xml": lambda x: x.replace(b"</Types>", kind),
        },
    )
    assert rows(data) == (("村", "", "宣讲"),)


def test_macros_and_external_links_are_ignored():
    data = with_parts(
        workbook(["甲", 1]),
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell",
            "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        },
    )
    assert rows(data) == (("甲", "1"),)


@pytest.mark.parametrize("missing", ["xl/workbook.xml", SHEET, "xl/_rels/workbook.xml.rels"])
def test_a_file_with_a_part_missing_is_an_input_error_or_empty(missing):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(["甲"]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != missing:
                new.writestr(name, old.read(name))
    try:
        tables, _ = xlsx_tables(out.getvalue(), PATH)
    except InputError as error:
        assert "Excel" in error.next_step  # noqa: PT017  # either is right
    else:
        assert not any(table.rows for table in tables)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 3000), byte=st.integers(0, 255))
def test_a_damaged_file_never_ends_in_a_traceback(place, byte):
    data = bytearray(_SMALL)
    data[place % len(data)] = byte
    try:
        xlsx_tables(bytes(data), PATH)
    except InputError as error:
        assert str(PATH) in str(error)  # noqa: PT017  # either is right


_SMALL = workbook(["村", "宣讲（场）"], ["柳湾村", 3])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text("学习甲=+-@12 \n,'\"", max_size=6), min_size=1, max_size=3), min_size=1, max_size=4))
def test_texts_come_back_as_they_were(grid):
    data = workbook(*([None if not cell else "'" + cell for cell in row] for row in grid))
    read = rows(data)
    for row, cells in zip(grid, read, strict=False):
        assert "".join(f"'{c}".strip() if c else "" for c in row) == "".join(cells)
