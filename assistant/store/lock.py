"""One writer at a time: locks that name their holder and go with its process."""

from __future__ import annotations

import getpass
import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.errors import WorkspaceError
from assistant.store.failures import database_at
from assistant.store.finished import refuse_finished
from assistant.store.workspace import Workspace, make_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0
_BRIEF = 0.5
_PAUSE = 0.005


@contextmanager
def write_lock(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock of this .assistant folder for one write; other processes and threads wait up to `patience` seconds.

    Raises WorkspaceError, naming the holder, when they wait in vain.
    """
    with _held(folder, "lock", f"{_computer()}上的进程 {os.getpid()}", patience):
        yield


@contextmanager
def command_lock(workspace: Workspace, command: str, patience: float = _BRIEF) -> Iterator[None]:
    """Held by a command that writes, for its whole run; commands that only read never ask for it.

    Raises WorkspaceError, naming the command that holds it, its person, computer and process and since when; and where
    the report is finished.
    """
    refuse_finished(workspace, command)
    make_private(workspace.history_dir)
    since = datetime.now().astimezone().strftime("%H:%M")
    holder = f"{_person()}在{_computer()}上 {since} 开始的 assistant {command}，进程 {os.getpid()}"
    with _held(workspace.history_dir, "command.lock", holder, patience):
        yield


@contextmanager
def _held(folder: Path, name: str, who: str, patience: float) -> Iterator[None]:
    path, holder = folder / name, folder / f"{name}.holder"
    # An empty SQLite database serves as the lock: the system drops it with a killed process, on Windows too.
    with database_at(path), closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        _acquire(connection, holder, patience)
        with suppress(OSError):
            holder.write_text(who, "utf-8")
        try:
            yield
        finally:
            with suppress(OSError):
                holder.unlink()


def _acquire(connection: sqlite3.Connection, holder: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        else:
            return
        if time.monotonic() >= deadline:
            raise _refusal(holder)
        time.sleep(_PAUSE)


def _computer() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "本机")


def _person() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a system that does not know its user
        return "有人"


def _refusal(holder: Path) -> WorkspaceError:
    who = "另一个命令"
    with suppress(OSError, UnicodeDecodeError):
        who = f"另一个命令（{holder.read_text('utf-8')}）"
    return WorkspaceError(f"{who}正在写工作区 {holder.parent.parent}。", "请等它结束，再运行一次。")
