"""Something a person should look at (问题): where it stands, what is wrong, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Finding:
    """`line` and `column` count from 1; 0 where the finding concerns the whole file."""

    rule: str
    severity: Severity
    message: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    fix: str = ""
    file: str = ""
