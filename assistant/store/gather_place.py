"""Where the interview was left (采集停在哪一节), so that another day begins there."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.store.workspace import make_private

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.store.workspace import Workspace


def place_left(workspace: Workspace) -> str:
    """The key of the section; empty where none is known."""
    try:
        value = json.loads(_file(workspace).read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    key = value.get("section") if isinstance(value, dict) else None
    return key if isinstance(key, str) else ""


def keep_place(workspace: Workspace, key: str) -> None:
    """Remembers the section. Where that cannot be written, the next day begins elsewhere and nothing is lost."""
    file = _file(workspace)
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        make_private(workspace.history_dir)
        temporary.write_text(json.dumps({"section": key}, ensure_ascii=False), "utf-8")
        temporary.replace(file)


def _file(workspace: Workspace) -> Path:
    return workspace.history_dir / "gather.json"
