"""history.db: one SQLite file, opened for each operation, so that threads and commands share nothing but the file."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from assistant.errors import HistoryDamaged, WorkspaceError
from assistant.store import schema
from assistant.store.failures import database_at
from assistant.store.workspace import make_private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_APPLICATION = 0x54525041  # marks the file as ours
_PRIVATE = 0o600


class Database:
    """`busy` is how many seconds an operation waits for another command's."""

    def __init__(self, path: Path, busy: float = 30.0) -> None:
        self.path = path
        self._busy = busy

    @property
    def exists(self) -> bool:
        return self.path.exists()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for looking things up. Raises WorkspaceError for a damaged or foreign file, and DiskError."""
        with database_at(self.path), closing(self._open()) as connection:
            self._prepare(connection)
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept together at the block's end, or not at all where it raises."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def compact(self) -> int:
        """Gives the room of what was deleted back to the disk; gives the bytes that the file became smaller by."""
        before = self.path.stat().st_size
        with self.reading() as connection:
            connection.execute("PRAGMA temp_store = MEMORY")  # no copy of the facts in the system's folder
            connection.execute("VACUUM")
        return before - self.path.stat().st_size

    def _open(self) -> sqlite3.Connection:
        make_private(self.path.parent)
        connection = sqlite3.connect(self.path, timeout=self._busy, isolation_level=None)
        connection.row_factory = sqlite3.Row
        _keep_private(self.path)
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        if _number(connection, "application_id") != _APPLICATION:
            self._create(connection)
        if _number(connection, "user_version") > schema.VERSION:
            raise WorkspaceError(
                f"历史记录 {self.path} 是更新版本的程序写的，这个版本读不懂。",
                f"请升级程序，或者把它改名（例如 {self.path.stem}-新版{self.path.suffix}）再运行一次。",
            )
        if _number(connection, "user_version") < schema.VERSION:
            self._migrate(connection)
        # A rollback journal: the write-ahead log is unsafe on the shared folders of offices.
        connection.execute("PRAGMA journal_mode = DELETE")

    def _create(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if _number(connection, "application_id") != _APPLICATION:  # another command may have made it meanwhile
            if _number(connection, "user_version") or connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise HistoryDamaged(self.path)
            schema.create(connection)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("COMMIT")

    def _migrate(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        standing = _number(connection, "user_version")  # another command may have done it meanwhile
        schema.migrate(connection, standing)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        connection.execute("COMMIT")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _keep_private(path: Path) -> None:
    """Mode 600: prompts hold the township's facts. Never opened here: closing it would drop SQLite's own locks."""
    with suppress(OSError):  # another person's file, or a system without modes
        if stat.S_IMODE(path.stat().st_mode) != _PRIVATE:
            path.chmod(_PRIVATE)
