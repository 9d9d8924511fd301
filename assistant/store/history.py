"""The history (历史记录): every version of every section and every model call, in .assistant/history.db."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import HistoryDamaged
from assistant.store import exports, pruning
from assistant.store.database import Database
from assistant.store.records import GENERATED, ExportedText, ModelCall, SectionVersion, Step
from assistant.store.rows import insert, packed, storable, unpacked
from assistant.store.steps import step_of
from assistant.store.texts import kept_text
from assistant.store.versions import HAS_KEY, insert_version, version_of

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from assistant.store.pruning import Pruned

Clock = Callable[[], dt.datetime]
_OVERTAKEN = "EXISTS (SELECT 1 FROM writes WHERE version_id = versions.id AND state = 'overtaken')"
_STANDS = "NOT EXISTS (SELECT 1 FROM steps WHERE steps.id = versions.step AND steps.state != 'done')"
_IS_OWN = "section_keys = '' AND heading = ?"
_FOLLOWED = (
    "EXISTS (SELECT 1 FROM versions later WHERE later.id > versions.id AND later.section_keys = versions.section_keys"
    " AND later.origin <> 'person')"
)
_SECRET = re.compile(r"(?i)\b(?:bearer\s+\S+|sk-[\w-]{6,}|(?<=://)[^/\s@]+(?=@))")


class History:
    """Safe from any thread and from several commands at once. The file is made at the first write.

    Every method raises WorkspaceError for a damaged or foreign file, which is left as it is, and DiskError.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self.database = Database(path)
        self.clock = clock

    def add_version(self, version: SectionVersion) -> int:
        """Keeps a version that is not written to draft.md by DraftFile.put; gives its id."""
        with self.database.transaction() as connection:
            return insert_version(connection, version, timestamp(self.clock))

    def record_call(self, call: ModelCall) -> int:
        """Keeps a model call; gives its id. What looks like a key in the error is left out."""
        with self.database.transaction() as connection:
            return _insert_call(connection, call, timestamp(self.clock))

    def versions(self, key: str = "", heading: str = "") -> tuple[SectionVersion, ...]:
        """All versions of a section, of every section without key and heading; oldest first. A section of the person's own
        has no key and is known by its heading.
        """
        if heading and not key:
            return self._versions(_IS_OWN, (heading,))
        return self._versions(f"? = '' OR {HAS_KEY}", (key, key))

    def version(self, number: int) -> SectionVersion | None:
        return next(iter(self._versions("id = ?", (number,))), None)

    def made_by(self, step: int) -> tuple[SectionVersion, ...]:
        """The versions that a step made."""
        return self._versions("step = ?", (step,))

    def last_generated(self, key: str) -> SectionVersion | None:
        """The latest version of a section that the program, and not a person, wrote into the draft, and that was not undone."""
        places = ", ".join("?" * len(GENERATED))
        placed = f"{HAS_KEY} AND origin IN ({places}) AND NOT {_OVERTAKEN} AND {_STANDS}"
        latest = f"id = (SELECT max(id) FROM versions WHERE {placed})"  # noqa: S608  # conditions of this module
        return next(iter(self._versions(latest, (key, *GENERATED))), None)

    def version_numbered(self, key: str, number: int, heading: str = "") -> SectionVersion | None:
        """SECTION@N; None where there is none, or where it was pruned. `heading` as in versions()."""
        condition, name = (HAS_KEY, key) if key else (_IS_OWN, heading)
        return next(iter(self._versions(f"{condition} AND number = ?", (name, number))), None)

    def steps(self) -> tuple[Step, ...]:
        """Every step, undone ones too; oldest first."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            return tuple(step_of(row) for row in connection.execute("SELECT * FROM steps ORDER BY id").fetchall())

    def overtaken(self) -> tuple[SectionVersion, ...]:
        """Finished versions that never reached the draft, and no later one did: the command died and the draft was then
        edited by hand.
        """
        return self._versions(f"{_OVERTAKEN} AND NOT {_FOLLOWED}", ())

    def calls(self, section: str = "") -> tuple[ModelCall, ...]:
        """Model calls of a section, of every section without one; oldest first."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM calls WHERE ? = '' OR section = ? ORDER BY id", (section, section)
            ).fetchall()
        return tuple(self._call_of(row) for row in rows)

    def prune(self, keep: int, calls_since: str) -> Pruned:
        """Lets older versions, steps and calls go, as pruning.prune tells, and gives their room back to the disk."""
        with self.database.transaction() as connection:
            pruned = pruning.prune(connection, keep, calls_since)
        return replace(pruned, freed=self.database.compact())

    def purge(self) -> Pruned:
        """Takes everything out. What draft.md holds is then a person's: DraftFile.notice begins anew with it."""
        with self.database.transaction() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            purged = pruning.purge(connection)
        return replace(purged, freed=self.database.compact())

    def refuse_unwritable(self) -> None:
        """Raises what any writing would raise, before anything else is done that the history must tell of."""
        with self.database.transaction():
            pass

    def record_export(self, path: str, content: str, text: str = "") -> None:
        """Keeps the hash of what was exported to this path last, and the text of draft.md that it was made from."""
        with self.database.transaction() as connection:
            exports.keep_export(connection, path, content, storable(text).encode("utf-8"), timestamp(self.clock))

    def exported_texts(self) -> tuple[ExportedText, ...]:
        """Every text of draft.md that went out as a Word file, the latest first."""
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            return exports.exported_texts(connection)

    def record_pull(self, content: str, step: int) -> None:
        """Keeps that what a revised file says (a hash of it) has been taken over by this step."""
        with self.database.transaction() as connection:
            exports.keep_pull(connection, content, step, timestamp(self.clock))

    def pulled_at(self, content: str) -> str:
        """When that was taken over, ISO 8601; empty where it was not, or was undone."""
        if not self.database.exists:
            return ""
        with self.database.reading() as connection:
            return exports.pulled_at(connection, content)

    def base_of_export(self, path: str) -> str | None:
        """The text of draft.md that was exported to this path last; None where it is not known."""
        if not self.database.exists:
            return None
        with self.database.reading() as connection:
            row = connection.execute("SELECT text_hash FROM exports WHERE path = ?", (path,)).fetchone()
            data = kept_text(connection, row["text_hash"]) if row is not None else None
        return None if data is None else data.decode("utf-8")

    def text_named(self, beginning: str) -> str | None:
        """The text of draft.md whose hash begins like this; None where none is kept, or several."""
        if not self.database.exists or not beginning.isalnum():
            return None
        with self.database.reading() as connection:
            query = "SELECT hash FROM texts WHERE substr(hash, 1, ?) = ? LIMIT 2"
            rows = connection.execute(query, (len(beginning), beginning)).fetchall()
            data = kept_text(connection, rows[0]["hash"]) if len(rows) == 1 else None
        return None if data is None else data.decode("utf-8", "replace")

    def text_after(self, step: int) -> bytes | None:
        """What draft.md held after this step; None where there is no such step, or its text is kept no more."""
        if not self.database.exists:
            return None
        with self.database.reading() as connection:
            query = (
                "SELECT new_hash FROM writes WHERE step = ? AND kind = 'do' AND state = 'done' ORDER BY id DESC LIMIT 1"
            )
            row = connection.execute(query, (step,)).fetchone()
            return None if row is None else kept_text(connection, row["new_hash"])

    def last_export(self, path: str) -> str | None:
        """The hash of what was exported to this path last; None where nothing was."""
        if not self.database.exists:
            return None
        with self.database.reading() as connection:
            row = connection.execute("SELECT hash FROM exports WHERE path = ?", (path,)).fetchone()
        return None if row is None else str(row["hash"])

    def _versions(self, condition: str, values: tuple[str | int, ...]) -> tuple[SectionVersion, ...]:
        if not self.database.exists:
            return ()
        with self.database.reading() as connection:
            query = f"SELECT * FROM versions WHERE {condition} ORDER BY id"  # noqa: S608  # conditions of this module
            rows = connection.execute(query, values).fetchall()
        try:
            return tuple(version_of(row) for row in rows)
        except (ValueError, TypeError, zlib.error) as error:
            raise HistoryDamaged(self.database.path) from error

    def _call_of(self, row: sqlite3.Row) -> ModelCall:
        try:
            texts = {name: unpacked(row[name]) for name in ("prompt", "reply")}
        except (zlib.error, TypeError, UnicodeDecodeError) as error:
            raise HistoryDamaged(self.database.path) from error
        return ModelCall(**dict(row) | texts)


def timestamp(clock: Clock) -> str:
    return clock().isoformat(timespec="seconds")


def _insert_call(connection: sqlite3.Connection, call: ModelCall, now: str) -> int:
    columns = {
        "section": call.section,
        "model": call.model,
        "host": _SECRET.sub("***", call.host),
        "prompt": zlib.compress(storable(call.prompt).encode("utf-8")),
        "reply": packed(call.reply),
        "prompt_tokens": call.prompt_tokens,
        "cached_tokens": call.cached_tokens,
        "completion_tokens": call.completion_tokens,
        "seconds": call.seconds,
        "finish": call.finish,
        "error": _SECRET.sub("***", call.error),
        "created_at": now,
    }
    return insert(connection, "calls", columns)
