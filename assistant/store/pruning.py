"""What the history lets go (清理): versions and calls that nothing needs any more. Functions within a transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.store.records import GENERATED

if TYPE_CHECKING:
    import sqlite3

_TABLES = (
    *("writes", "versions", "steps", "texts", "calls", "exports", "adopted"),
    *("exported_texts", "pulls", "step_files"),
)
_FOLLOWED = (
    "EXISTS (SELECT 1 FROM versions later WHERE later.id > v.id AND later.section_keys = v.section_keys"
    " AND later.origin <> 'person')"
)
_ROWS = f"""
SELECT v.id, v.section_keys, v.heading, v.origin, v.step, coalesce(s.state, 'done') = 'done' AS standing,
    EXISTS (SELECT 1 FROM writes w WHERE w.version_id = v.id AND w.state = 'pending') AS pending,
    EXISTS (SELECT 1 FROM writes w WHERE w.version_id = v.id AND w.state = 'overtaken') AS overtaken,
    {_FOLLOWED} AS followed
FROM versions v LEFT JOIN steps s ON s.id = v.step ORDER BY v.id DESC"""  # noqa: S608  # conditions of this module


@dataclass(frozen=True)
class Pruned:
    """How much went: versions, steps that can no longer be undone, calls, and bytes of the file on the disk."""

    versions: int
    steps: int
    calls: int
    freed: int = 0


def prune(connection: sqlite3.Connection, keep: int, calls_since: str) -> Pruned:
    """Keeps the last `keep` versions of each section and the last `keep` steps, and calls made since `calls_since` (ISO
    8601). Undoing and redoing what is kept works as before, and hand edits are known as before.
    """
    steps = _steps_kept(connection, keep)
    versions = _versions_kept(connection, keep, steps)
    gone = _delete_others(connection, "versions", versions)
    connection.execute("DELETE FROM writes WHERE state = 'overtaken' AND version_id NOT IN (SELECT id FROM versions)")
    undoable = _delete_writes(connection, steps)
    connection.execute(
        "DELETE FROM steps WHERE id NOT IN (SELECT step FROM versions) AND id NOT IN (SELECT step FROM writes)"
    )
    connection.execute("DELETE FROM step_files WHERE step NOT IN (SELECT step FROM writes)")
    connection.execute(
        "DELETE FROM texts WHERE hash NOT IN (SELECT new_hash FROM writes WHERE new_hash IS NOT NULL UNION"
        " SELECT old_hash FROM writes WHERE old_hash IS NOT NULL UNION"
        " SELECT text_hash FROM exports WHERE text_hash IS NOT NULL UNION SELECT text_hash FROM exported_texts UNION"
        " SELECT old_hash FROM step_files UNION SELECT new_hash FROM step_files)"
    )
    calls = connection.execute("DELETE FROM calls WHERE julianday(created_at) < julianday(?)", (calls_since,)).rowcount
    return Pruned(gone, undoable, calls)


def purge(connection: sqlite3.Connection) -> Pruned:
    """Takes everything out."""
    gone = Pruned(*(_count(connection, table) for table in ("versions", "steps", "calls")))
    for table in (*_TABLES, "sqlite_sequence"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of this module
    return gone


def _steps_kept(connection: sqlite3.Connection, keep: int) -> set[int]:
    """The last ones that are done, and those that can be done again."""
    done = connection.execute("SELECT id FROM steps WHERE state = 'done' ORDER BY id DESC LIMIT ?", (keep,)).fetchall()
    undone = connection.execute("SELECT id FROM steps WHERE state = 'undone'").fetchall()
    return {row["id"] for row in (*done, *undone)}


def _versions_kept(connection: sqlite3.Connection, keep: int, steps: set[int]) -> set[int]:
    """Of each section the last ones; those of a step that is kept, and the one that undoing them all would bring back; what
    the program wrote last, since hand edits are told by it; what has not reached the draft.
    """
    kept: set[int] = set()
    counts: dict[str, int] = defaultdict(int)
    based: set[str] = set()
    based_before: set[str] = set()
    for row in connection.execute(_ROWS).fetchall():
        names = row["section_keys"].split() or [" " + row["heading"]]
        base = row["origin"] in GENERATED and row["standing"] and not row["overtaken"]
        aside = row["pending"] or (row["overtaken"] and not row["followed"])
        wanted = row["step"] in steps or aside or any(counts[name] < keep for name in names)
        if base:
            wanted = wanted or not based.issuperset(names)
            based.update(names)
        if base and row["step"] not in steps:
            wanted = wanted or not based_before.issuperset(names)
            based_before.update(names)
        for name in names:
            counts[name] += 1
        if wanted:
            kept.add(row["id"])
    return kept


def _delete_writes(connection: sqlite3.Connection, steps: set[int]) -> int:
    """Those of steps that went, but never the last: it tells what the draft was when it was last seen. Gives how many steps
    they were.
    """
    last = connection.execute("SELECT max(id) AS last FROM writes WHERE state = 'done'").fetchone()["last"]
    rows = connection.execute("SELECT id, step FROM writes WHERE state = 'done' AND id IS NOT ?", (last,)).fetchall()
    gone = [row for row in rows if row["step"] not in steps]
    connection.executemany("DELETE FROM writes WHERE id = ?", [(row["id"],) for row in gone])
    return len({row["step"] for row in gone} - {0})


def _delete_others(connection: sqlite3.Connection, table: str, kept: set[int]) -> int:
    ids = {row["id"] for row in connection.execute(f"SELECT id FROM {table}").fetchall()}  # noqa: S608
    connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(one,) for one in ids - kept])  # noqa: S608
    return len(ids - kept)


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) AS n FROM {table}").fetchone()["n"])  # noqa: S608
