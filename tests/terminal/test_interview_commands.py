"""What counts as a command in the interview, however an input method writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.terminal.interview_commands import WORDS, Command, command_in, nearest_word


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("/改 2", Command("edit", (2,))),
        ("／改　２", Command("edit", (2,))),
        ("、改 2", Command("edit", (2,))),
        ("/改2 学习7次", Command("edit", (2,), "学习7次")),
        ("/改第2条", Command("edit", (2,))),
        ("/移 2 1", Command("move", (2, 1))),
        ("/移 2 到 1", Command("move", (2, 1))),
        ("/移 2 理论学习", Command("move", (2,), "理论学习")),
        ("/删", Command("remove")),
        ("/删 2、3和5", Command("remove", (2, 3, 5))),
        ("/删 2-4", Command("remove", (2, 3, 4))),
        ("/来源 2 党委会记录", Command("source", (2,), "党委会记录")),
        ("/来源：3月12日党委会记录", Command("source", (), "3月12日党委会记录")),
        ("/来源 2026年台账", Command("source", (), "2026年台账")),
        ("/待补 宣讲场次", Command("pending", (), "宣讲场次")),
        ("/不写入 2", Command("withheld", (2,))),
        ("/未核", Command("unverified")),
        ("/电话（未核） 2", Command("unverified", (2,))),
        ("/跳 理论学习", Command("jump", (), "理论学习")),
        ("/跳3", Command("jump", (), "3")),
        ("/上一节", Command("previous")),
        ("/下一节", Command("next")),
        ("/看", Command("show")),
        ("/看全部", Command("all")),
        ("？", Command("help")),
        ("?", Command("help")),
        ("/", Command("help")),
        ("/QUIT", Command("quit")),
        ("/讨论", Command("unknown", (), "讨论")),
        ("/quick", Command("unknown", (), "quick")),
    ],
)
def test_a_command(line: str, command: Command) -> None:
    assert command_in(line) == command


@pytest.mark.parametrize(
    "line", ["", "学习6次", "、到村宣讲14场", "、学习6次", "改 2", "学习6次/党课2场", "/改 2\n学习6次", "？是几次"]
)
def test_an_answer(line: str) -> None:
    assert command_in(line) is None


def test_every_word_is_understood() -> None:
    assert {(name, word) for name, words in WORDS.items() for word in words} == {
        (command.name, word) for words in WORDS.values() for word in words if (command := command_in(f"/{word}"))
    }


@pytest.mark.parametrize(("word", "near"), [("退", "退出"), ("修该", "修改"), ("quiet", "quit"), ("嗯", "")])
def test_the_nearest_word_is_offered(word: str, near: str) -> None:
    assert nearest_word(word) == near


@given(st.one_of(st.text(max_size=30), st.text("/／、改删移来源 ？?0123456789-至和第条学习", max_size=14)))
def test_any_line_is_read(line: str) -> None:
    command = command_in(line)
    assert command is None or command.rest in line
