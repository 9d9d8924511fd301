"""Excel files written to be filled in: words only, whatever they begin with."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.files.xlsx_input import xlsx_tables
from assistant.files.xlsx_writer import Layout, write_xlsx, xlsx_bytes
from assistant.report.table import Table

LAYOUT = Layout(1, (10, 12))


def written(*rows: tuple[str, ...], name: str = "表") -> bytes:
    return xlsx_bytes([(Table(name, rows), LAYOUT)])


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "12"])
def test_a_cell_that_looks_like_a_formula_is_text(text):
    sheet = openpyxl.load_workbook(BytesIO(written(("题",), (text,)))).active
    assert sheet["A2"].value == text
    assert sheet["A2"].data_type == "s"


def test_no_author_and_no_program_is_named():
    book = openpyxl.load_workbook(BytesIO(written(("题",))))
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy


def test_names_of_worksheets_are_such_as_a_spreadsheet_takes():
    data = xlsx_bytes([(Table(name, (("题",),)), LAYOUT) for name in ("甲/乙", "甲乙", "长" * 50, "")])
    titles = openpyxl.load_workbook(BytesIO(data)).sheetnames
    assert titles == ["甲乙", "甲乙2", "长" * 31, "表"]


def test_a_file_that_may_be_filled_in_is_kept(tmp_path):
    place = tmp_path / "表.xlsx"
    place.write_bytes(b"filled")
    with pytest.raises(InputError, match="没有覆盖"):
        write_xlsx(place, written(("题",)), overwrite=False)
    assert place.read_bytes() == b"filled"
    write_xlsx(place, written(("题",)), overwrite=True)
    assert place.read_bytes().startswith(b"PK")


def test_another_kind_of_name_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"\.xlsx"):
        write_xlsx(tmp_path / "facts.md", b"", overwrite=True)
    assert not (tmp_path / "facts.md").exists()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=4))
def test_any_text_can_be_written_and_the_file_read(texts):
    tables, _ = xlsx_tables(written(("题",), *((text,) for text in texts)), Path("表.xlsx"))
    assert tables[0].rows[0] == ("题",)
