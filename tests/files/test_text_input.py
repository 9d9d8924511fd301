from __future__ import annotations

import codecs
import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import paragraph, relationships, word_file, zipped

from assistant.errors import InputError
from assistant.files.text_input import read_source

TEXT = "一、工作情况\r\n柳溪镇党委理论学习中心组集中学习6次，其中专题研讨2次，组织宣讲9场。\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
RELATIONS = relationships('<Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/>')


@pytest.fixture
def file(tmp_path):
    """file(bytes, name) writes a file and gives its path."""

    def write(data: bytes, name: str = "来稿.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
    ],
)
@pytest.mark.parametrize("name", ["来稿.txt", "来稿.md", "来稿"])
def test_text_is_decoded_and_its_encoding_told(file, data, encoding, name):
    source = read_source(file(data, name))
    assert (source.text, source.encoding) == (TEXT, encoding)
    assert source.file.endswith(name)


@pytest.mark.parametrize("name", ["来稿.docx", "来稿.doc", "来稿.DOCX"])
def test_word_file_is_known_by_its_content(file, name):
    source = read_source(file(word_file(paragraph("学习6次。")), name))
    assert (source.text, source.encoding) == ("学习6次。\n", "docx")


def deflated(size: int) -> bytes:
    return zipped({"_rels/.rels": RELATIONS, "word/document.xml": b" " * size})


def lying(size: int) -> bytes:
    """A part that says it is small and is not."""
    data = bytearray(deflated(size))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(word_file(paragraph("学习6次。")))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def cut_short() -> bytes:
    data = word_file(paragraph("学习6次。" * 500))
    return data[: len(data) // 2]


def broken_inside() -> bytes:
    data = bytearray(word_file(paragraph("学习6次。" * 500)))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 20] = b"\0" * 20
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("空.txt", b"", "空文件"),
        ("空白.txt", "\ufeff \r\n　".encode(), "没有文字"),
        ("空.docx", b"", "不是 Word 文件"),
        ("程序.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 40, "空字节"),
        ("控制符.txt", bytes(range(1, 32)) * 3 + b"abc", "不是文本文件"),
        ("半截.txt", "学习六次".encode()[:-1], "读不懂的字节"),
        ("拉丁.txt", "学习".encode("gb18030") + b"\xff\xff", "读不懂的字节"),
        ("繁体.txt", "中共柳溪鎮委員會關於上半年文化工作情況的報告".encode("big5"), "编码认不出来"),
        ("宽.txt", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16"),
        ("宽二.txt", TEXT.encode("utf-16-le"), "空字节"),
        ("长.txt", "学习六次。".encode() * 700_000, "10 MB"),
        ("旧.docx", OLE + b"\0" * 600, "旧格式"),
        ("旧.wps", OLE + b"\0" * 600, "旧格式"),
        ("密.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("密二.docx", encrypted_zip(), "密码"),
        ("文本.docx", TEXT.encode(), "不是 Word 文件"),
        ("半截.docx", cut_short(), "损坏"),
        ("坏.docx", broken_inside(), "损坏"),
        ("坏二.docx", word_file("<w:p>"), "损坏"),
        ("表.docx", zipped({"xl/workbook.xml": "<x/>"}), "不是 Word 文件"),
        ("包.txt", zipped({"a.txt": "学习"}), "不是 Word 文件"),
        ("无正文.docx", word_file("", main="<x/>"), "没有正文"),
        ("炸弹.docx", deflated(80_000_000), "大得反常"),
        ("谎.docx", lying(80_000_000), "损坏"),
        ("外部.docx", word_file("", main=f"{ENTITY}<x>&e;</x>"), "外部引用"),
        ("外部二.docx", word_file("", {"styles": f"{ENTITY}<x/>"}), "外部引用"),
        ("长.docx", word_file("".join(paragraph(f"{n}" + "学习六次。" * 35) for n in range(20_000))), "10 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_bad_file_is_refused_with_a_reason_and_a_next_step(file, name, data, said):
    path = file(data, name)
    with pytest.raises(InputError, match=said) as refused:
        read_source(path)
    assert str(path) in refused.value.message
    assert refused.value.next_step
    assert path.read_bytes() == data


def test_folder_and_missing_file_are_refused(tmp_path):
    with pytest.raises(InputError, match="是文件夹"):
        read_source(tmp_path)
    with pytest.raises(InputError, match="没有文件"):
        read_source(tmp_path / "没有.txt")


@settings(max_examples=200, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail)))
def test_any_bytes_are_read_or_refused(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "任意.txt"
    path.write_bytes(data)
    assert text_or_next_step(path)


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 3000), byte=st.integers(0, 255))
def test_any_damage_to_a_word_file_is_read_or_refused(tmp_path_factory, at, byte):
    data = bytearray(_whole())
    data[at % len(data)] = byte
    path = tmp_path_factory.getbasetemp() / "坏.docx"
    path.write_bytes(data)
    assert text_or_next_step(path)


def test_a_word_file_whose_directory_is_displaced_is_refused(tmp_path):
    """The first part would begin before the file does."""
    data = bytearray(_whole())
    offset = int.from_bytes(data[-6:-2], "little")
    data[-6:-2] = (offset + 1000).to_bytes(4, "little")
    path = tmp_path / "错位.docx"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_source(path)
    assert "另存" in refused.value.next_step


def text_or_next_step(path) -> str:
    """The text of a file, or what the clerk is told to do."""
    try:
        return read_source(path).text.strip()
    except InputError as refused:
        return refused.next_step


def _whole() -> bytes:
    stream = BytesIO(word_file(paragraph("学习6次。")))
    assert zipfile.is_zipfile(stream)
    return stream.getvalue()
