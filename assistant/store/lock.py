"""One writer at a time: a lock that names its holder and goes with its process."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from assistant.errors import WorkspaceError
from assistant.store.failures import database_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30.0
_PAUSE = 0.005


@contextmanager
def write_lock(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock of this .assistant folder; other processes and threads wait up to `patience` seconds.

    Raises WorkspaceError, naming the holder, when they wait in vain.
    """
    path, holder = folder / "lock", folder / "lock.holder"
    # An empty SQLite database serves as the lock: the system drops it with a killed process, on Windows too.
    with database_at(path), closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        _acquire(connection, holder, patience)
        with suppress(OSError):
            holder.write_text(f"{_computer()}上的进程 {os.getpid()}", "utf-8")
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
            raise _held(holder)
        time.sleep(_PAUSE)


def _computer() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "本机")


def _held(holder: Path) -> WorkspaceError:
    who = "另一个命令"
    with suppress(OSError, UnicodeDecodeError):
        who = f"另一个命令（{holder.read_text('utf-8')}）"
    return WorkspaceError(f"{who}正在写工作区 {holder.parent.parent}。", "请等它结束，再运行一次。")
