"""history.db damaged or deleted: the draft goes on, and the command says what is no longer known."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3

import pytest
from office import obedient

COMMANDS = (
    *(
        ("draft",),
        ("check",),
        ("trace",),
        ("status",),
        ("export",),
        ("log",),
        ("show", "study"),
        ("diff", "study", "plans"),
    ),
    *(("history", "prune"), ("redraft", "study", "--yes")),
)


@pytest.fixture
def drafted(office, serve):
    serve(obedient)
    office.draft()
    return office


@pytest.fixture
def ask(drafted):
    return lambda *arguments: drafted.command(arguments[0], "-C", str(drafted.folder), *arguments[1:])


def garbage(path):
    path.write_bytes(b"x" * 8192)


def cut_short(path):
    path.write_bytes(path.read_bytes()[:5000])


def overwritten_inside(path):
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def another_database(path):
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE accounts (number INTEGER)")


def a_bit_fell_over(path):
    """SQLite does not notice: the text inside can no longer be unpacked."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE versions SET text = x'0102', raw = x'0102'")
        connection.execute("UPDATE texts SET data = x'0102'")
        connection.execute("UPDATE calls SET reply = x'0102'")


def asides(office):
    return [path for path in (office.folder / ".assistant").iterdir() if path.name.startswith("history.db.损坏-")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    "damage", [garbage, cut_short, overwritten_inside, another_database], ids=lambda damage: damage.__name__
)
def test_a_damaged_history_is_moved_aside_and_the_command_goes_on(drafted, ask, damage, command):
    path = drafted.folder / ".assistant" / "history.db"
    damage(path)
    data, text = path.read_bytes(), drafted.text
    done = ask(*command)
    assert done.code in (0, 1), done.err
    assert f"历史记录 {path} 损坏，或者不是本程序写的，已改名为 history.db.损坏-" in done.err
    assert "不能撤销以前的改动" in done.err
    assert "一律当作手工写的，不会改写" in done.err
    assert [aside.read_bytes() for aside in asides(drafted)] == [data]
    assert drafted.text == text
    again = ask("log")
    assert again.err == ""
    assert "以前的稿子" in again.out


@pytest.mark.parametrize("command", [("draft",), ("log",), ("status",), ("redraft", "study", "--yes")], ids=" ".join)
def test_a_text_that_cannot_be_unpacked_is_damage_too(drafted, ask, command):
    a_bit_fell_over(drafted.folder / ".assistant" / "history.db")
    text = drafted.text
    done = ask(*command)
    assert done.code in (0, 1)
    assert "已改名为 history.db.损坏-" in done.err
    assert len(asides(drafted)) == 1
    assert drafted.text == text


def test_undo_after_the_damage_has_nothing_to_go_back_to(drafted, ask):
    garbage(drafted.folder / ".assistant" / "history.db")
    text = drafted.text
    done = ask("undo")
    assert done.code == 2
    assert "已改名为" in done.err
    assert "没有可以撤销的改动" in done.err
    assert drafted.text == text


def test_what_comes_after_the_damage_can_be_undone(drafted, ask):
    garbage(drafted.folder / ".assistant" / "history.db")
    ask("log")
    text = drafted.text
    drafted.edit("专题研讨3次", "专题研讨4次")
    assert ask("undo").code == 0
    assert drafted.text == text


def test_a_second_damage_does_not_overwrite_the_first(drafted, ask):
    for number in range(3):
        (drafted.folder / ".assistant" / "history.db").write_bytes(b"x" * (8192 + number))
        assert ask("log").code == 0
    assert sorted(path.stat().st_size for path in asides(drafted)) == [8192, 8193, 8194]


def test_purge_removes_what_was_moved_aside(drafted, ask):
    garbage(drafted.folder / ".assistant" / "history.db")
    ask("log")
    assert ask("history", "purge", "--yes").code == 0
    assert asides(drafted) == []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("gone", ["file", "folder"])
def test_a_history_that_was_deleted_is_told(drafted, ask, gone, command):
    folder = drafted.folder / ".assistant"
    shutil.rmtree(folder) if gone == "folder" else (folder / "history.db").unlink()
    text = drafted.text
    done = ask(*command)
    assert done.code in (0, 1), done.err
    assert "没有 draft.md 的历史记录" in done.err
    assert "不会改写" in done.err
    assert drafted.text == text


def test_once_there_is_a_history_again_nothing_is_told(drafted, ask):
    (drafted.folder / ".assistant" / "history.db").unlink()
    ask("draft")
    assert "没有 draft.md 的历史记录" not in ask("log").err


def test_a_new_workspace_has_no_history_to_lose(office):
    office.folder.joinpath(".assistant").mkdir()
    office.draft_file.write_text("## 自己写的\n\n学习6次。\n", "utf-8")
    assert "历史记录" not in office.command("log", "-C", str(office.folder)).err


def test_a_history_of_a_newer_program_is_left_as_it_is(drafted, ask):
    path = drafted.folder / ".assistant" / "history.db"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    done = ask("log")
    assert done.code == 2
    assert "更新版本的程序" in done.err
    assert asides(drafted) == []
