"""assistant history."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, YesOption, is_json, now, workspace_at
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.store.pruning import Pruned
    from assistant.store.workspace import Workspace

ActionArgument = Annotated[
    str, typer.Argument(metavar="prune|purge", help="prune 清理较早的；purge 全部清除。", show_default=False)
]
KeepOption = Annotated[
    int, typer.Option("--keep", metavar="数", help="prune：每节留最近几个版本，并留最近几步可以撤销；默认20。")
]
DaysOption = Annotated[int, typer.Option("--days", metavar="天", help="prune：留最近几天的模型调用，默认90。")]
_LOSES = (
    "以前的版本、模型调用和撤销都没有了，draft.md 现在的内容以后一律当作手工写的；facts.md、draft.md、Word 文件不动。"
)


def command(
    action: ActionArgument,
    keep: KeepOption = 20,
    days: DaysOption = 90,
    folder: WorkspaceOption = None,
    yes: YesOption = False,
    format_: FormatOption = "text",
) -> int:
    """整理历史记录。prune 清理较早的版本和模型调用，撤销用得着的、认手工修改用得着的都留着；purge 全部清除，先问一遍。"""
    from assistant.store.lock import command_lock

    as_json = is_json(format_)
    if action not in ("prune", "purge"):
        raise InputError(f"不认识“history {action}”。", "可用的有 prune、purge；看历史用 assistant log。")
    if keep < 1 or days < 0:
        raise InputError("--keep 至少是1，--days 至少是0。", "请改正后再运行。")
    workspace = workspace_at(folder)
    with command_lock(workspace, f"history {action}"):
        if action == "prune":
            values = _prune(workspace, keep, days)
        elif yes or _sure(workspace):
            values = _purge(workspace)
        else:
            print("没有清除。", file=sys.stderr)  # noqa: T201
            return 2
    if as_json:
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        done = "已清理" if action == "prune" else "已清除"
        print(  # noqa: T201
            f"{done}{values['versions']}个版本、{values['steps']}步、{values['calls']}次模型调用，"
            f"腾出{int(values['freed_bytes']) / 1024:.0f} KB，现在{int(values['bytes']) / 1024:.0f} KB。"
        )
    return 0


def _prune(workspace: Workspace, keep: int, days: int) -> dict[str, Any]:
    from assistant.workflow.upkeep import prune_history

    return _values(workspace, prune_history(workspace, now, keep, timedelta(days=days)))


def _purge(workspace: Workspace) -> dict[str, Any]:
    from assistant.workflow.upkeep import purge_history

    return _values(workspace, purge_history(workspace, now))


def _values(workspace: Workspace, pruned: Pruned) -> dict[str, Any]:
    return {
        "file": str(workspace.history),
        "versions": pruned.versions,
        "steps": pruned.steps,
        "calls": pruned.calls,
        "freed_bytes": pruned.freed,
        "bytes": workspace.history.stat().st_size,
    }


def _sure(workspace: Workspace) -> bool:
    """Asks. Raises InputError where nobody can be asked."""
    from assistant.terminal.confirm import can_ask, confirmed

    if not can_ask():
        raise InputError(
            f"没有终端，不能问您是否清除 {workspace.history}，什么也没有清除。", "确实要清除，请加 --yes。"
        )
    return confirmed(f"清除 {workspace.history}？{_LOSES}")
