"""The write journal (写入日志): what draft.md is to become is known before it is touched.

Every row is a step old → new of a file. A row without a version and not of our making is a hand edit, kept when it is
first noticed, so that the rows are the whole way of the draft.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.store.failures import damaged
from assistant.store.history import Clock, insert_version, timestamp
from assistant.store.text_file import TextFile, content_hash

if TYPE_CHECKING:
    import sqlite3

    from assistant.store.database import Database
    from assistant.store.records import SectionVersion

Settled = Literal["done", "overtaken"]


@dataclass(frozen=True)
class PendingWrite:
    """A step that was promised and not yet seen to be done. Hashes are of bytes; `old_hash` None: no file there."""

    id: int
    old_hash: str | None
    new_hash: str
    data: bytes
    version_id: int | None


@dataclass(frozen=True)
class _Step:
    old_hash: str | None
    data: bytes
    state: str
    version_id: int | None

    @property
    def new_hash(self) -> str:
        return content_hash(self.data)


class WriteJournal:
    """The steps of one file, `name` as it stands in the workspace."""

    def __init__(self, database: Database, clock: Clock, name: str) -> None:
        self._database = database
        self._clock = clock
        self._name = name

    def begin(self, standing: TextFile, data: bytes, version: SectionVersion | None) -> PendingWrite:
        """Keeps the version and the promise to write `data` over what stands in the file, in one transaction."""
        now = timestamp(self._clock)
        with self._database.transaction() as connection:
            self._keep_hand_edit(connection, standing, now)
            version_id = insert_version(connection, version, now) if version else None
            step = _Step(standing.hash, data, "pending", version_id)
            row = self._insert(connection, step, now)
        return PendingWrite(row, step.old_hash, step.new_hash, data, version_id)

    def set_aside(self, standing: TextFile, version: SectionVersion | None) -> None:
        """Keeps a finished version that a hand edit overtook; the file stays as it is."""
        if version is None:
            return
        now = timestamp(self._clock)
        with self._database.transaction() as connection:
            self._keep_hand_edit(connection, standing, now)
            number = insert_version(connection, version, now)
            self._insert(connection, _Step(standing.hash, standing.data, "overtaken", number), now)

    def withdraw(self, write: PendingWrite) -> None:
        """Takes a promise and its version back: the file changed under it."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM writes WHERE id = ?", (write.id,))
            connection.execute("DELETE FROM versions WHERE id = ?", (write.version_id,))

    def pending(self) -> tuple[PendingWrite, ...]:
        """Unsettled steps, oldest first. Each later one holds the text of the earlier ones."""
        if not self._database.exists:
            return ()
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM writes WHERE state = 'pending' AND path = ? ORDER BY id", (self._name,)
            ).fetchall()
        return tuple(self._write_of(row) for row in rows)

    def settle(self, writes: tuple[PendingWrite, ...], state: Settled) -> None:
        with self._database.transaction() as connection:
            connection.executemany("UPDATE writes SET state = ? WHERE id = ?", [(state, w.id) for w in writes])

    def _keep_hand_edit(self, connection: sqlite3.Connection, standing: TextFile, now: str) -> None:
        last = connection.execute(
            "SELECT new_hash FROM writes WHERE state = 'done' AND path = ? ORDER BY id DESC LIMIT 1", (self._name,)
        ).fetchone()
        known = last["new_hash"] if last else None
        if standing.hash not in (None, known):
            self._insert(connection, _Step(known, standing.data, "done", None), now)

    def _insert(self, connection: sqlite3.Connection, step: _Step, now: str) -> int:
        text = zlib.compress(step.data)
        cursor = connection.execute(
            "INSERT INTO writes (path, old_hash, new_hash, text, state, version_id, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._name, step.old_hash, step.new_hash, text, step.state, step.version_id, now),
        )
        return int(cursor.lastrowid or 0)

    def _write_of(self, row: sqlite3.Row) -> PendingWrite:
        try:
            data = zlib.decompress(row["text"])
        except (zlib.error, TypeError) as error:
            raise damaged(self._database.path) from error
        return PendingWrite(row["id"], row["old_hash"], row["new_hash"], data, row["version_id"])
