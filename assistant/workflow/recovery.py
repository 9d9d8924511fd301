"""What a command finds when it starts (善后): writes that a killed one left, and a history that is gone or damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from assistant.errors import AssistantError, HistoryDamaged
from assistant.store.damage import move_aside
from assistant.store.draft_file import DraftFile, Recovery
from assistant.store.history import Clock, History
from assistant.store.workspace import Workspace

_RECOVERED = {
    ("do", "finished"): "上次中断时写好的“{heading}”已放进 draft.md。",
    (
        "do",
        "overtaken",
    ): "上次中断时写好的“{heading}”没有放进 draft.md：中断以后有人改过这个文件。写好的存在历史记录里。",
    ("undo", "finished"): "上次中断的撤销已做完。",
    ("redo", "finished"): "上次中断的重做已做完。",
    ("undo", "overtaken"): "上次中断的撤销没有做：中断以后有人改过 draft.md。",
    ("redo", "overtaken"): "上次中断的重做没有做：中断以后有人改过 draft.md。",
}
_LOST = "查不到以前的版本，不能撤销以前的改动；哪些句子是手工改的也分不清了，draft.md 现在的内容一律当作手工写的，不会改写。"


def recovered(draft: DraftFile) -> tuple[str, ...]:
    """Brings what a killed command left half done to its end, and tells of it."""
    return tuple(_told(draft.recover()))


def found_at_start(workspace: Workspace, clock: Clock) -> tuple[str, ...]:
    """The same for any command, also one that only reads: it waits for nobody and fails for nothing. Tells too where the
    draft has lost its history. Raises HistoryDamaged.
    """
    history = History(workspace.history, clock)
    if not history.database.exists:
        return _without_history(workspace)
    try:
        return tuple(_told(DraftFile(workspace, history).recover(patience=0)))
    except HistoryDamaged:
        raise
    except AssistantError:  # whoever writes will meet it again, and tell
        return ()


def begun_anew(damaged: HistoryDamaged, clock: Clock) -> str:
    """Moves a damaged history aside and begins another with the draft as it stands; tells what is no longer known. Raises
    AssistantError where that cannot be done.
    """
    workspace = Workspace(damaged.path.parent.parent)
    aside = move_aside(damaged.path, clock)
    with suppress(AssistantError):  # a draft that is no text is the next command's matter
        DraftFile(workspace, History(workspace.history, clock)).notice()
    if aside is None:
        return f"历史记录 {damaged.path} 已由另一个命令重建。"
    return f"历史记录 {damaged.path} 损坏，或者不是本程序写的，已改名为 {aside.name}，另建了一份。{_LOST}"


def _told(recoveries: tuple[Recovery, ...]) -> Iterator[str]:
    for one in recoveries:
        message = _RECOVERED.get((one.kind, one.outcome))
        if message and (one.kind != "do" or one.version is not None):
            yield message.format(heading=one.version.heading if one.version else "")


def _without_history(workspace: Workspace) -> tuple[str, ...]:
    """A draft whose .assistant folder was not copied with it, or whose history.db was deleted: the lock that each write
    leaves is still there.
    """
    lost = not workspace.history_dir.exists() or (workspace.history_dir / "lock").exists()
    if not lost or not workspace.draft.exists():
        return ()
    return (f"没有 draft.md 的历史记录（{workspace.history} 不在了）：{_LOST}",)
