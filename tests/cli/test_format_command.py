"""assistant format: a copy whose form is right, the original untouched."""

from __future__ import annotations

import codecs
import json

import pytest
from docx import Document

WRONG = "一、工作开展情况\r\n镇党委会研究工作3次,签订责任书17份。\r\n三、存在问题\r\n宣传栏更新不及时。\r\n"
RIGHT = WRONG.replace(",", "，").replace("三、", "二、")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "汇报.txt"
    path.write_bytes(WRONG.encode())
    return path


def test_a_copy_stands_beside_the_original(run, report):
    done = run("format", str(report))
    copy = report.with_name("汇报（规范）.txt")
    assert done.code == 0
    assert done.out.strip() == f"已写 {copy}"
    assert copy.read_bytes().decode() == RIGHT
    assert report.read_bytes().decode() == WRONG


def test_a_copy_that_stands_there_is_not_overwritten(run, report):
    copy = report.with_name("汇报（规范）.txt")
    copy.write_text("别人的", "utf-8")
    done = run("format", str(report))
    assert done.code == 2
    assert str(copy) in done.err
    assert copy.read_text("utf-8") == "别人的"


def test_o_names_the_file_even_the_original(run, report):
    assert run("format", str(report), "-o", str(report)).code == 0
    assert report.read_bytes().decode() == RIGHT


def test_diff_shows_the_changed_lines_and_writes_nothing(run, report):
    before = sorted(report.parent.iterdir())
    done = run("format", str(report), "--diff")
    assert done.code == 0
    assert "-三、存在问题" in done.out
    assert "+二、存在问题" in done.out
    assert "工作开展情况" not in done.out
    assert sorted(report.parent.iterdir()) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encoding_stays(run, report, encoding):
    report.write_bytes(WRONG.encode(encoding))
    out = report.with_name("新.txt")
    assert run("format", str(report), "-o", str(out)).code == 0
    assert out.read_bytes() == RIGHT.encode(encoding)
    assert out.read_bytes().startswith(codecs.BOM_UTF8) == (encoding == "utf-8-sig")


def test_what_is_right_already_is_left_alone(run, report):
    report.write_bytes(RIGHT.encode())
    done = run("format", str(report))
    assert done.code == 0
    assert "没有要改的" in done.out
    assert [p.name for p in report.parent.iterdir()] == ["汇报.txt"]


def test_json(run, report):
    values = json.loads(run("format", str(report), "--format", "json").out)
    copy = str(report.with_name("汇报（规范）.txt"))
    assert values == {"file": str(report), "output": copy, "changed": True, "diff": "", "left": [], "unreached": 0}


def test_a_word_file(run, tmp_path):
    document = Document()
    for line in WRONG.split():
        document.add_paragraph(line)
    path = tmp_path / "汇报.docx"
    document.save(str(path))
    assert run("format", str(path)).code == 0
    found = [p.text for p in Document(str(tmp_path / "汇报（规范）.docx")).paragraphs]
    assert found == RIGHT.split()


def test_a_word_file_by_another_name_is_one(run, tmp_path):
    document = Document()
    for line in WRONG.split():
        document.add_paragraph(line)
    path = tmp_path / "汇报.docm"
    document.save(str(path))
    done = run("format", str(path))
    assert done.code == 0, done.err
    assert (tmp_path / "汇报（规范）.docm").is_file()


def test_what_is_left_alone_is_told(run, report):
    report.write_text("一、工作\n一是甲事。三是乙事。一是丙事。\n", "utf-8")
    done = run("format", str(report))
    assert done.code == 0
    assert "第2行没有改：一是二是接不上" in done.err
    values = json.loads(run("format", str(report), "--format", "json").out)
    assert [left["line"] for left in values["left"]] == [2]


def test_the_kind_of_file_cannot_change(run, report):
    done = run("format", str(report), "-o", str(report.with_suffix(".docx")))
    assert done.code == 2
    assert "文件类型" in done.err


def test_what_cannot_be_read_is_refused(run, tmp_path):
    assert run("format", str(tmp_path / "没有.txt")).code == 2
    assert run("format", str(tmp_path)).code == 2
    secret = tmp_path / "密.txt"
    secret.write_text("机密★1年\n一、工作\n内容。", "utf-8")
    assert run("format", str(secret)).code == 2
