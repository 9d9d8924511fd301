"""assistant diff."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json, now, workspace_at


def command(
    old: Annotated[str, typer.Argument(metavar="旧", help="章节@版本，例如 理论学习@2。", show_default=False)],
    new: Annotated[
        str, typer.Argument(metavar="[新]", help="章节@版本；不写就是 draft.md 里现在的这一节。", show_default=False)
    ] = "",
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> int:
    """逐词比较一节的两个版本：[-删去的-]，{+加上的+}。例如

    assistant diff 理论学习@2 理论学习@5
    assistant diff 理论学习@2              同现在的比"""
    from assistant.store.history import History
    from assistant.terminal.difference import changes_as_values, difference_lines
    from assistant.terminal.shades import show_lines
    from assistant.workflow.history_log import HistoryLog, plan_of
    from assistant.workflow.library import library
    from assistant.workflow.section_names import named_version

    as_json = is_json(format_)
    workspace = workspace_at(folder)
    log = HistoryLog(workspace, History(workspace.history, now), plan_of(workspace, library()))
    before, after = log.shown(old), log.shown(new or named_version(old)[0])
    if as_json:
        changes = changes_as_values(before.whole, after.whole)
        values = {"file": str(workspace.history), "old": before.name, "new": after.name, "changes": changes}
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
        return 0
    same = "，没有差别" if before.whole == after.whole else ""
    print(f"· {before.name} → {after.name}{same}", file=sys.stderr)  # noqa: T201
    show_lines(difference_lines(before.whole, after.whole))
    return 0
