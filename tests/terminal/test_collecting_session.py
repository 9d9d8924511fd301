"""The table of what was collected, corrected at the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import FACTS

from assistant.terminal.collecting_session import Correction, correction_in

pexpect = pytest.importorskip("pexpect")

_QUESTION = "条进 facts.md？"
_SENT = "植树300棵\n理论学习\n集中学习9次\n撰写心得体会30篇\n"


@pytest.mark.parametrize(
    ("line", "correction"),
    [
        ("", Correction("write")),
        ("退出", Correction("leave")),
        ("q", Correction("leave")),
        ("看", Correction("show")),
        ("？", Correction("help")),
        ("3 网络舆情", Correction("move", (3,), "网络舆情")),
        ("３　网络舆情", Correction("move", (3,), "网络舆情")),
        ("3,5-7 网络舆情", Correction("move", (3, 5, 6, 7), "网络舆情")),
        ("移 3 到 网络舆情", Correction("move", (3,), "网络舆情")),
        ("改 3 学习12次，研讨3次", Correction("reword", (3,), "学习12次，研讨3次")),
        ("删 3 5", Correction("remove", (3, 5))),
        ("删3、5", Correction("remove", (3, 5))),
        ("删 3 学习", Correction("unknown", words="删 3 学习")),
        ("3", Correction("unknown", words="3")),
        ("改 3 5 学习", Correction("unknown", words="改 3 5 学习")),
        ("学习", Correction("unknown", words="学习")),
    ],
)
def test_what_a_line_asks_for(line, correction):
    assert correction_in(line) == correction


@given(st.text("删改移到看退出写 0123456789-,、，？学习", max_size=30))
def test_any_line_is_understood_or_not(line):
    found = correction_in(line)
    assert found.kind not in ("move", "reword") or found.words


@pytest.fixture
def begun(office, terminal, tmp_path):
    file = tmp_path / "要点.txt"
    file.write_text(_SENT, "utf-8")
    child = terminal("gather", str(file))
    child.expect(_QUESTION)
    return child


def ended(child) -> int:
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in child.before
    return child.exitstatus


def answer(child, line: str, shown: str) -> None:
    """Types a line and waits for what it brings; the question stands again after that."""
    child.send(f"{line}\r")
    child.expect("\n")
    child.expect(shown)
    child.expect(_QUESTION)


def test_the_table_is_shown_and_enter_writes(begun, office):
    assert "没有认出是哪一节的" in begun.before
    begun.send("\r")
    begun.expect("已写进 facts.md 2条")
    assert ended(begun) == 1  # one has no section
    assert "- 集中学习9次  <!-- 来源：要点.txt -->" in office.facts.read_text("utf-8")


def test_moved_reworded_and_removed(begun, office):
    answer(begun, "1 特色做法", "植树300棵 {2}")
    answer(begun, "改 2 集中学习10次，研讨2次", "研讨2次 {2}")
    answer(begun, "删 3", "研讨2次 {2}")
    begun.send("\r")
    begun.expect("已写进 facts.md 2条")
    assert ended(begun) == 0
    text = office.facts.read_text("utf-8")
    assert "## 特色做法\n- 植树300棵  <!-- 来源：要点.txt -->" in text
    assert "- 集中学习10次，研讨2次  <!-- 来源：要点.txt -->" in text
    assert "心得体会" not in text


def test_what_is_not_there_is_said_and_asked_again(begun, office):
    answer(begun, "9 网络舆情", "没有第9条")
    answer(begun, "1 没有这一节吧", "没有这一节吧")
    answer(begun, "嗯", "没有看懂")
    begun.send("退出\r")
    begun.expect("没有写")
    assert ended(begun) == 1
    assert office.facts.read_text("utf-8") == FACTS


def test_ctrl_c_writes_nothing(begun, office):
    begun.sendcontrol("c")
    assert ended(begun) == 2
    assert office.facts.read_text("utf-8") == FACTS


def test_yes_asks_nothing(terminal, tmp_path, office):
    file = tmp_path / "要点.txt"
    file.write_text("理论学习\n集中学习9次\n", "utf-8")
    child = terminal("gather", str(file), "--yes")
    assert ended(child) == 0
    assert "集中学习9次" in office.facts.read_text("utf-8")


def test_what_is_pasted_at_the_terminal_is_corrected_there_too(terminal, office):
    child = terminal("gather", "-")
    child.expect("Ctrl-D")
    child.send("理论学习\n集中学习9次\n")
    child.sendeof()
    child.expect(_QUESTION)
    child.send("\r")
    child.expect("已写进 facts.md 1条")
    assert ended(child) == 0
    assert "- 集中学习9次  <!-- 来源：粘贴的材料 -->" in office.facts.read_text("utf-8")
