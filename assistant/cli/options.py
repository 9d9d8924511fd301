"""Options that several commands share."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import InputError, WorkspaceError

if TYPE_CHECKING:
    from assistant.store.workspace import Workspace

WorkspaceOption = Annotated[
    Path | None, typer.Option("-C", metavar="目录", help="工作区；不写就是当前文件夹或最近的上级工作区。")
]
FormatOption = Annotated[str, typer.Option("--format", metavar="text|json", help="输出格式，默认 text。")]
SectionArgument = Annotated[
    str, typer.Argument(metavar="章节", help="名称、key、序号（二、（二）、1.2）或标题里的字。", show_default=False)
]
YesOption = Annotated[bool, typer.Option("--yes", help="一律按默认回答，不提问。")]


def workspace_at(folder: Path | None) -> Workspace:
    """The workspace of a command, after what a killed one left has been settled, which is told. Raises WorkspaceError where
    there is none, HistoryDamaged."""
    from assistant.store.workspace import find_workspace
    from assistant.workflow.recovery import found_at_start

    try:
        workspace = find_workspace(folder or Path.cwd())
    except FileNotFoundError as error:  # someone has removed the folder that the terminal stands in
        raise WorkspaceError("当前文件夹已经不在了。", "请换到工作区里运行，或者加 -C 工作区的完整路径。") from error
    except ValueError as error:  # a character that no file system takes
        raise InputError("-C 写得不对。", "请核对文件夹的名称。") from error
    for note in found_at_start(workspace, now):
        print(f"· {note}", file=sys.stderr)  # noqa: T201
    return workspace


def now() -> datetime:
    """The clock of the history."""
    return datetime.now(UTC)


def workspace_to_write(folder: Path | None, command: str) -> Workspace:
    """As workspace_at. Raises WorkspaceError too where the report is finished."""
    from assistant.store.finished import refuse_finished

    workspace = workspace_at(folder)
    refuse_finished(workspace, command)
    return workspace


def is_json(format_: str) -> bool:
    """Raises InputError for a format that there is none of."""
    if format_ not in ("text", "json"):
        raise InputError(f"--format 只能是 text 或 json，没有“{format_}”。", "请改正后再运行。")
    return format_ == "json"
