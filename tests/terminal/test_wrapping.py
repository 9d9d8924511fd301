"""Lines broken by cells: nothing is lost, no line is too wide, no mark stands at the head of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.terminal.columns import cells
from assistant.terminal.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("学习强国", 4, ["学习", "强国"]),
        ("开展学习，效果好", 8, ["开展学", "习，效果", "好"]),
        ("设 OLLAMA_CONTEXT_LENGTH 再起动", 20, ["设", "OLLAMA_CONTEXT_LENGTH", "再起动"]),
        ("看（附件）", 6, ["看（附", "件）"]),
        ("", 10, [""]),
    ],
    ids=["between characters", "mark stays", "long word alone", "opening mark goes along", "nothing"],
)
def test_where_lines_break(text, width, lines):
    assert wrapped(text, width) == lines


@given(st.text(st.sampled_from("学习强国，。（）“” ab-/1—…"), max_size=80), st.integers(6, 40))
def test_nothing_is_lost(text, width):
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(st.text(st.sampled_from("学习强国，。（）“”ab"), max_size=80), st.integers(6, 40))
def test_no_line_begins_with_a_closing_mark(text, width):
    assert not any(line.startswith(("，", "。", "）", "”")) for line in wrapped(f"学{text}", width))


@given(st.lists(st.sampled_from(["学习", "强", "abc", "(1)", " "]), max_size=60).map("".join), st.integers(20, 40))
def test_lines_are_no_wider(text, width):
    assert all(cells(line) <= width for line in wrapped(text, width) if " " in line or not line.isascii())
