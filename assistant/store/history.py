"""The history (历史记录): every version of every section and every model call, in .assistant/history.db."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from assistant.store.database import Database
from assistant.store.failures import damaged
from assistant.store.records import GENERATED, ModelCall, SectionVersion

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

Clock = Callable[[], dt.datetime]
_HAS_KEY = "instr(' ' || section_keys || ' ', ' ' || ? || ' ') > 0"
_OVERTAKEN = "EXISTS (SELECT 1 FROM writes WHERE version_id = versions.id AND state = 'overtaken')"
_FOLLOWED = (
    "EXISTS (SELECT 1 FROM versions later WHERE later.id > versions.id AND later.section_keys = versions.section_keys)"
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

    def versions(self, key: str = "") -> tuple[SectionVersion, ...]:
        """All versions of a section, of every section without a key; oldest first."""
        return self._versions(f"? = '' OR {_HAS_KEY}", (key, key))

    def version(self, number: int) -> SectionVersion | None:
        return next(iter(self._versions("id = ?", (number,))), None)

    def last_generated(self, key: str) -> SectionVersion | None:
        """The latest version of a section that the program, and not a person, wrote into the draft."""
        places = ", ".join("?" * len(GENERATED))
        placed = f"{_HAS_KEY} AND origin IN ({places}) AND NOT {_OVERTAKEN}"
        latest = f"id = (SELECT max(id) FROM versions WHERE {placed})"  # noqa: S608  # conditions of this module
        return next(iter(self._versions(latest, (key, *GENERATED))), None)

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

    def refuse_unwritable(self) -> None:
        """Raises what any writing would raise, before anything else is done that the history must tell of."""
        with self.database.transaction():
            pass

    def record_export(self, path: str, content: str) -> None:
        """Keeps the hash of what was exported to this path last."""
        with self.database.transaction() as connection:
            row = (path, content, timestamp(self.clock))
            connection.execute("INSERT OR REPLACE INTO exports (path, hash, created_at) VALUES (?, ?, ?)", row)

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
        return tuple(self._version_of(row) for row in rows)

    def _version_of(self, row: sqlite3.Row) -> SectionVersion:
        fields = dict(row)
        try:
            fields |= {name: tuple(json.loads(fields[name])) for name in ("marked", "added")}
        except (ValueError, TypeError) as error:
            raise damaged(self.database.path) from error
        return SectionVersion(**fields | {"section_keys": tuple(fields["section_keys"].split())})

    def _call_of(self, row: sqlite3.Row) -> ModelCall:
        try:
            prompt = zlib.decompress(row["prompt"]).decode("utf-8")
        except (zlib.error, TypeError, UnicodeDecodeError) as error:
            raise damaged(self.database.path) from error
        return ModelCall(**dict(row) | {"prompt": prompt})


def timestamp(clock: Clock) -> str:
    return clock().isoformat(timespec="seconds")


def insert_version(connection: sqlite3.Connection, version: SectionVersion, now: str) -> int:
    """Adds a version within a transaction; gives its id."""
    columns = {
        "section_keys": " ".join(version.section_keys),
        "heading": version.heading,
        "text": version.text,
        "origin": version.origin,
        "model": version.model,
        "facts_hash": version.facts_hash,
        "prompt_hash": version.prompt_hash,
        "raw": version.raw,
        "marked": json.dumps(version.marked, ensure_ascii=False),
        "added": json.dumps(version.added, ensure_ascii=False),
        "created_at": now,
    }
    return _insert(connection, "versions", columns)


def _insert_call(connection: sqlite3.Connection, call: ModelCall, now: str) -> int:
    columns = {
        "section": call.section,
        "model": call.model,
        "host": _SECRET.sub("***", call.host),
        "prompt": zlib.compress(_storable(call.prompt).encode("utf-8")),
        "reply": call.reply,
        "prompt_tokens": call.prompt_tokens,
        "cached_tokens": call.cached_tokens,
        "completion_tokens": call.completion_tokens,
        "seconds": call.seconds,
        "finish": call.finish,
        "error": _SECRET.sub("***", call.error),
        "created_at": now,
    }
    return _insert(connection, "calls", columns)


def _insert(connection: sqlite3.Connection, table: str, columns: Mapping[str, object]) -> int:
    values = [_storable(value) if isinstance(value, str) else value for value in columns.values()]
    places = ", ".join("?" * len(values))
    query = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608  # names of this module
    return int(connection.execute(query, values).lastrowid or 0)


def _storable(text: str) -> str:
    """A reply may hold half a surrogate pair, which no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")
