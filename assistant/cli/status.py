"""assistant status."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from assistant.cli.options import FormatOption, WorkspaceOption, is_json, workspace_at

if TYPE_CHECKING:
    from assistant.store.workspace import Workspace
    from assistant.workflow.reading import Desk
    from assistant.workflow.tracing import TracedFile


def command(folder: WorkspaceOption = None, format_: FormatOption = "text") -> int:
    """进度：每一节写了没有、手改过没有、要点改了以后过时没有、有没有没出处的数字，下一步做什么。不用模型。"""
    from assistant.workflow.status_at_hand import status_at_hand, status_mark

    as_json = is_json(format_)
    workspace = workspace_at(folder)
    shown = status_at_hand(workspace, status_mark(workspace)) or _looked_up(workspace)
    print(json.dumps(shown["values"], ensure_ascii=False, indent=2) if as_json else shown["text"])  # noqa: T201
    return 1 if shown["open"] else 0


def _looked_up(workspace: Workspace) -> dict[str, Any]:
    """What is shown, worked out anew and kept for the next time."""
    from assistant import config
    from assistant.store.history import History
    from assistant.terminal.status_view import status_lines, status_values
    from assistant.workflow.library import library, wording
    from assistant.workflow.reading import open_desk
    from assistant.workflow.staleness import stale_of
    from assistant.workflow.status import open_sections, status
    from assistant.workflow.status_at_hand import keep_status, status_mark

    history = History(workspace.history, lambda: datetime.now(UTC))
    mark = status_mark(workspace)
    desk = open_desk(workspace, library(), config.load(workspace.root).drafting.heading_set)
    traced = _traced(desk)
    found = status(desk, history, traced.trace if traced else None, stale_of(desk, wording().prompts, library()))
    shown = {
        "values": status_values(desk, found),
        "text": "\n".join(status_lines(desk, found)),
        "open": bool(open_sections(found)),
    }
    if mark == status_mark(workspace):
        keep_status(workspace, mark, desk.sheet.front.last_year, shown)
    return shown


def _traced(desk: Desk) -> TracedFile | None:
    """What the draft rests on; None where there is none yet."""
    from assistant.workflow.library import library
    from assistant.workflow.tracing import trace_workspace

    text = desk.workspace.read_draft().text
    return trace_workspace(desk, library()) if text.strip() else None
