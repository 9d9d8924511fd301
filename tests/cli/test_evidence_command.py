"""assistant evidence through its own door."""

from __future__ import annotations

import csv
import json

import pytest
from office import FACTS, Office

SOURCED = FACTS.replace("专题研讨3次", "专题研讨3次 <!-- 来源：=学习档案 -->")


@pytest.fixture
def drafted(office) -> Office:
    office.write_facts(SOURCED)
    office.draft("--model", "skeleton")
    return office


def _evidence(office: Office, *arguments: str):
    return office.command("evidence", "-C", str(office.folder), *arguments)


def _rows(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_figure_stands_with_its_fact_and_source_by_section(drafted):
    done = _evidence(drafted)
    assert done.code == 0
    lines = done.out.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("  6次"))
    assert "理论学习" in lines[:at]
    assert "study.1" in lines[at]
    assert lines[at + 1 : at + 3] == ["    要点：理论学习中心组学习6次，其中专题研讨3次", "    来源：=学习档案"]


def test_a_fact_without_a_source_is_told_as_such(drafted):
    out = _evidence(drafted).out
    assert "来源：没有注明" in out
    assert "其中注明了来源的" in out


def test_a_figure_without_a_fact_is_listed_and_told(drafted):
    drafted.edit("14场", "14场、读书会37场")
    done = _evidence(drafted)
    assert done.code == 1
    assert "37场  无依据" in done.out


def test_json_has_the_documented_keys(drafted):
    values = json.loads(_evidence(drafted, "--format", "json").out)
    assert set(values) == {"file", "figures"}
    figure = next(figure for figure in values["figures"] if figure["text"] == "6次")
    assert set(figure) == {
        *("file", "text", "value", "unit", "approximate", "line", "column", "status", "source", "section"),
        *("title", "explanation", "evidence", "facts"),
    }
    assert (figure["section"], figure["title"], figure["evidence"]) == ("study", "理论学习", "=学习档案")
    assert [(fact["id"], fact["evidence"]) for fact in figure["facts"]] == [("study.1", "=学习档案")]


def test_a_table_that_a_spreadsheet_opens(drafted, tmp_path):
    place = tmp_path / "依据.csv"
    assert _evidence(drafted, "-o", str(place)).code == 0
    assert place.read_bytes().startswith(b"\xef\xbb\xbf")
    row = next(row for row in _rows(place) if row["数字"] == "6次")
    assert list(row) == ["序号", "章节", "行", "数字", "状态", "要点", "要点内容", "来源", "说明"]
    assert (row["章节"], row["状态"], row["要点"]) == ("理论学习", "有依据", "study.1")
    assert row["来源"] == "'=学习档案"


def test_a_table_with_notes_in_it_is_kept(drafted, tmp_path):
    place = tmp_path / "依据.csv"
    _evidence(drafted, "-o", str(place))
    noted = place.read_bytes() + "已核,,,,,,,,\r\n".encode()
    place.write_bytes(noted)
    done = _evidence(drafted, "-o", str(place))
    assert done.code == 2
    assert "--overwrite" in done.err
    assert place.read_bytes() == noted
    assert _evidence(drafted, "-o", str(place), "--overwrite").code == 0
    assert place.read_bytes() != noted


def test_no_other_file_is_overwritten(drafted):
    before = drafted.text
    assert _evidence(drafted, "-o", str(drafted.draft_file), "--overwrite").code == 2
    assert drafted.text == before


def test_any_text_with_facts(drafted, run, tmp_path):
    path = tmp_path / "来稿.txt"
    path.write_text("一、理论学习\n理论学习中心组学习6次。\n", "utf-8")
    done = run("evidence", str(path), "--facts", str(drafted.facts))
    assert done.code == 0
    assert "study.1" in done.out
    assert run("evidence", str(path)).code == 2


def test_help_has_an_example(run):
    assert "assistant evidence -o 依据.csv" in run("evidence", "--help").out
