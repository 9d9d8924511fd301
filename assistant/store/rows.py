"""Rows of history.db."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_SHORT = 60


def insert(connection: sqlite3.Connection, table: str, columns: Mapping[str, object]) -> int:
    """Adds a row within a transaction; gives its id."""
    values = [storable(value) if isinstance(value, str) else value for value in columns.values()]
    places = ", ".join("?" * len(values))
    query = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608  # names of this room
    return int(connection.execute(query, values).lastrowid or 0)


def storable(text: str) -> str:
    """A reply may hold half a surrogate pair, which no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")


def packed(text: str) -> str | bytes:
    """A longer text compressed, for a column that holds texts."""
    return zlib.compress(storable(text).encode("utf-8")) if len(text) > _SHORT else text


def unpacked(value: str | bytes) -> str:
    """Raises zlib.error, ValueError for a damaged value."""
    return zlib.decompress(value).decode("utf-8") if isinstance(value, bytes) else value
