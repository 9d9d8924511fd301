"""A room's word lists: lines of data/<name>, comments and blank lines left out."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def data_lines(name: str, room: str = "assistant.language") -> tuple[str, ...]:
    text = resources.files(room).joinpath("data", name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
