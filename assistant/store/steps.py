"""Steps (步): what one command made of draft.md, so that it can be undone and done again as a whole.

A step is done, undone, or forgotten: undone, and something else was done since. All functions work within a transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.store.records import Step

if TYPE_CHECKING:
    import sqlite3

Way = Literal["undo", "redo"]
# A step's own writes. Undoing and redoing are writes too, of another kind.
_EFFECT = """
SELECT s.id,
    (SELECT old_hash FROM writes w WHERE w.step = s.id AND kind = 'do' AND w.state = 'done' ORDER BY w.id LIMIT 1) AS old,
    (SELECT new_hash FROM writes w WHERE w.step = s.id AND kind = 'do' AND w.state = 'done' ORDER BY w.id DESC LIMIT 1) AS new
FROM steps s WHERE s.state = ?"""
_CHANGED = "(old IS NOT new OR EXISTS (SELECT 1 FROM step_files f WHERE f.step = id))"


@dataclass(frozen=True)
class Turn:
    """The step that undo or redo turns to, and the hashes of draft.md from and to which it goes (None: no file)."""

    step: int
    way: Way
    old_hash: str | None
    new_hash: str | None


def open_step(connection: sqlite3.Connection, command: str, about: str, now: str) -> int:
    """A new step; what was undone before cannot be done again from here."""
    connection.execute("UPDATE steps SET state = 'forgotten' WHERE state = 'undone'")
    cursor = connection.execute(
        "INSERT INTO steps (command, about, state, created_at) VALUES (?, ?, 'done', ?)", (command, about, now)
    )
    return int(cursor.lastrowid or 0)


def is_latest(connection: sqlite3.Connection, step: int) -> bool:
    """Whether nothing was done, undone or begun since this step was."""
    row = connection.execute("SELECT id, state FROM steps ORDER BY id DESC LIMIT 1").fetchone()
    return row is not None and row["id"] == step and row["state"] == "done"


def turn_to(connection: sqlite3.Connection, way: Way) -> Turn | None:
    """The step to undo, or to do again; a step that changed nothing is passed over. None where there is none."""
    state, order = ("done", "DESC") if way == "undo" else ("undone", "ASC")
    row = connection.execute(f"SELECT * FROM ({_EFFECT}) WHERE {_CHANGED} ORDER BY id {order} LIMIT 1", (state,))  # noqa: S608
    found = row.fetchone()
    if found is None:
        return None
    old, new = (found["new"], found["old"]) if way == "undo" else (found["old"], found["new"])
    return Turn(found["id"], way, old, new)


def turn(connection: sqlite3.Connection, step: int, way: Way) -> None:
    """Marks the step as undone or done again, and with it those behind it that changed nothing."""
    if way == "undo":
        connection.execute("UPDATE steps SET state = 'undone' WHERE state = 'done' AND id >= ?", (step,))
        return
    query = f"SELECT id FROM ({_EFFECT}) WHERE {_CHANGED} AND id > ? ORDER BY id LIMIT 1"  # noqa: S608
    following = connection.execute(query, ("undone", step)).fetchone()
    end = following["id"] if following else None
    connection.execute("UPDATE steps SET state = 'done' WHERE state = 'undone' AND (? IS NULL OR id < ?)", (end, end))


def step_of(row: sqlite3.Row) -> Step:
    return Step(row["id"], row["command"], row["about"], row["created_at"], undone=row["state"] != "done")
