"""One command writes at a time, named to the others; commands that read never wait."""

from __future__ import annotations

import signal
import time

import pytest
from office import slowly

from assistant.store.lock import command_lock
from assistant.store.workspace import Workspace


@pytest.fixture
def drafting(office, serve):
    """A draft that runs in a process of its own, and would for a while."""
    serve(slowly(30))
    process = office.start("draft")
    lock = office.folder / ".assistant" / "command.lock.holder"
    end = time.monotonic() + 20
    while not lock.exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert lock.exists()
    yield process
    process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.mark.parametrize("command", [("draft",), ("redraft", "study"), ("undo",), ("history", "prune")], ids=" ".join)
def test_who_writes_too_learns_who_holds_the_lock(office, drafting, command):
    done = office.command(command[0], "-C", str(office.folder), *command[1:])
    assert done.code == 2
    assert f"开始的 assistant draft，进程 {drafting.pid}" in done.err
    assert "请等它结束" in done.err


@pytest.mark.parametrize("command", [("log",), ("status",), ("check",)], ids=" ".join)
def test_who_reads_does_not_wait(office, drafting, command):
    begun = time.monotonic()
    done = office.command(command[0], "-C", str(office.folder), *command[1:])
    assert time.monotonic() - begun < 10
    assert "另一个命令" not in done.err
    assert drafting.poll() is None


def test_the_lock_goes_with_a_killed_command(office, drafting):
    drafting.kill()
    drafting.wait()
    done = office.command("history", "prune", "-C", str(office.folder))
    assert done.code == 0, done.err


def test_the_lock_is_free_for_the_next(office):
    for _ in range(3):
        with command_lock(Workspace(office.folder), "draft", patience=0):
            pass
