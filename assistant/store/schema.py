"""The tables of history.db, and what brings a history of an earlier version up to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

VERSION = 5
_EXPORTS = "CREATE TABLE exports (path TEXT PRIMARY KEY, hash TEXT NOT NULL, created_at TEXT NOT NULL)"
_SCHEMA = (
    # Schema 1.
    """CREATE TABLE versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT, section_keys TEXT NOT NULL, heading TEXT NOT NULL, text TEXT NOT NULL,
        origin TEXT NOT NULL, model TEXT NOT NULL, facts_hash TEXT NOT NULL, prompt_hash TEXT NOT NULL,
        raw TEXT NOT NULL, marked TEXT NOT NULL, added TEXT NOT NULL, created_at TEXT NOT NULL)""",
    """CREATE TABLE calls (
        id INTEGER PRIMARY KEY AUTOINCREMENT, section TEXT NOT NULL, model TEXT NOT NULL, host TEXT NOT NULL,
        prompt BLOB NOT NULL, reply TEXT NOT NULL, prompt_tokens INTEGER NOT NULL, cached_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL, seconds REAL NOT NULL, finish TEXT NOT NULL, error TEXT NOT NULL,
        created_at TEXT NOT NULL)""",
)
_WRITES = (
    """CREATE TABLE writes (
        id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, old_hash TEXT, new_hash TEXT,
        state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'overtaken')),
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')), step INTEGER NOT NULL,
        version_id INTEGER REFERENCES versions (id), created_at TEXT NOT NULL)""",
    "CREATE INDEX writes_by_state ON writes (state)",
    "CREATE INDEX writes_by_version ON writes (version_id)",
    "CREATE INDEX writes_by_step ON writes (step)",
)
# A text is kept once, however often the draft returns to it. A hash is SHA-256 of the bytes; NULL: no file there.
_STEPS = (
    """CREATE TABLE steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT, command TEXT NOT NULL, about TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'forgotten')), created_at TEXT NOT NULL)""",
    "CREATE TABLE texts (hash TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "ALTER TABLE versions ADD COLUMN facts TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE versions ADD COLUMN wording TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE versions ADD COLUMN shots TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE versions ADD COLUMN instruction TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE versions ADD COLUMN kept TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE versions ADD COLUMN deleted TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE versions ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE versions ADD COLUMN step INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX versions_by_section ON versions (section_keys, number)",
    "CREATE INDEX versions_by_step ON versions (step)",
    "ALTER TABLE exports ADD COLUMN text_hash TEXT",
)
_ADOPTED = "CREATE TABLE adopted (section_keys TEXT PRIMARY KEY, mark TEXT NOT NULL, created_at TEXT NOT NULL)"
# Schema 5. `pulls` knows what a revised file says by a hash; `step_files` what a step made of other files than draft.md.
_BESIDE = (
    """CREATE TABLE exported_texts (
        text_hash TEXT NOT NULL, path TEXT NOT NULL, created_at TEXT NOT NULL, PRIMARY KEY (text_hash, path))""",
    "CREATE TABLE pulls (content TEXT PRIMARY KEY, step INTEGER NOT NULL, created_at TEXT NOT NULL)",
    """CREATE TABLE step_files (
        step INTEGER NOT NULL, name TEXT NOT NULL, old_hash TEXT NOT NULL, new_hash TEXT NOT NULL,
        PRIMARY KEY (step, name))""",
    "INSERT INTO exported_texts SELECT text_hash, path, created_at FROM exports WHERE text_hash IS NOT NULL",
)


def create(connection: sqlite3.Connection) -> None:
    """Makes all tables, within a transaction."""
    for statement in (*_SCHEMA, *_WRITES, _EXPORTS, *_STEPS, _ADOPTED, *_BESIDE):
        connection.execute(statement)


def migrate(connection: sqlite3.Connection, standing: int) -> None:
    """Brings the tables of version `standing` up to VERSION, within a transaction."""
    if standing < 2:
        connection.execute(_EXPORTS)
    if standing < 3:
        _with_steps(connection)
    if standing < 4:
        connection.execute(_ADOPTED)
    if standing < 5:
        for statement in _BESIDE:
            connection.execute(statement)


def _with_steps(connection: sqlite3.Connection) -> None:
    """Versions get their numbers; each write that was done becomes a step, since a command's were not kept together."""
    connection.execute("ALTER TABLE writes RENAME TO writes_before")
    for name in ("writes_by_state", "writes_by_version"):
        connection.execute(f"DROP INDEX {name}")
    for statement in (*_WRITES, *_STEPS):
        connection.execute(statement)
    _number_versions(connection)
    _move_writes(connection)
    connection.execute("DROP TABLE writes_before")


def _number_versions(connection: sqlite3.Connection) -> None:
    numbers: dict[str, int] = {}
    rows = connection.execute("SELECT id, section_keys, heading FROM versions ORDER BY id").fetchall()
    for row in rows:
        names = row["section_keys"].split() or [" " + row["heading"]]
        number = 1 + max(numbers.get(name, 0) for name in names)
        numbers |= dict.fromkeys(names, number)
        connection.execute("UPDATE versions SET number = ? WHERE id = ?", (number, row["id"]))


def _move_writes(connection: sqlite3.Connection) -> None:
    first = True
    query = "SELECT w.*, v.heading FROM writes_before w LEFT JOIN versions v ON v.id = w.version_id ORDER BY w.id"
    for row in connection.execute(query).fetchall():
        step = 0
        changed = row["old_hash"] != row["new_hash"]
        foreign = first and row["version_id"] is None  # it may be a draft that a person began
        if row["state"] != "overtaken" and changed and not foreign:
            step = _step_of(connection, row)
        first = False
        connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (row["new_hash"], row["text"]))
        connection.execute(
            "INSERT INTO writes VALUES (?, ?, ?, ?, ?, 'do', ?, ?, ?)",
            (
                *(row["id"], row["path"], row["old_hash"], row["new_hash"], row["state"]),
                *(step, row["version_id"], row["created_at"]),
            ),
        )
        connection.execute("UPDATE versions SET step = ? WHERE id = ?", (step, row["version_id"]))


def _step_of(connection: sqlite3.Connection, row: sqlite3.Row) -> int:
    """Schema 2 kept a hand edit and a title alike, as a write without a version."""
    cursor = connection.execute(
        "INSERT INTO steps (command, about, state, created_at) VALUES ('draft', ?, 'done', ?)",
        (row["heading"] or "", row["created_at"]),
    )
    return int(cursor.lastrowid or 0)
