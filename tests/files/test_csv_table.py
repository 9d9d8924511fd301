"""Tables that WPS and Excel open."""

from __future__ import annotations

import csv
import io

import pytest

from assistant.errors import InputError
from assistant.files.csv_table import csv_bytes, write_csv


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_table_has_a_byte_order_mark_and_comes_back():
    data = csv_bytes(("数字", "来源"), [("16次", "签到册，第“2”页\n附照片")])
    assert data.startswith(b"\xef\xbb\xbf")
    assert _read(data) == [["数字", "来源"], ["16次", "签到册，第“2”页\n附照片"]]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+86", "-2%", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "　=cmd|' /C calc'!A0"]
)
def test_no_cell_runs_as_a_formula(cell):
    assert _read(csv_bytes(("a",), [(cell,)]))[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["16次", "3-5人", "a=b", "", "《条例》"])
def test_other_cells_stay_as_they_are(cell):
    assert _read(csv_bytes(("a", "b"), [(cell, "x")]))[1] == [cell, "x"]


def test_a_table_that_somebody_may_have_written_in_is_kept(tmp_path):
    place = tmp_path / "依据.csv"
    first, second = csv_bytes(("a",), [("1",)]), csv_bytes(("a",), [("2",)])
    write_csv(place, first, overwrite=False)
    write_csv(place, first, overwrite=False)
    with pytest.raises(InputError, match="没有覆盖"):
        write_csv(place, second, overwrite=False)
    assert place.read_bytes() == first
    write_csv(place, second, overwrite=True)
    assert place.read_bytes() == second


@pytest.mark.parametrize("name", ["draft.md", "依据.xlsx", "依据"])
def test_only_a_table_has_the_name_of_one(tmp_path, name):
    with pytest.raises(InputError, match=r"\.csv"):
        write_csv(tmp_path / name, b"", overwrite=True)
    assert list(tmp_path.iterdir()) == []
