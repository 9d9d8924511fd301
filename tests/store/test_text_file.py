from __future__ import annotations

import codecs
import re
from pathlib import Path

from hypothesis import assume, example, given
from hypothesis import strategies as st

from assistant.store.text_file import TextFile, decoded

HERE = Path("draft.md")
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0\ufeff\x03")
NEW = "⟦新写的一行⟧"
LINES = st.lists(st.text(CHARACTERS, max_size=12), min_size=1, max_size=8)
ENDS = st.sampled_from([b"\n", b"\r\n", b"\r"])


@st.composite
def files(draw):
    """A text file as editors leave it, with its lines."""
    lines = draw(LINES)
    encoding = draw(st.sampled_from(["utf-8", "gb18030"]))
    bom = codecs.BOM_UTF8 if encoding == "utf-8" and draw(st.booleans()) else b""
    data = b"".join(line.encode(encoding) + draw(ENDS) for line in lines[:-1]) + lines[-1].encode(encoding)
    return TextFile(bom + data, encoding)


@given(files())
def test_an_unchanged_text_keeps_every_byte(file):
    assert file.with_text(file.text) == file.data or not reads_back(file)


@given(files(), LINES)
@example(TextFile(b"\n\r0\n"), ["", "", "", ""])
def test_what_is_written_reads_back_as_it_was_meant(file, lines):
    text = "\n".join(lines)
    assert decoded(file.with_text(text), HERE).text == text


@given(files(), st.data())
def test_lines_around_a_new_one_keep_their_bytes(file, data):
    old = file.text.split("\n")
    at = data.draw(st.integers(0, len(old)))
    assume(NEW not in old)
    written = file.with_text("\n".join([*old[:at], NEW, *old[at:]]))
    if decoded(written, HERE).encoding == file.encoding:
        above, below = written.removeprefix(codecs.BOM_UTF8).split(NEW.encode(file.encoding))
        lines = re.split(rb"(\r\n|\r|\n)", file.data.removeprefix(codecs.BOM_UTF8))
        assert above.startswith(b"".join(lines[: max(2 * at - 1, 0)]))
        assert below.endswith(b"".join(lines[2 * at :]))


def test_new_lines_take_the_commonest_line_end():
    file = TextFile("甲\r\n乙\r\n丙\n丁".encode())
    assert file.with_text("甲\n新\n乙\n丙\n丁") == "甲\r\n新\r\n乙\r\n丙\n丁".encode()


def test_a_byte_order_mark_stays():
    file = TextFile(codecs.BOM_UTF8 + "甲\r\n".encode())
    assert file.with_text("甲\n乙\n") == codecs.BOM_UTF8 + "甲\r\n乙\r\n".encode()


def test_gb18030_stays_gb18030_with_rare_characters():
    file = decoded("柳溪镇上半年工作\n".encode("gb18030"), HERE)
    assert file.with_text("柳溪镇上半年工作\n㛃村\n").decode("gb18030") == "柳溪镇上半年工作\n㛃村\n"


def test_what_no_file_can_hold_is_left_out():
    assert TextFile().with_text("甲\0乙\r\n\ud800") == "甲乙\n?".encode()


def test_a_text_without_a_last_line_end_grows_whole_lines():
    assert TextFile("甲".encode()).with_text("甲\n乙") == "甲\n乙".encode()


def reads_back(file):
    """False where GB18030 bytes happen to be UTF-8 as well."""
    return decoded(file.data, HERE).encoding == file.encoding
