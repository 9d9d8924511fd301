"""The status that was shown last, as long as nothing that it rests on has changed: then nothing is read or traced again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant import resources
from assistant.config import exemplar_dir, user_config_path
from assistant.store.remembered import keep, mark_of, recall
from assistant.store.workspace import Workspace

_FILE = "status.json"


def status_mark(workspace: Workspace) -> str:
    """What the status rests on: facts.md and draft.md, the history, the other files that lie there (last year's report, the
    roster, settings), the user's settings, roster and exemplars, and what the program brings."""
    settings = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("ASSISTANT_"))
    return mark_of((workspace.facts, workspace.draft), _looked_at(workspace), (*settings, os.environ.get("TZ", "")))


def status_at_hand(workspace: Workspace, mark: str) -> Any:
    """What was shown when everything was as it is now, else None."""
    return recall(workspace.history_dir / _FILE, mark)


def keep_status(workspace: Workspace, mark: str, last_year: str, shown: Any) -> None:
    """Keeps what is shown, unless it rests on a report outside of the workspace's folder."""
    if not last_year or (workspace.root / last_year).parent == workspace.root:
        keep(workspace.history_dir / _FILE, mark, shown)


def forget_status(workspace: Workspace) -> None:
    """It quotes facts and figures: it goes with the history."""
    (workspace.history_dir / _FILE).unlink(missing_ok=True)


def _looked_at(workspace: Workspace) -> Iterator[Path]:
    yield from _files(workspace.root)
    yield from (workspace.history.with_name(workspace.history.name + end) for end in ("", "-wal"))
    yield from _files(user_config_path().parent)
    yield from _files(exemplar_dir())
    root = resources.data_root()
    for folder in (root / "prompts", root / "prompts" / "templates", root / "exemplars"):
        yield from _files(folder)
    yield Path(__file__)
    yield root / "config.toml"


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(Path(entry.path) for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError:
        return []
