"""Installed fonts are known by the names inside their files."""

from __future__ import annotations

import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.files.fonts import font_names, fonts_in

FAMILY, FULL, COPYRIGHT = 1, 4, 0


def font(*records: tuple[int, int, int, bytes], before: int = 0) -> bytes:
    """A font file that holds a name table alone: (platform, encoding, kind, raw). `before` bytes stand before it."""
    heads, strings = b"", b""
    for platform, encoding, kind, raw in records:
        heads += struct.pack(">6H", platform, encoding, 0, kind, len(raw), len(strings))
        strings += raw
    table = struct.pack(">HHH", 0, len(records), 6 + len(heads)) + heads + strings
    start = before + 12 + 16
    return struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0) + struct.pack(">4sIII", b"name", 0, start, len(table)) + table


def windows(kind: int, name: str) -> tuple[int, int, int, bytes]:
    return 3, 1, kind, name.encode("utf-16-be")


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (windows(FAMILY, "方正小标宋简体"), "方正小标宋简体"),
        (windows(FULL, "FangSong_GB2312"), "FangSong_GB2312"),
        ((3, 3, FAMILY, "仿宋_GB2312".encode("gb18030")), "仿宋_GB2312"),
        ((1, 25, FAMILY, "楷体_GB2312".encode("gb18030")), "楷体_GB2312"),
        ((1, 0, FAMILY, b"SimHei"), "SimHei"),
    ],
    ids=["Windows", "full name", "Windows with GBK", "Macintosh Chinese", "Macintosh Roman"],
)
def test_name_in_every_form(tmp_path, record, name):
    (tmp_path / "a.ttf").write_bytes(font(record, windows(COPYRIGHT, "版权所有")))
    assert font_names(tmp_path / "a.ttf") == {name}


def test_collection_names_each_of_its_fonts(tmp_path):
    head = 12 + 4 * 2
    first = font(windows(FAMILY, "宋体"), before=head)
    second = font(windows(FAMILY, "新宋体"), before=head + len(first))
    offsets = struct.pack(">4sIIII", b"ttcf", 0x00010000, 2, head, head + len(first))
    (tmp_path / "simsun.ttc").write_bytes(offsets + first + second)
    assert font_names(tmp_path / "simsun.ttc") == {"宋体", "新宋体"}


def test_folders_below_are_looked_into_and_other_files_left_alone(tmp_path):
    (tmp_path / "深").mkdir()
    (tmp_path / "深" / "B.TTF").write_bytes(font(windows(FAMILY, "黑体")))
    (tmp_path / "说明.txt").write_text("宋体", "utf-8")
    (tmp_path / "坏.ttf").write_bytes(b"\x00\x01\x00\x00\x00")
    assert fonts_in([tmp_path, tmp_path / "没有"]) == {"黑体"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 60), st.booleans())
def test_damaged_file_has_no_names_and_no_traceback(tmp_path, noise, at, collection):
    whole = font(windows(FAMILY, "宋体"))
    data = (b"ttcf" if collection else b"") + whole[:at] + noise + whole[at:]
    (tmp_path / "x.ttf").write_bytes(data)
    assert isinstance(font_names(tmp_path / "x.ttf"), frozenset)
