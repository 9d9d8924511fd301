"""assistant edit."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from assistant.cli.desk import desk_tools
from assistant.cli.options import SectionArgument, WorkspaceOption, workspace_at
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.drafting.plan import SectionTask
    from assistant.workflow.editing import EditSheet
    from assistant.workflow.reading import Desk
    from assistant.workflow.tools import Tools

EDITORS = ("sensible-editor", "nano", "vim", "vi", "notepad")


def command(section: SectionArgument, folder: WorkspaceOption = None) -> int:
    """手改一节：用编辑器（环境变量 EDITOR）打开这一节，上面附要点；存盘退出就写进 draft.md。例如

    assistant edit 理论学习"""
    from assistant import config
    from assistant.store.lock import command_lock
    from assistant.workflow.library import library
    from assistant.workflow.reading import open_desk
    from assistant.workflow.section_names import task_named

    workspace = workspace_at(folder)
    settings = config.load(workspace.root)
    desk = open_desk(workspace, library(), settings.drafting.heading_set)
    with command_lock(workspace, "edit"):
        tools = desk_tools(desk, settings, None, "edit", section)
        return edit_section(desk, tools, task_named(section, desk, tools.history))


def edit_section(desk: Desk, tools: Tools, task: SectionTask) -> int:
    """Opens the section and puts what comes back into draft.md. Raises InputError where the draft has no such section, no
    editor is found, or the section was changed meanwhile: then the edited text is kept in a file that is named."""
    from assistant.report.draft_markdown import section_source
    from assistant.workflow.editing import edit_sheet, put_edited
    from assistant.workflow.standing import identity_of, standing_task

    tools.draft_file.recover()
    text = desk.workspace.read_draft().text
    standing = standing_task(task, text, tools.history)
    if standing.section is None:
        raise InputError(f"draft.md 里还没有“{task.title}”一节。", "请先运行 assistant draft 起草。")
    known = identity_of(task, standing.version)
    sheet = edit_sheet(section_source(text, known), task)
    with _on_paper(desk, task, sheet) as paper:
        edited = sheet.edited(_through_editor(paper))
        if edited is None:
            print("没有改动，draft.md 一字未动。")  # noqa: T201
            return 0
        if not put_edited(tools.draft_file, known, sheet, edited):
            kept = paper.keep()
            raise InputError(
                f"改的时候，另一个程序也改了“{task.title}”一节，没有写进去；你改的存在 {kept}。",
                "请对照着改 draft.md。",
            )
    print(f"“{task.title}”已写进 draft.md。要恢复原样，用 assistant undo。")  # noqa: T201
    return 0


class _on_paper:  # noqa: N801  # reads as the function it stands for
    """The section as a file for the editor, for its owner alone; removed at the end unless it is kept."""

    def __init__(self, desk: Desk, task: SectionTask, sheet: EditSheet) -> None:
        self._folder = desk.workspace.history_dir
        self._name, self._sheet = task.key, sheet
        self._kept = False

    def __enter__(self) -> Self:
        descriptor, name = tempfile.mkstemp(prefix=f"edit-{self._name}-", suffix=".md", dir=self._folder)
        self.path = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(self._sheet.text.encode("utf-8"))
        return self

    def __exit__(self, *_: object) -> None:
        if not self._kept:
            with suppress(OSError):
                self.path.unlink()

    def keep(self) -> Path:
        self._kept = True
        return self.path


def _through_editor(paper: _on_paper) -> str:
    """The text as the editor left it."""
    from assistant.store.text_file import read_text_file

    words = editor_command()
    try:
        done = subprocess.run([*words, str(paper.path)], check=False)  # the user's own editor
    except OSError as error:
        raise InputError(
            f"打不开编辑器 {words[0]}：{error.strerror}。", "请把环境变量 EDITOR 设成已安装的编辑器，例如 EDITOR=nano。"
        ) from error
    if done.returncode:
        kept = paper.keep()
        raise InputError(
            f"编辑器 {words[0]} 没有正常结束（{done.returncode}），没有写进 draft.md；改到一半的存在 {kept}。",
            "请再运行一次，或者直接改 draft.md。",
        )
    return read_text_file(paper.path, "请再运行一次。").text


def editor_command() -> list[str]:
    """The command of the clerk's editor. Raises InputError where none is set, or what is set is no command."""
    wanted = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip()
    try:
        words = shlex.split(wanted, posix=os.name != "nt")
    except ValueError as error:
        raise InputError(
            f"环境变量 EDITOR 写得不对：{wanted}", "引号要成对；请改成已安装的编辑器，例如 EDITOR=nano。"
        ) from error
    found = next((name for name in EDITORS if shutil.which(name)), None) if sys.stdin.isatty() else None
    if not words and found is None:
        raise InputError("没有设编辑器。", "请设环境变量 EDITOR，例如 EDITOR=nano；也可以直接改 draft.md。")
    return words or [str(found)]
