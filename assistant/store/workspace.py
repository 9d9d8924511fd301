"""The workspace (工作区): a folder that holds facts.md."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import InputError, WorkspaceError
from assistant.store.classification import refuse_classified
from assistant.store.failures import writing_to
from assistant.store.text_file import TextFile, read_text_file

if TYPE_CHECKING:
    from pathlib import Path

_NEW = "请用 assistant new 目录 新建一个工作区。"
_DRAFT = "请先运行 assistant draft 起草。"


@dataclass(frozen=True)
class Workspace:
    root: Path

    @property
    def facts(self) -> Path:
        return self.root / "facts.md"

    @property
    def draft(self) -> Path:
        return self.root / "draft.md"

    @property
    def docx(self) -> Path:
        return self.root / "draft.docx"

    @property
    def history_dir(self) -> Path:
        return self.root / ".assistant"

    @property
    def history(self) -> Path:
        return self.history_dir / "history.db"

    def read_facts_text(self) -> str:
        """facts.md with plain line feeds. Raises InputError where it is missing, empty, no text, or bears a classification mark."""
        return _text(self.facts, _NEW, "请写上要点，每条一行，以“- ”开头。")

    def read_draft_text(self) -> str:
        """draft.md; as read_facts_text."""
        return _text(self.draft, _DRAFT, _DRAFT)

    def read_draft(self) -> TextFile:
        """draft.md as it stands, empty where there is none. Raises InputError where it is no text or is classified."""
        if not self.draft.exists():
            return TextFile(exists=False)
        file = read_text_file(self.draft, _DRAFT)
        refuse_classified(file.text, str(self.draft))
        return file


def find_workspace(start: Path) -> Workspace:
    """The workspace that `start` is or lies in. Raises WorkspaceError where neither it nor a parent holds facts.md."""
    try:
        folder = start.resolve()
        there = folder.is_dir()
    except (OSError, ValueError):  # a name too long, or with a character that no file system takes
        folder, there = start, False
    if not there:
        raise WorkspaceError(f"没有文件夹 {folder}。", f"请核对名称；{_NEW}")
    for candidate in (folder, *folder.parents):
        workspace = Workspace(candidate)
        with suppress(OSError):  # a parent that may not be looked into is no workspace of ours
            if workspace.facts.exists():
                return workspace
    raise WorkspaceError(
        f"{folder} 不是工作区：它和上级文件夹里都没有 facts.md。", f"请到工作区里运行，或者加 -C 工作区；{_NEW}"
    )


def create_workspace(folder: Path, facts_text: str) -> Workspace:
    """A new workspace with this facts.md. Raises WorkspaceError where one stands there, InputError where the text is
    classified, DiskError; an existing file is never overwritten.
    """
    workspace = Workspace(folder.resolve())
    refuse_classified(facts_text, str(workspace.facts))
    if workspace.facts.exists():
        raise _taken(workspace.facts)
    with writing_to(workspace.root):
        workspace.root.mkdir(parents=True, exist_ok=True)
    make_private(workspace.history_dir)
    _write_new(workspace.facts, facts_text)
    return workspace


def make_private(folder: Path) -> None:
    """The folder, for its owner alone (mode 700), made where it is not there."""
    with writing_to(folder):
        folder.mkdir(mode=0o700, exist_ok=True)


def _text(path: Path, if_missing: str, if_empty: str) -> str:
    text = read_text_file(path, if_missing).text
    if not text.strip():
        raise InputError(f"{path} 是空的。", if_empty)
    refuse_classified(text, str(path))
    return text


def _write_new(path: Path, text: str) -> None:
    with writing_to(path):
        try:
            stream = path.open("xb")
        except FileExistsError:
            raise _taken(path) from None
        try:
            with stream:
                stream.write(text.encode("utf-8"))
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _taken(path: Path) -> WorkspaceError:
    return WorkspaceError(f"{path} 已经有了，没有覆盖。", "请换一个文件夹，或者直接在这个工作区里写。")
