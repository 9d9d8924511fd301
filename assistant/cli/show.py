"""assistant show."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json, now, workspace_at

VersionArgument = Annotated[
    str,
    typer.Argument(metavar="章节@版本", help="例如 理论学习@3；不写 @3 就是 draft.md 里现在的。", show_default=False),
]


def command(version: VersionArgument, folder: WorkspaceOption = None, format_: FormatOption = "text") -> int:
    """看一节的一个版本。有哪些版本，用 assistant log 章节。"""
    from assistant.store.history import History
    from assistant.terminal.history_view import shown_as_values, shown_lines
    from assistant.workflow.history_log import HistoryLog, plan_of
    from assistant.workflow.library import library

    as_json = is_json(format_)
    workspace = workspace_at(folder)
    log = HistoryLog(workspace, History(workspace.history, now), plan_of(workspace, library()))
    shown = log.shown(version)
    if as_json:
        values = {"file": str(workspace.history), **shown_as_values(shown)}
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
        return 0
    for line in shown_lines(shown):
        print(f"· {line}", file=sys.stderr)  # noqa: T201
    print("\n\n".join([shown.heading, *filter(None, shown.text.split("\n"))]))  # noqa: T201
    return 0
