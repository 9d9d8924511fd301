"""draft.md and the protocol by which it is written: whatever dies at whatever moment, the file is whole, no finished
section is lost, and no hand edit either.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.errors import WorkspaceError
from assistant.store.atomic import FileChangedError, remove_file, remove_leftovers, replace_bytes
from assistant.store.beside import FileBeside, KeptFile, turn_files
from assistant.store.classification import refuse_classified
from assistant.store.journal import Author, Kind, Outcome, PendingWrite, Standing, WriteJournal
from assistant.store.lock import PATIENCE, write_lock
from assistant.store.workspace import Workspace, make_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assistant.store.history import History
    from assistant.store.records import SectionVersion, Step
    from assistant.store.steps import Way
    from assistant.store.text_file import TextFile

_TRIES = 5
_NOTHING = {
    "undo": ("没有可以撤销的改动。", "assistant log 列出做过的每一步。"),
    "redo": ("没有可以重做的改动：没有撤销过，或者撤销以后又有改动。", "assistant log 列出做过的每一步。"),
}


@dataclass(frozen=True)
class Recovery:
    """What became of a write whose command died: "finished" now, "confirmed" as already in the file, or "overtaken" by
    a hand edit, where the file was left as it is. `version` is the section, None for a change of no section; `kind` tells
    whether something was done, undone or done again.
    """

    outcome: Outcome
    version: SectionVersion | None
    kind: Kind = "do"


@dataclass(frozen=True)
class Turned:
    """The step that was undone or done again, and whether draft.md changed with it. `files` are the names of the other files
    that belong to it, `kept` those of them that somebody had changed since and that stay as they are."""

    step: Step
    changed: bool
    files: tuple[str, ...] = ()
    kept: tuple[KeptFile, ...] = ()


class DraftFile:
    """The draft of a workspace; safe from any thread and from several commands at once.

    All that one object puts is one step, which `command` made, and which is undone as a whole; where a hand edit or another
    command's change came between, what follows is a step of its own.
    """

    def __init__(self, workspace: Workspace, history: History, command: str = "draft", about: str = "") -> None:
        self._workspace = workspace
        self._history = history
        self._author = Author(command, about)
        self._journal = WriteJournal(history.database, history.clock, workspace.draft.name)

    def put(self, change: Callable[[str], str | None], version: SectionVersion | None = None) -> bool:
        """Makes a change of draft.md ("" where there is none) and keeps the version it puts in place.

        `change` is applied again where the file changed meanwhile. Lines it leaves alone keep their bytes. Where it gives
        None the file stays as it is, the version is kept aside in the history, and put gives False.
        Raises InputError (no text, classified), WorkspaceError, DiskError. Where the history could take the version and
        the file could not be replaced, the next put or recover writes it.
        """
        with self._locked():
            for attempt in range(1, _TRIES + 1):
                standing = self._standing()
                text = change(standing.text.text)
                if text is None:
                    self._journal.set_aside(standing.file, version, self._author)
                    return False
                writes = self._begin(standing, text, version)
                try:
                    self._carry_out(writes)
                except FileChangedError:
                    if attempt < _TRIES:
                        self._journal.withdraw(writes[-1])
                else:
                    return True
        raise WorkspaceError(
            f"{self._workspace.draft} 一直在被另一个程序改动，这一节没有写进去。",
            "这一节已存在历史记录里。请关闭正在改动它的程序，再运行一次。",
        )

    @property
    def step(self) -> int:
        """The step that this object's changes are, 0 before the first."""
        return self._author.step

    def put_beside(self, path: Path, file: TextFile, text: str) -> None:
        """Makes a change of another text file of the workspace, `file` as it was read: part of the step, and undone with it.

        Raises FileChangedError where it has changed since, InputError (classified), WorkspaceError, DiskError.
        """
        refuse_classified(text, str(path))
        data = file.with_text(text)
        with self._locked():
            remove_leftovers(path)
            self._carry_out(self._standing().unfinished)
            beside = FileBeside(path.name, file.data, data)
            self._journal.begin_beside(self._workspace.read_draft(), beside, self._author)
            replace_bytes(path, file.hash, data)

    def recover(self, patience: float = PATIENCE) -> tuple[Recovery, ...]:
        """Settles what a killed command left, oldest first; call it when a command starts. Nothing left: empty.

        Raises WorkspaceError where another command writes for longer than `patience` seconds.
        """
        if not self._journal.pending():
            return ()
        with self._locked(patience):
            found = self._journal.standing(self._workspace.read_draft())
            remove_leftovers(self._workspace.draft)
            self._carry_out(found.unfinished)
        return tuple(Recovery(found.outcome, self._version_of(write), write.kind) for write in found.pending)

    def undo(self) -> Turned:
        """Takes the last step back: draft.md is as it was before it, byte for byte. A hand edit is a step too.

        Raises WorkspaceError where there is nothing to undo, InputError, DiskError.
        """
        return self._turn("undo")

    def redo(self) -> Turned:
        """Does the step again that was undone last, if nothing else was done since. Raises as undo."""
        return self._turn("redo")

    def _turn(self, way: Way) -> Turned:
        with self._locked():
            self._carry_out(self._standing().unfinished)
            self._journal.notice(self._workspace.read_draft())
            begun = self._journal.begin_turn(way)
            if begun is None:
                raise WorkspaceError(*_NOTHING[way])
            step, write = begun
            try:
                kept = self._carry_out((write,))
            except FileChangedError:
                self._turn_files(write.step, "redo" if way == "undo" else "undo")
                self._journal.withdraw(write)
                raise
            files = tuple(file.name for file in self._journal.beside(write.step))
        return Turned(replace(step, undone=way == "undo"), write.old_hash != write.new_hash, files, kept)

    def last_generated(self, key: str) -> SectionVersion | None:
        """The latest generated version of a section; `stands_in` tells whether a person edited it since."""
        return self._history.last_generated(key)

    def notice(self) -> None:
        """Keeps a hand edit that was made since the last write; a history that is not there is begun with the draft as it
        stands.
        """
        with self._locked():
            self._carry_out(self._standing().unfinished)
            self._journal.notice(self._workspace.read_draft())

    @contextmanager
    def _locked(self, patience: float = PATIENCE) -> Iterator[None]:
        make_private(self._workspace.history_dir)
        with write_lock(self._workspace.history_dir, patience):
            yield

    def _standing(self) -> Standing:
        standing = self._journal.standing(self._workspace.read_draft())
        if standing.pending:
            remove_leftovers(self._workspace.draft)
        if any(write.kind != "do" for write in standing.unfinished):  # nothing can be done on top of half an undoing
            self._carry_out(standing.unfinished)
            return replace(standing, file=standing.text, outcome="confirmed")
        return standing

    def _begin(self, standing: Standing, text: str, version: SectionVersion | None) -> tuple[PendingWrite, ...]:
        """The promised write, last, behind those it carries on from; empty where there is nothing to write."""
        refuse_classified(text, str(self._workspace.draft))
        data = standing.text.with_text(text)
        if version is None and not standing.unfinished and standing.file.exists and data == standing.file.data:
            self._journal.notice(standing.file)
            return ()
        return (*standing.unfinished, self._journal.begin(standing, data, version, self._author))

    def _carry_out(self, writes: tuple[PendingWrite, ...]) -> tuple[KeptFile, ...]:
        """Takes the file from what the first write found to what the last one makes of it; gives the other files that should
        have been undone or done again with it and stay, since somebody changed them."""
        if not writes:
            return ()
        # Before the draft: where the command dies between them, the draft tells that the rest is still to be done.
        kept = [self._turn_files(write.step, write.kind) for write in writes if write.kind != "do"]
        old_hash, last = writes[0].old_hash, writes[-1]
        if last.new_hash != old_hash:
            if last.data is None:
                remove_file(self._workspace.draft, old_hash)
            else:
                replace_bytes(self._workspace.draft, old_hash, last.data)
        self._journal.settle(writes, "done")
        return tuple(file for files in kept for file in files)

    def _turn_files(self, step: int, way: Way) -> tuple[KeptFile, ...]:
        return turn_files(self._workspace.root, self._journal.beside(step), way)

    def _version_of(self, write: PendingWrite) -> SectionVersion | None:
        return None if write.version_id is None else self._history.version(write.version_id)
