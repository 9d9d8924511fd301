"""A Word file put right in form: its characters change where they stand, all else is kept."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt

from assistant.files.docx_format import formatted_word
from assistant.files.text_input import read_source
from assistant.report.reading.document import read_document
from assistant.style.formatting import formatted

LINES = (
    "一、工作开展情况",
    "(一)强化组织领导",
    "镇党委会研究工作3次,签订责任书17份。",
    "（一）强化理论武装",
    "2026年07月03日召开会议。",
)
RIGHT = (
    "一、工作开展情况",
    "（一）强化组织领导",
    "镇党委会研究工作3次，签订责任书17份。",
    "（二）强化理论武装",
    "2026年7月3日召开会议。",
)


def put_right(source, place):
    before = read_source(source).text
    word = formatted_word(source.read_bytes(), source, before, formatted(before, read_document))
    place.write_bytes(word.data)
    assert read_source(place).text == word.text


def texts(path) -> list[str]:
    return [p.text for p in Document(str(path)).paragraphs]


@pytest.fixture
def source(tmp_path):
    document = Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "集中学习"
    table.cell(0, 1).text = "7次"
    path = tmp_path / "汇报.docx"
    document.save(str(path))
    return path


def test_ordinals_marks_and_dates_are_put_right(source, tmp_path):
    put_right(source, tmp_path / "新.docx")
    assert texts(tmp_path / "新.docx") == list(RIGHT)


def test_the_original_and_all_other_parts_stay_as_they_are(source, tmp_path):
    data = source.read_bytes()
    put_right(source, tmp_path / "新.docx")
    assert source.read_bytes() == data
    old, new = ZipFile(BytesIO(data)), ZipFile(tmp_path / "新.docx")
    assert old.namelist() == new.namelist()
    assert [n for n in old.namelist() if old.read(n) != new.read(n)] == ["word/document.xml"]


def test_tables_stay(source, tmp_path):
    put_right(source, tmp_path / "新.docx")
    table = Document(str(tmp_path / "新.docx")).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["集中学习", "7次"]


def test_runs_keep_their_fonts_where_a_mark_changes_between_them(tmp_path):
    document = Document()
    document.add_paragraph("一、工作")
    paragraph = document.add_paragraph("镇党委会研究工作")
    paragraph.add_run("3次,").bold = True
    paragraph.add_run("签订责任书17份;").font.size = Pt(22)
    paragraph.add_run("排查64处。")
    path = tmp_path / "汇报.docx"
    document.save(str(path))
    put_right(path, tmp_path / "新.docx")
    runs = Document(str(tmp_path / "新.docx")).paragraphs[1].runs
    assert [run.text for run in runs] == ["镇党委会研究工作", "3次，", "签订责任书17份；", "排查64处。"]
    assert runs[1].bold
    assert runs[2].font.size == Pt(22)


def test_formatting_twice_is_formatting_once(source, tmp_path):
    put_right(source, tmp_path / "一.docx")
    put_right(tmp_path / "一.docx", tmp_path / "二.docx")
    assert texts(tmp_path / "一.docx") == texts(tmp_path / "二.docx")


def test_numbers_that_word_counts_stay_words_business(tmp_path):
    document = Document()
    for line in ("工作开展情况", "存在问题"):
        document.add_paragraph(line, style="List Number")
        document.add_paragraph("研究工作3次,签订责任书17份。")
    path = tmp_path / "汇报.docx"
    document.save(str(path))
    put_right(path, tmp_path / "新.docx")
    found = texts(tmp_path / "新.docx")
    assert found[::2] == ["工作开展情况", "存在问题"]
    assert found[1::2] == ["研究工作3次，签订责任书17份。"] * 2


def test_what_stands_behind_a_long_text_box_is_put_right(tmp_path):
    document = Document()
    document.add_paragraph("一、工作")
    paragraph = document.add_paragraph("研究工作3次,签订责任书17份。")
    box = parse_xml(
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict><w:txbxContent><w:p><w:r>'
        f"<w:t>{'说明文字' * 200}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    paragraph._p.append(box)
    document.add_paragraph("办好专栏2期,发放资料300份。")
    path = tmp_path / "汇报.docx"
    document.save(str(path))
    put_right(path, tmp_path / "新.docx")
    assert texts(tmp_path / "新.docx")[-1] == "办好专栏2期，发放资料300份。"


def test_a_number_that_word_counts_is_no_change(tmp_path):
    document = Document()
    for line in ("工作开展情况", "存在问题"):
        document.add_paragraph(line, style="List Number")
    path = tmp_path / "汇报.docx"
    document.save(str(path))
    before = read_source(path).text
    word = formatted_word(path.read_bytes(), path, before, before.replace("1.", "（一）"))
    assert word.text == before
    assert word.data == path.read_bytes()
