"""What went out as a Word file (导出), and which revised files have come back (收回). Functions within a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.store.records import ExportedText
from assistant.store.texts import keep_text, kept_text

if TYPE_CHECKING:
    import sqlite3

_FORGOTTEN = "EXISTS (SELECT 1 FROM steps s WHERE s.id = pulls.step AND s.state <> 'done')"


def keep_export(connection: sqlite3.Connection, path: str, content: str, data: bytes, now: str) -> None:
    """The hash of the file that was exported to this path last, and every text that ever was."""
    text_hash = keep_text(connection, data) if data else None
    connection.execute(
        "INSERT OR REPLACE INTO exports (path, hash, created_at, text_hash) VALUES (?, ?, ?, ?)",
        (path, content, now, text_hash),
    )
    if text_hash:
        connection.execute("INSERT OR REPLACE INTO exported_texts VALUES (?, ?, ?)", (text_hash, path, now))


def exported_texts(connection: sqlite3.Connection) -> tuple[ExportedText, ...]:
    """Every text that went out, the latest first."""
    rows = connection.execute("SELECT * FROM exported_texts ORDER BY created_at DESC, rowid DESC").fetchall()
    texts = ((row, kept_text(connection, row["text_hash"])) for row in rows)
    return tuple(ExportedText(d.decode("utf-8"), row["path"], row["created_at"]) for row, d in texts if d is not None)


def keep_pull(connection: sqlite3.Connection, content: str, step: int, now: str) -> None:
    """What a revised file said has been taken over, by this step (0: draft.md did not change by it)."""
    connection.execute("INSERT OR REPLACE INTO pulls VALUES (?, ?, ?)", (content, step, now))


def pulled_at(connection: sqlite3.Connection, content: str) -> str:
    """When it was, ISO 8601; empty where it never was, or was undone."""
    query = f"SELECT created_at FROM pulls WHERE content = ? AND NOT {_FORGOTTEN}"  # noqa: S608  # condition of this module
    row = connection.execute(query, (content,)).fetchone()
    return str(row["created_at"]) if row else ""
