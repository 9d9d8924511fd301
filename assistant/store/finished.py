"""A finished report (定稿): the workspace is frozen, and says so to every command that would write."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant.errors import WorkspaceError
from assistant.store.atomic import replace_bytes
from assistant.store.failures import writing_to
from assistant.store.text_file import content_hash
from assistant.store.workspace import Workspace, make_private

if TYPE_CHECKING:
    from pathlib import Path

_MAY_GO_ON = frozenset(("finish", "history", "prune", "purge"))


@dataclass(frozen=True)
class Finished:
    """When it was finished (ISO 8601), the clean copy, and the hashes of that, of draft.md and of facts.md."""

    at: str
    file: str
    file_hash: str
    draft_hash: str
    facts_hash: str


def finished(workspace: Workspace) -> Finished | None:
    """What the marker says; None where the report is not finished."""
    path = _marker(workspace)
    if not path.exists():
        return None
    with suppress(OSError, ValueError, TypeError):
        return Finished(**json.loads(path.read_text("utf-8")))
    return Finished("", "", "", "", "")  # a marker that cannot be read still freezes


def freeze(workspace: Workspace, done: Finished) -> None:
    """Raises WorkspaceError or DiskError."""
    make_private(workspace.history_dir)
    data = (json.dumps(asdict(done), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    path = _marker(workspace)
    with writing_to(path):
        old = content_hash(path.read_bytes()) if path.exists() else None
    replace_bytes(path, old, data)


def reopen(workspace: Workspace) -> bool:
    """Whether there was anything to reopen."""
    path = _marker(workspace)
    with writing_to(path):
        there = path.exists()
        path.unlink(missing_ok=True)
    return there


def refuse_finished(workspace: Workspace, command: str) -> None:
    """Raises WorkspaceError where the report is finished and the command would change it."""
    done = finished(workspace) if command not in _MAY_GO_ON else None
    if done is None:
        return
    when = f"（{done.at[:10]}）" if done.at else ""
    raise WorkspaceError(
        f"这份报告已经定稿{when}，工作区已冻结，没有改动任何文件。", "确实要改，请先运行 assistant finish --reopen。"
    )


def _marker(workspace: Workspace) -> Path:
    return workspace.history_dir / "finished.json"
