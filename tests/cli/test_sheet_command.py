"""assistant sheet through its own door, and its tables taken in again."""

from __future__ import annotations

import json

import openpyxl
import pytest
from office import Office


def sheet(office: Office, *arguments: str):
    return office.command("sheet", "-C", str(office.folder), *arguments)


def test_the_questionnaire_of_all_sections(office, tmp_path):
    place = tmp_path / "采集表.xlsx"
    done = sheet(office, "-o", str(place))
    assert done.code == 0
    assert "assistant gather 采集表.xlsx" in done.out
    rows = list(openpyxl.load_workbook(place).active.iter_rows(values_only=True))
    assert "柳溪镇2026年上半年意识形态工作采集表" in rows[0][0]
    assert rows[1][0] == "填报单位："
    assert ("宣讲", "场") in {(row[2], row[4]) for row in rows}
    assert not any(row[3] for row in rows[3:])  # nobody's values


def test_a_questionnaire_filled_in_comes_back(office, tmp_path):
    place = tmp_path / "采集表.xlsx"
    sheet(office, "-o", str(place), "--section", "理论学习")
    book = openpyxl.load_workbook(place)
    book.active["A2"] = "填报单位：司法所"
    for row in book.active.iter_rows(min_row=4):
        if row[2].value == "宣讲":
            row[3].value, row[5].value = 14, "到9个村"
    book.save(place)
    done = office.command("gather", "-C", str(office.folder), str(place), "--yes")
    assert done.code == 0
    assert "- 宣讲14场，到9个村  <!-- 来源：司法所（采集表.xlsx） -->" in office.facts.read_text("utf-8")


def test_the_matrix_of_the_roster_and_back(office, tmp_path):
    (office.folder / "名册.txt").write_text("村：柳湾、上河村\n张晓岚\n", "utf-8")
    place = tmp_path / "村表.xlsx"
    assert (
        sheet(office, "-o", str(place), "--villages", "名册", "--section", "study", "--section", "阵地管理").code == 0
    )
    book = openpyxl.load_workbook(place)
    assert book.sheetnames == ["理论学习", "阵地管理"]
    grid = book["理论学习"]
    assert [grid["A3"].value, grid["A4"].value, grid["A5"].value] == ["柳湾村", "上河村", None]
    column = next(c.column for c in grid[2] if c.value == "宣讲（场）")
    grid.cell(3, column).value = 3
    book.save(place)
    done = office.command("gather", "-C", str(office.folder), str(place), "--format", "json")
    found = json.loads(done.out)
    assert found["missing"] == ["上河村"]
    assert [(b["text"], b["section"], b["pending"]) for b in found["bullets"]] == [("宣讲3场", "study", True)]


def test_a_blank_matrix_names_all_as_missing(office, tmp_path):
    place = tmp_path / "村表.xlsx"
    sheet(office, "-o", str(place), "--villages", "柳湾村、上河村", "--section", "study")
    done = office.command("gather", "-C", str(office.folder), str(place))
    assert done.code == 1
    assert "还差2个没有报：柳湾村、上河村" in done.out


def test_a_table_that_stands_is_kept(office, tmp_path):
    place = tmp_path / "采集表.xlsx"
    sheet(office, "-o", str(place))
    before = place.read_bytes()
    done = sheet(office, "-o", str(place), "--section", "study")
    assert done.code == 2
    assert "--overwrite" in done.err
    assert place.read_bytes() == before
    assert sheet(office, "-o", str(place), "--section", "study", "--overwrite").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "-o"),
        (["-o", "facts.md"], ".xlsx"),
        (["-o", "表.xlsx", "--section", "没有这节"], "没有这节"),
        (["-o", "表.xlsx", "--villages", "名册"], "名册.txt 里没有"),
        (["-o", "表.xlsx", "--villages", "没有.txt"], "没有文件"),
        (["-o", "表.xlsx", "--villages", "柳湾村", "--section", "下一步打算"], "没有要填数的指标"),
    ],
)
def test_what_cannot_be_done_is_said(office, monkeypatch, arguments, said):
    monkeypatch.chdir(office.folder)
    before = sorted(office.folder.iterdir())
    done = sheet(office, *arguments)
    assert done.code == 2
    assert said in done.err
    assert [path for path in sorted(office.folder.iterdir()) if path.name != ".assistant"] == before
