"""Versions of sections as rows of history.db."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.store.records import SectionVersion
from assistant.store.rows import insert, packed, unpacked

if TYPE_CHECKING:
    import sqlite3

HAS_KEY = "instr(' ' || section_keys || ' ', ' ' || ? || ' ') > 0"
_LISTS = ("marked", "added", "facts", "shots", "kept", "deleted")
_LONG = ("text", "raw")
_SHORT = ("heading", "origin", "model", "facts_hash", "prompt_hash", "wording", "instruction")


def insert_version(connection: sqlite3.Connection, version: SectionVersion, now: str, step: int = 0) -> int:
    """Adds a version within a transaction, as the next of its section; gives its id."""
    columns = {
        "section_keys": " ".join(version.section_keys),
        **{name: getattr(version, name) for name in _SHORT},
        **{name: packed(getattr(version, name)) for name in _LONG},
        **{name: json.dumps(getattr(version, name), ensure_ascii=False) for name in _LISTS},
        "number": _next_number(connection, version),
        "step": step,
        "created_at": now,
    }
    return insert(connection, "versions", columns)


def version_of(row: sqlite3.Row) -> SectionVersion:
    """Raises ValueError, TypeError, zlib.error for a damaged row."""
    fields = dict(row)
    fields |= {name: tuple(json.loads(fields[name])) for name in _LISTS}
    fields |= {name: unpacked(fields[name]) for name in _LONG}
    return SectionVersion(**fields | {"section_keys": tuple(fields["section_keys"].split())})


def _next_number(connection: sqlite3.Connection, version: SectionVersion) -> int:
    """One more than any version has that shares a key; a section without a key is known by its heading."""
    if version.section_keys:
        shared, values = " OR ".join([HAS_KEY] * len(version.section_keys)), version.section_keys
    else:
        shared, values = "section_keys = '' AND heading = ?", (version.heading,)
    query = f"SELECT 1 + coalesce(max(number), 0) AS next FROM versions WHERE {shared}"  # noqa: S608  # of this module
    return int(connection.execute(query, values).fetchone()["next"])
