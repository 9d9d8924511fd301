"""Texts of draft.md as bytes, each kept once, known by its hash."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from assistant.store.text_file import content_hash

if TYPE_CHECKING:
    import sqlite3


def keep_text(connection: sqlite3.Connection, data: bytes) -> str:
    """Keeps the bytes within a transaction; gives their hash."""
    name = content_hash(data)
    if connection.execute("SELECT 1 FROM texts WHERE hash = ?", (name,)).fetchone() is None:
        connection.execute("INSERT INTO texts (hash, data) VALUES (?, ?)", (name, zlib.compress(data)))
    return name


def kept_text(connection: sqlite3.Connection, name: str | None) -> bytes | None:
    """The bytes with this hash; None where they are not kept. Raises zlib.error, TypeError, ValueError for a damaged row."""
    row = connection.execute("SELECT data FROM texts WHERE hash = ?", (name,)).fetchone()
    if row is None:
        return None
    data = zlib.decompress(row["data"])
    if content_hash(data) != name:
        raise ValueError(name)
    return data
