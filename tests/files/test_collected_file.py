"""What offices send, of every kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import paragraph, word_file
from workbooks import workbook

from assistant.errors import InputError
from assistant.files.collected_file import CollectedFile, read_collected, read_piped
from assistant.files.csv_input import csv_table

ROWS = (("村", "宣讲（场）"), ("柳湾村", "3"))


def read(tmp_path: Path, name: str, data: bytes) -> CollectedFile:
    path = tmp_path / name
    path.write_bytes(data)
    return read_collected(path)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_csv_of_every_sign_and_encoding(tmp_path, sign, encoding):
    text = "".join(sign.join(row) + "\r\n" for row in ROWS)
    assert read(tmp_path, "表.csv", text.encode(encoding)).tables[0].rows == ROWS


def test_csv_with_quotes_line_ends_and_a_guarded_formula():
    table = csv_table('事项,数\n"学习,两\n次",\'=1\n', Path("表.csv"))
    assert table.rows == (("事项", "数"), ("学习,两\n次", "=1"))


def test_csv_with_too_many_rows_is_refused():
    with pytest.raises(InputError, match="分成几个文件"):
        csv_table("甲,1\n" * 30_000, Path("表.csv"))


def test_a_workbook_is_known_by_what_is_in_it(tmp_path):
    assert read(tmp_path, "表.docx", workbook(*ROWS)).tables[0].rows == ROWS


def test_word_text_and_tables_with_empty_cells(tmp_path):
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"

    table = "<w:tbl>{}</w:tbl>".format(
        "".join(
            f"<w:tr>{cells}</w:tr>"
            for cells in (
                cell("村") + cell("宣讲", '<w:gridSpan w:val="2"/>'),
                cell("柳湾村", '<w:vMerge w:val="restart"/>') + cell("") + cell("3"),
                cell("", "<w:vMerge/>") + cell("4") + cell(""),
            )
        )
    )
    file = read(tmp_path, "表.docx", word_file(paragraph("党政办：") + table + paragraph("学习6次")))
    assert file.text == "党政办：\n学习6次\n"
    assert file.tables[0].rows == (("村", "宣讲", ""), ("柳湾村", "", "3"), ("柳湾村", "4", ""))


def test_what_was_copied_out_of_a_spreadsheet_is_a_table():
    assert read_piped("村\t宣讲（场）\n柳湾村\t3\n".encode()).tables[0].rows == ROWS
    assert read_piped("学习6次\n宣讲14场\n".encode()).tables == ()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("表.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 50, "另存为 .xlsx"),
        ("要点.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 50, "另存为 .docx"),
        ("表.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
        ("表.xlsx", "村,宣讲".encode(), "另存一份"),
        ("表.xlsx", b"PK\x03\x04 broken", "Excel"),
        ("要点.txt", b"", "空文件"),
        ("要点.txt", b"\n \n", "没有文字"),
        ("照片.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "不是文本"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_next_step(tmp_path, name, data, said):
    with pytest.raises(InputError) as refused:
        read(tmp_path, name, data)
    assert said in str(refused.value)


def test_a_missing_file_and_a_folder(tmp_path):
    for path in (tmp_path / "没有.txt", tmp_path):
        with pytest.raises(InputError):
            read_collected(path)


@given(st.text("学习,;\t\"'\n=甲1", max_size=80))
def test_any_csv_is_read_or_refused(text):
    try:
        table = csv_table(text, Path("表.csv"))
    except InputError:
        return
    kept = "".join(cell for row in table.rows for cell in row)
    assert [c for c in kept if c in "学习甲1"] == [c for c in text if c in "学习甲1"]
