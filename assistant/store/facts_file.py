"""facts.md changed line by line: each change is on disk when it is made, and what a person writes meanwhile stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import WorkspaceError
from assistant.store.atomic import FileChangedError, remove_leftovers, replace_bytes
from assistant.store.classification import refuse_classified
from assistant.store.lock import PATIENCE, write_lock
from assistant.store.text_file import TextFile, read_text_file
from assistant.store.workspace import Workspace, make_private

if TYPE_CHECKING:
    from collections.abc import Callable

_TRIES = 5
_NEW = "请用 assistant new 目录 新建一个工作区。"


class FactsFile:
    """The facts.md of a workspace; safe from several commands at once and beside an open editor.

    A command that changes it holds the command_lock of the workspace for its whole run."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def read(self) -> TextFile:
        """facts.md as it stands. Raises InputError where it is missing, no text, or bears a classification mark."""
        file = read_text_file(self._workspace.facts, _NEW)
        refuse_classified(file.text, str(self._workspace.facts))
        return file

    def change(self, edit: Callable[[str], str], patience: float = PATIENCE) -> str:
        """Makes a change of facts.md, which is on disk afterwards, and gives the text that stands there now.

        `edit` gets the text with plain line feeds, and again where the file changed meanwhile; encoding, byte order mark
        and line ends stay as they are. What `edit` raises leaves the file alone. Raises InputError (no text, classified),
        WorkspaceError, DiskError."""
        make_private(self._workspace.history_dir)
        with write_lock(self._workspace.history_dir, patience):
            remove_leftovers(self._workspace.facts)
            for _ in range(_TRIES):
                standing = self.read()
                text = edit(standing.text)
                refuse_classified(text, str(self._workspace.facts))
                data = standing.with_text(text)
                if data == standing.data:
                    return standing.text
                try:
                    replace_bytes(self._workspace.facts, standing.hash, data)
                except FileChangedError:
                    continue
                return TextFile(data, standing.encoding).text
        raise WorkspaceError(
            f"{self._workspace.facts} 一直在被另一个程序改动，没有写进去。", "请关闭正在改动它的程序，再运行一次。"
        )
