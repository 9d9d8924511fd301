from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
from store_world import own_python_path, read_only, version

from assistant.errors import WorkspaceError
from assistant.store.lock import write_lock

HOLD = """
import pathlib, sys, time
from assistant.store.lock import write_lock
with write_lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other_process(tmp_path):
    """Another command that holds the lock, and would for a minute."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE, env=own_python_path())
    assert process.stdout.readline().strip() == b"held"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_lock_is_free_again_after_the_block(tmp_path):
    for _ in range(3):
        with write_lock(tmp_path, patience=0):
            pass


def test_the_lock_is_free_again_after_a_failure(tmp_path):
    with pytest.raises(KeyError), write_lock(tmp_path):
        raise KeyError
    with write_lock(tmp_path, patience=0):
        pass


def test_who_waits_in_vain_learns_who_holds_it(tmp_path, other_process):
    with pytest.raises(WorkspaceError, match=f"进程 {other_process.pid}") as caught, write_lock(tmp_path, patience=0.1):
        pytest.fail("两个命令同时拿到了锁")
    assert str(tmp_path.parent) in caught.value.message
    assert "等它结束" in caught.value.next_step


def test_the_lock_goes_with_a_killed_process(tmp_path, other_process):
    other_process.kill()
    with write_lock(tmp_path, patience=5):
        assert str(os.getpid()) in (tmp_path / "lock.holder").read_text("utf-8")


def test_threads_take_turns(tmp_path):
    inside, most = [], []

    def work():
        for _ in range(10):
            with write_lock(tmp_path):
                inside.append(1)
                most.append(len(inside))
                time.sleep(0.001)
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 40


def test_a_read_only_folder_is_named(open_folder):
    with read_only(open_folder), pytest.raises(WorkspaceError, match="lock"), write_lock(open_folder):
        pytest.fail("在只读文件夹里拿到了锁")


def test_readers_of_the_history_do_not_wait(tmp_path, history, workspace):
    history.add_version(version())
    with write_lock(workspace.history_dir):
        assert len(history.versions()) == 1
        with sqlite3.connect(workspace.history, timeout=0) as connection:
            assert connection.execute("SELECT count(*) FROM versions").fetchone() == (1,)
        connection.close()
