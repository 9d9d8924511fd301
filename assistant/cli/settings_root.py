"""The workspace whose settings count, for commands that work without one too."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import WorkspaceError


def settings_root(folder: Path | None) -> Path | None:
    """None outside of a workspace. Raises WorkspaceError where -C names a folder that is none."""
    from assistant.store.workspace import find_workspace

    try:
        return find_workspace(folder or Path.cwd()).root
    except (WorkspaceError, FileNotFoundError):
        if folder is not None:
            raise
        return None
