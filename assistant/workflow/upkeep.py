"""The history kept in order (整理历史记录)."""

from __future__ import annotations

from datetime import timedelta

from assistant.store.damage import remove_damaged
from assistant.store.draft_file import DraftFile
from assistant.store.history import Clock, History
from assistant.store.pruning import Pruned
from assistant.store.workspace import Workspace
from assistant.workflow.status_at_hand import forget_status


def prune_history(workspace: Workspace, clock: Clock, keep: int, calls_of: timedelta) -> Pruned:
    """Lets go what nothing needs: see pruning.prune. A hand edit that was not noticed yet is kept first."""
    history = History(workspace.history, clock)
    DraftFile(workspace, history).notice()
    return history.prune(keep, (clock() - calls_of).isoformat())


def purge_history(workspace: Workspace, clock: Clock) -> Pruned:
    """Takes everything out, damaged histories that were moved aside too."""
    history = History(workspace.history, clock)
    DraftFile(workspace, history).recover()
    purged = history.purge()
    remove_damaged(workspace.history)
    forget_status(workspace)
    return purged
