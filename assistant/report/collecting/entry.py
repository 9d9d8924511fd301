"""An entry (条目): one bullet as it was sent in, with where it stands and who sent it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.report.bullet import Bullet


@dataclass(frozen=True)
class Entry:
    """`line` counts from 1 in its file (rows in a table); `office` is who reports, as far as the file says; `section` is the
    key or title of a section that it stands under. The bullet's `source` is what the line itself notes."""

    bullet: Bullet
    line: int = 0
    office: str = ""
    section: str = ""
