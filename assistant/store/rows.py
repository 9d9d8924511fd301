"""Rows of history.db."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


def insert(connection: sqlite3.Connection, table: str, columns: Mapping[str, object]) -> int:
    """Adds a row within a transaction; gives its id."""
    values = [storable(value) if isinstance(value, str) else value for value in columns.values()]
    places = ", ".join("?" * len(values))
    query = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608  # names of this room
    return int(connection.execute(query, values).lastrowid or 0)


def storable(text: str) -> str:
    """A reply may hold half a surrogate pair, which no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")
