"""Which sections the clerk has read and taken (采用): a mark for the text that they read, so that another text lacks it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.store.history import History

_PUT = "INSERT OR REPLACE INTO adopted (section_keys, mark, created_at) VALUES (?, ?, ?)"


def text_mark(heading: str, source: str) -> str:
    """What a section's text is known by: its heading and its lines as they stand in draft.md, blanks aside."""
    bare = "".join(heading.split()) + "\n" + "\n".join(filter(None, ("".join(s.split()) for s in source.split("\n"))))
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest()


def adopt(history: History, keys: Sequence[str], mark: str) -> None:
    """Keeps that this text of the section was read and taken. Raises WorkspaceError and DiskError as History does."""
    with history.database.transaction() as connection:
        connection.execute(_PUT, (" ".join(keys), mark, history.clock().isoformat(timespec="seconds")))


def adopted_marks(history: History) -> Mapping[tuple[str, ...], str]:
    """The keys of every section that was ever taken, with the mark of the text that was."""
    if not history.database.exists:
        return {}
    with history.database.reading() as connection:
        rows = connection.execute("SELECT section_keys, mark FROM adopted").fetchall()
    return {tuple(row["section_keys"].split()): str(row["mark"]) for row in rows}
