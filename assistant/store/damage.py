"""A history that cannot be read is moved aside and another is begun: the draft goes on, and nothing is thrown away."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from assistant.errors import HistoryDamaged
from assistant.store.database import Database
from assistant.store.failures import writing_to
from assistant.store.lock import write_lock
from assistant.store.rows import unpacked
from assistant.store.texts import kept_text
from assistant.store.versions import version_of

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from assistant.store.history import Clock

_ASIDE = "损坏"


def move_aside(path: Path, clock: Clock) -> Path | None:
    """Renames the damaged history to history.db.损坏-<time>; gives its new place, None where it is sound, since another
    command has seen to it. Raises WorkspaceError, DiskError.
    """
    with write_lock(path.parent):
        # Looking at it lets SQLite take its journal back: none is left behind that would be rolled back into the new one.
        if _is_sound(path):
            return None
        aside = _free(path.with_name(f"{path.name}.{_ASIDE}-{clock():%Y%m%d-%H%M%S}"))
        with writing_to(path):
            path.rename(aside)
        return aside


def remove_damaged(path: Path) -> None:
    """Removes what was moved aside. Raises WorkspaceError, DiskError."""
    for aside in path.parent.glob(f"{path.name}.{_ASIDE}-*"):
        with writing_to(aside):
            aside.unlink(missing_ok=True)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _is_sound(path: Path) -> bool:
    """Whether all of it can be read; a file that is not there is sound."""
    if not path.exists():
        return True
    try:
        with Database(path).reading() as connection:
            return connection.execute("PRAGMA quick_check").fetchone()[0] == "ok" and _reads(connection)
    except HistoryDamaged:
        return False


def _reads(connection: sqlite3.Connection) -> bool:
    """SQLite has no checksums: a bit that fell over inside a text shows only here."""
    try:
        for row in connection.execute("SELECT hash FROM texts").fetchall():
            kept_text(connection, row["hash"])
        for row in connection.execute("SELECT * FROM versions"):
            version_of(row)
        for row in connection.execute("SELECT prompt, reply FROM calls"):
            unpacked(row["prompt"])
            unpacked(row["reply"])
    except (zlib.error, TypeError, ValueError):
        return False
    return True
