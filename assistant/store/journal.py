"""The write journal (写入日志): what draft.md is to become is known before it is touched.

Every row is a way old → new of a file, and belongs to a step. A hand edit is a step of its own, kept when it is first
noticed, so that the rows are the whole way of the draft.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.errors import HistoryDamaged
from assistant.store.beside import FileBeside, files_beside, keep_beside
from assistant.store.hand_edits import person_versions
from assistant.store.history import Clock, timestamp
from assistant.store.records import HAND_EDIT, Step
from assistant.store.steps import is_latest, open_step, step_of, turn, turn_to
from assistant.store.text_file import TextFile
from assistant.store.texts import keep_text, kept_text
from assistant.store.versions import insert_version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from assistant.store.database import Database
    from assistant.store.records import SectionVersion
    from assistant.store.steps import Way

Settled = Literal["done", "overtaken"]
Kind = Literal["do", "undo", "redo"]


Outcome = Literal["finished", "confirmed", "overtaken"]


@dataclass(frozen=True)
class PendingWrite:
    """A write that was promised and not yet seen to be done. Hashes are of bytes; a hash and data of None: no file there."""

    id: int
    old_hash: str | None
    new_hash: str | None
    data: bytes | None
    version_id: int | None
    kind: Kind = "do"
    step: int = 0


@dataclass(frozen=True)
class Standing:
    """`file` is on disk, `text` is what the next change is made on, `pending` what a command before left unsettled."""

    file: TextFile
    text: TextFile
    pending: tuple[PendingWrite, ...] = ()
    outcome: Outcome = "confirmed"

    @property
    def unfinished(self) -> tuple[PendingWrite, ...]:
        return self.pending if self.outcome == "finished" else ()


class Author:
    """Who writes: the command, what its step is about, and the step once it has begun."""

    def __init__(self, command: str = "", about: str = "") -> None:
        self.command = command
        self.about = about
        self.step = 0


class WriteJournal:
    """The writes of one file, `name` as it stands in the workspace."""

    def __init__(self, database: Database, clock: Clock, name: str) -> None:
        self._database = database
        self._clock = clock
        self._name = name

    def begin(self, standing: Standing, data: bytes, version: SectionVersion | None, author: Author) -> PendingWrite:
        """Keeps the version and the promise to write `data` over what stands there, in one transaction."""
        now = timestamp(self._clock)
        with self._transaction() as connection:
            self._keep_hand_edit(connection, standing.file, now)
            step = self._step(connection, author, now)
            version_id = insert_version(connection, version, now, step) if version else None
            new_hash = keep_text(connection, data)
            write = PendingWrite(0, standing.text.hash, new_hash, data, version_id, "do", step)
            row = self._insert(connection, write, "pending", now)
        author.step = step
        return replace(write, id=row)

    def begin_turn(self, way: Way) -> tuple[Step, PendingWrite] | None:
        """The promise to undo the last step, or to do the next one again; None where there is none, or where what stood
        there is no longer kept. Call notice() first."""
        now = timestamp(self._clock)
        with self._transaction() as connection:
            found = turn_to(connection, way)
            if found is None:
                return None
            data = kept_text(connection, found.new_hash)
            if data is None and found.new_hash is not None:
                return None
            write = PendingWrite(0, found.old_hash, found.new_hash, data, None, way, found.step)
            row = self._insert(connection, write, "pending", now)
            step = step_of(connection.execute("SELECT * FROM steps WHERE id = ?", (found.step,)).fetchone())
        return step, replace(write, id=row)

    def begin_beside(self, standing: TextFile, file: FileBeside, author: Author) -> None:
        """Keeps what another file is about to become as part of the author's step, which may leave draft.md as it is."""
        now = timestamp(self._clock)
        with self._transaction() as connection:
            self._keep_hand_edit(connection, standing, now)
            step = self._step(connection, author, now)
            if step != author.step and standing.exists:
                kept = keep_text(connection, standing.data)
                self._insert(connection, PendingWrite(0, kept, kept, None, None, "do", step), "done", now)
            keep_beside(connection, step, file)
        author.step = step

    def beside(self, step: int) -> tuple[FileBeside, ...]:
        """What the step made of other files than the draft."""
        with self._reading() as connection:
            return files_beside(connection, step)

    def notice(self, standing: TextFile) -> None:
        """Keeps a hand edit that was made since the last write, if one was; the draft as it stands, where nothing is known."""
        with self._transaction() as connection:
            self._keep_hand_edit(connection, standing, timestamp(self._clock))

    def set_aside(self, standing: TextFile, version: SectionVersion | None, author: Author) -> None:
        """Keeps a finished version that a hand edit overtook; the file stays as it is."""
        if version is None:
            return
        now = timestamp(self._clock)
        with self._transaction() as connection:
            self._keep_hand_edit(connection, standing, now)
            step = self._step(connection, author, now)
            number = insert_version(connection, version, now, step)
            write = PendingWrite(0, standing.hash, standing.hash, None, number, "do", step)
            self._insert(connection, write, "overtaken", now)
        author.step = step

    def withdraw(self, write: PendingWrite) -> None:
        """Takes a promise and its version back: the file changed under it."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM writes WHERE id = ?", (write.id,))
            connection.execute("DELETE FROM versions WHERE id = ?", (write.version_id,))
            connection.execute(
                "DELETE FROM steps WHERE id = ? AND NOT EXISTS (SELECT 1 FROM writes WHERE step = steps.id)",
                (write.step,),
            )

    def pending(self) -> tuple[PendingWrite, ...]:
        """Unsettled writes, oldest first. Each later one holds the text of the earlier ones."""
        if not self._database.exists:
            return ()
        query = "SELECT * FROM writes WHERE state = 'pending' AND path = ? ORDER BY id"
        with self._reading() as connection:
            rows = connection.execute(query, (self._name,)).fetchall()
            return tuple(_write_of(row, kept_text(connection, row["new_hash"])) for row in rows)

    def standing(self, file: TextFile) -> Standing:
        """What the draft is, given its file. A write that did not reach it is carried on from, where nobody edited since;
        the others are settled."""
        pending = self.pending()
        if not pending:
            return Standing(file, file)
        last = pending[-1]
        if file.hash in {write.old_hash for write in pending}:
            return Standing(file, TextFile.of(last.data), pending, "finished")
        reached = file.hash == last.new_hash or self._made_on(file, pending)
        self.settle(pending, "done" if reached else "overtaken")
        return Standing(file, file, pending, "confirmed" if reached else "overtaken")

    def _made_on(self, file: TextFile, pending: tuple[PendingWrite, ...]) -> bool:
        """Whether a person edited the text that was promised, which had then reached the file, and not the one before: most
        lines that the write put in are there, and most that it took out are not."""
        with self._reading() as connection:
            before = TextFile.of(kept_text(connection, pending[0].old_hash))
        old, new, now = (set(f.text.split("\n")) for f in (before, TextFile.of(pending[-1].data), file))
        changed = [line in now for line in new - old] + [line not in now for line in old - new]
        return file.exists and 2 * sum(changed) > len(changed)

    def settle(self, writes: tuple[PendingWrite, ...], state: Settled) -> None:
        with self._transaction() as connection:
            connection.executemany("UPDATE writes SET state = ? WHERE id = ?", [(state, w.id) for w in writes])
            for write in writes:
                if state == "done" and write.kind != "do":
                    turn(connection, write.step, write.kind)

    def _keep_hand_edit(self, connection: sqlite3.Connection, standing: TextFile, now: str) -> None:
        last = connection.execute(
            "SELECT new_hash FROM writes WHERE state = 'done' AND path = ? ORDER BY id DESC LIMIT 1", (self._name,)
        ).fetchone()
        known = last["new_hash"] if last else None
        if standing.hash == known:
            return
        new_hash = keep_text(connection, standing.data) if standing.exists else None
        # A draft that was there before its history began is no change that could be undone.
        step = open_step(connection, HAND_EDIT, "", now) if last else 0
        before = TextFile.of(kept_text(connection, known))
        for version in person_versions(before.text, standing.text):
            insert_version(connection, version, now, step)
        self._insert(connection, PendingWrite(0, known, new_hash, None, None, "do", step), "done", now)

    def _step(self, connection: sqlite3.Connection, author: Author, now: str) -> int:
        """The author's step as long as nothing else was done since; then another one, so that undoing goes in order."""
        if author.step and is_latest(connection, author.step):
            return author.step
        return open_step(connection, author.command, author.about, now)

    def _insert(self, connection: sqlite3.Connection, write: PendingWrite, state: str, now: str) -> int:
        cursor = connection.execute(
            "INSERT INTO writes (path, old_hash, new_hash, state, kind, step, version_id, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (self._name, write.old_hash, write.new_hash, state, write.kind, write.step, write.version_id, now),
        )
        return int(cursor.lastrowid or 0)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._intact(), self._database.transaction() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._intact(), self._database.reading() as connection:
            yield connection

    @contextmanager
    def _intact(self) -> Iterator[None]:
        """Raises WorkspaceError for a row that cannot be read."""
        try:
            yield
        except (zlib.error, TypeError, ValueError) as error:
            raise HistoryDamaged(self._database.path) from error


def _write_of(row: sqlite3.Row, data: bytes | None) -> PendingWrite:
    if data is None and row["new_hash"] is not None:
        raise ValueError(row["new_hash"])
    return PendingWrite(row["id"], row["old_hash"], row["new_hash"], data, row["version_id"], row["kind"], row["step"])
