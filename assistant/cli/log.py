"""assistant log."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json, now, workspace_at

if TYPE_CHECKING:
    from assistant.store.history import History
    from assistant.workflow.history_log import HistoryLog


def command(
    section: Annotated[
        str, typer.Argument(metavar="[章节]", help="只列这一节的各个版本；写法同 redraft。", show_default=False)
    ] = "",
    calls: Annotated[bool, typer.Option("--calls", help="列出模型调用；提示词和回复在 --format json 里。")] = False,
    all_: Annotated[bool, typer.Option("--all", help="全部列出，不只是最近二十步。")] = False,
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> int:
    """历史：做过的每一步，最近的在前；写上章节，就列这一节的各个版本。例如

    assistant log 理论学习    各个版本，看内容用 assistant show 理论学习@2
    assistant log --calls     模型调用"""
    from assistant.store.history import History
    from assistant.workflow.history_log import HistoryLog, plan_of
    from assistant.workflow.library import library

    as_json = is_json(format_)
    workspace = workspace_at(folder)
    history = History(workspace.history, now)
    log = HistoryLog(workspace, history, plan_of(workspace, library()))
    values = {"file": str(workspace.history)}
    if calls:
        _show(values | _calls(log, history, section), as_json=as_json)
    elif section:
        _show(values | _versions(log, section), as_json=as_json)
    else:
        _show(values | _steps(log, all_=all_), as_json=as_json)
    return 0


def _calls(log: HistoryLog, history: History, section: str) -> dict[str, Any]:
    from assistant.terminal.history_view import call_lines, calls_as_values

    keys = log.section(section).keys if section else ()
    found = [call for call in history.calls() if not section or call.section in keys]
    return {"calls": calls_as_values(found), _LINES: call_lines(found)}


def _versions(log: HistoryLog, section: str) -> dict[str, Any]:
    from assistant.terminal.history_view import version_as_values, version_lines

    found = log.section(section)
    versions = log.versions(found)
    return {
        "key": found.key,
        "title": found.title,
        "versions": [version_as_values(version) for version in versions],
        _LINES: version_lines(found, versions),
    }


def _steps(log: HistoryLog, *, all_: bool) -> dict[str, Any]:
    from assistant.terminal.history_view import step_lines, steps_as_values

    steps = log.steps()
    return {"steps": steps_as_values(steps), _LINES: step_lines(steps, all_=all_)}


_LINES = "lines"


def _show(values: dict[str, Any], *, as_json: bool) -> None:
    lines = values.pop(_LINES)
    print(json.dumps(values, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))  # noqa: T201
