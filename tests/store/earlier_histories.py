"""history.db as earlier versions of the program made it."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib

SCHEMA_1 = """
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, section_keys TEXT NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL,
    origin TEXT NOT NULL, model TEXT NOT NULL, facts_hash TEXT NOT NULL, prompt_hash TEXT NOT NULL, raw TEXT NOT NULL,
    marked TEXT NOT NULL, added TEXT NOT NULL, created_at TEXT NOT NULL);
CREATE TABLE calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT, section TEXT NOT NULL, model TEXT NOT NULL, host TEXT NOT NULL,
    prompt BLOB NOT NULL, reply TEXT NOT NULL, prompt_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL, seconds REAL NOT NULL, finish TEXT NOT NULL, error TEXT NOT NULL,
    created_at TEXT NOT NULL);
CREATE TABLE writes (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, old_hash TEXT, new_hash TEXT NOT NULL, text BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'overtaken')),
    version_id INTEGER REFERENCES versions (id), created_at TEXT NOT NULL);
CREATE INDEX writes_by_state ON writes (state);
CREATE INDEX writes_by_version ON writes (version_id);
PRAGMA application_id = 0x54525041;
PRAGMA user_version = 1;
"""
SCHEMA_2 = (
    SCHEMA_1.replace("user_version = 1", "user_version = 2")
    + "CREATE TABLE exports (path TEXT PRIMARY KEY, hash TEXT NOT NULL, created_at TEXT NOT NULL);"
)
NOON = "2026-07-03T12:00:00+08:00"


def earlier_history(path, schema, drafts=()):
    """A history of that schema in which draft.md became each of (text, key, state) in turn; without a key, a write of no
    section."""
    path.parent.mkdir(exist_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(schema)
        old = None
        for text, key, state in drafts:
            version = _version(connection, key, text) if key else None
            data = text.encode()
            new = hashlib.sha256(data).hexdigest()
            connection.execute(
                "INSERT INTO writes (path, old_hash, new_hash, text, state, version_id, created_at)"
                " VALUES ('draft.md', ?, ?, ?, ?, ?, ?)",
                (old, new, zlib.compress(data), state, version, NOON),
            )
            old = new if state == "done" else old


def _version(connection, key, text):
    row = (key, key, text, "model", "", "", "", "", "[]", "[]", NOON)
    return connection.execute(
        "INSERT INTO versions (section_keys, heading, text, origin, model, facts_hash, prompt_hash, raw, marked, added,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
