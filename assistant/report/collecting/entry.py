"""An entry (条目): one bullet as it was sent in, with where it stands and who sent it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """`line` counts from 1 in its file (rows in a table); `office` is who reports, as far as the file says; `section` is a
    heading or a section's title that it stands under, as written; `source` is what its own note names, beyond the office."""

    text: str
    line: int = 0
    office: str = ""
    section: str = ""
    source: str = ""
