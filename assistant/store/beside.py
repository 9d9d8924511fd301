"""What a step made of other files of the workspace (旁及的文件), facts.md above all: undone and done again with the step, where
nobody has changed the file since."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.store.atomic import remove_leftovers, replace_bytes
from assistant.store.text_file import content_hash
from assistant.store.texts import keep_text, kept_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.store.steps import Way


@dataclass(frozen=True)
class FileBeside:
    """A file of the workspace by its name, as it was before a step and after it."""

    name: str
    old: bytes
    new: bytes


@dataclass(frozen=True)
class KeptFile:
    """A file that somebody changed after the step: it stays as it is. `lines` (number from 1, text) are those in it that the
    step had put there and that undoing would have taken out."""

    name: str
    lines: tuple[tuple[int, str], ...] = ()


def keep_beside(connection: sqlite3.Connection, step: int, file: FileBeside) -> None:
    """Keeps within a transaction what the step is about to make of the file; of several changes the way from first to last."""
    old, new = (keep_text(connection, data) for data in (file.old, file.new))
    connection.execute(
        "INSERT INTO step_files VALUES (?, ?, ?, ?) ON CONFLICT (step, name) DO UPDATE SET new_hash = excluded.new_hash",
        (step, file.name, old, new),
    )


def files_beside(connection: sqlite3.Connection, step: int) -> tuple[FileBeside, ...]:
    """What the step made of other files, as far as their texts are kept."""
    rows = connection.execute("SELECT * FROM step_files WHERE step = ? ORDER BY name", (step,)).fetchall()
    texts = (
        (row["name"], kept_text(connection, row["old_hash"]), kept_text(connection, row["new_hash"])) for row in rows
    )
    return tuple(FileBeside(name, old, new) for name, old, new in texts if old is not None and new is not None)


def turn_files(root: Path, files: Sequence[FileBeside], way: Way) -> tuple[KeptFile, ...]:
    """Brings each file back to what it was, or forth again; gives those that somebody changed in between. May be repeated."""
    return tuple(kept for file in files if (kept := _turned(root / file.name, file, way)) is not None)


def _turned(path: Path, file: FileBeside, way: Way) -> KeptFile | None:
    before, after = (file.new, file.old) if way == "undo" else (file.old, file.new)
    remove_leftovers(path)
    standing = b""
    with suppress(OSError):
        standing = path.read_bytes()
    if standing == after:
        return None
    try:
        replace_bytes(path, content_hash(before), after)
    except AssistantError:  # changed since, or not to be written: the draft is undone all the same
        went = set(before.split(b"\n")) - set(after.split(b"\n"))
        found = ((n, line) for n, line in enumerate(standing.split(b"\n"), start=1) if line in went)
        return KeptFile(file.name, tuple((n, line.decode("utf-8", "replace").strip()) for n, line in found))
    return None
