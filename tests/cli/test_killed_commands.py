"""kill -9 at random moments of whole commands: what was finished stays, and the next command, whichever it is, puts in order
what was left and says so.

ASSISTANT_KILLS sets the number of random moments."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time

import pytest
from office import TEN, sheet

from assistant.report.draft_markdown import format_section, parse_draft

KILLS = int(os.environ.get("ASSISTANT_KILLS", "20"))
COMMANDS = (("draft", "--model", "skeleton"), ("undo",), ("redo",), ("history", "prune", "--keep", "3"))

pytestmark = pytest.mark.skipif(os.name != "posix", reason="这个系统没有 SIGKILL")


@pytest.fixture
def ten(office):
    """A workspace with ten sections, and the text that drafting all of it gives."""
    office.write_facts(sheet(TEN))
    office.draft("--model", "skeleton")
    text = office.text
    office.draft_file.unlink()
    for file in (office.folder / ".assistant").iterdir():
        file.unlink()
    return office, text


def test_commands_killed_at_random_moments(ten):
    office, text = ten
    whole = _sections(text)
    between = {"", text}  # what stood between two steps: a killed draft is a step as far as it came
    lengths = {command: _length(office, command) for command in COMMANDS}
    for number in range(KILLS):
        command = COMMANDS[number % len(COMMANDS)]
        between |= _prepare(office, command)
        _killed(office, command, lengths[command])
        done = office.command("log", "-C", str(office.folder))
        assert (done.code, "损坏" in done.said) == (0, False)
        assert _integrity(office) == "ok"
        standing = office.text if office.draft_file.exists() else ""
        assert parse_draft(standing)[1] == ()
        assert set(_sections(standing)) <= set(whole)
        assert standing in between or command[0] == "draft", "undoing is all or nothing"
        between.add(standing)
        assert not list(office.folder.glob("*.tmp")) + list(office.folder.glob(".*.tmp"))
    office.draft("--model", "skeleton")
    assert set(_sections(office.text)) == set(whole)


def _prepare(office, command):
    """Something to do for the command. Gives the texts that stood on the way to it."""
    texts = set()
    if command[0] != "draft":
        office.draft("--model", "skeleton")
        texts.add(office.text)
    if command[0] in ("draft", "redo"):
        while office.draft_file.exists():
            texts.add(office.text)
            office.command("undo", "-C", str(office.folder))
    return texts


def _length(office, command):
    """Seconds that the command takes."""
    _prepare(office, command)
    begun = time.monotonic()
    assert office.finish(*command).code in (0, 1)
    return time.monotonic() - begun


def _killed(office, command, length):
    """Most of the time that a command takes, Python loads: not so many moments of that."""
    process = office.start(*command)
    time.sleep(length * random.uniform(0.5, 1.05))  # noqa: S311  # any moment will do
    process.kill()
    process.communicate()


def _sections(text):
    return [format_section(section) for section in parse_draft(text)[0].sections if section.paragraphs]


def _integrity(office):
    with contextlib.closing(sqlite3.connect(office.folder / ".assistant" / "history.db")) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]


@pytest.fixture
def promised(office):
    """The draft as it stood before its last section, which a killed command has promised; gives the whole text."""
    office.draft("--model", "skeleton", "--section", "leadership")
    before = office.draft_file.read_bytes()
    office.draft("--model", "skeleton", "--section", "study")
    with contextlib.closing(sqlite3.connect(office.folder / ".assistant" / "history.db")) as connection, connection:
        last = "SELECT max(id) FROM writes WHERE version_id IS NOT NULL"
        connection.execute(f"UPDATE writes SET state = 'pending' WHERE id = ({last})")  # noqa: S608
        connection.execute(f"DELETE FROM writes WHERE id > ({last})")  # noqa: S608
    after = office.text
    office.draft_file.write_bytes(before)
    return office, after


@pytest.mark.parametrize(
    "command",
    [
        ("log",),
        ("show", "study"),
        ("check",),
        ("trace",),
        ("status",),
        ("export", "--with-marks"),
        ("draft", "--model", "skeleton"),
    ],
)
def test_the_next_command_says_what_was_recovered(promised, command):
    office, after = promised
    done = office.command(command[0], "-C", str(office.folder), *command[1:])
    assert done.err.count("上次中断时写好的“强化理论武装，筑牢思想根基”已放进 draft.md。") == 1
    assert done.code in (0, 1)
    assert "理论学习中心组学习6次" in office.text
    assert after.rstrip() in office.text or command[0] == "draft"


def test_a_command_that_reads_leaves_it_to_the_one_that_writes_just_now(promised):
    from assistant.store.lock import write_lock  # noqa: PLC0415

    office, after = promised
    with write_lock(office.folder / ".assistant"):
        done = office.command("log", "-C", str(office.folder))
    assert done.code == 0
    assert "上次中断" not in done.err
    assert office.text != after


def test_an_undoing_that_was_killed_is_told(office):
    office.draft("--model", "skeleton")
    before = office.draft_file.read_bytes()
    office.command("undo", "-C", str(office.folder))
    with contextlib.closing(sqlite3.connect(office.folder / ".assistant" / "history.db")) as connection, connection:
        connection.execute("UPDATE writes SET state = 'pending' WHERE kind = 'undo'")
        connection.execute("UPDATE steps SET state = 'done'")
    office.draft_file.write_bytes(before)
    done = office.command("log", "-C", str(office.folder))
    assert "上次中断的撤销已做完。" in done.err
    assert not office.draft_file.exists()
    assert "已撤销" in done.out
