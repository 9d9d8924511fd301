"""What undo and redo share."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import is_json, now, workspace_at
from assistant.errors import InputError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.store.draft_file import DraftFile, Turned
    from assistant.store.steps import Way

StepsOption = Annotated[int, typer.Option("--steps", metavar="数", help="几步，默认一步。")]
_DONE = {"undo": "已撤销", "redo": "已重做"}
_NEXT = {"undo": "恢复用 assistant redo，再往前用 assistant undo。", "redo": "再重做一步用 assistant redo。"}


def turn(way: Way, folder: Path | None, steps: int, format_: str) -> int:
    """Undoes so many steps, or does them again. Fewer where there are no more; raises WorkspaceError where there is none."""
    from assistant.store.draft_file import DraftFile
    from assistant.store.history import History
    from assistant.store.lock import command_lock
    from assistant.terminal.history_view import files_lines, turned_line, turned_values

    as_json = is_json(format_)
    if steps < 1:
        raise InputError(f"--steps 要写1以上的数，没有“{steps}”。", "请改正后再运行。")
    workspace = workspace_at(folder)
    history = History(workspace.history, now)
    done = []
    with command_lock(workspace, way):
        for turned in _turns(DraftFile(workspace, history, way), way, steps):
            done.append({**asdict(turned.step), **turned_values(turned)})
            if not as_json:
                print(f"{_DONE[way]}：{turned_line(turned.step, history.made_by(turned.step.id))}")  # noqa: T201
                for line in files_lines(turned, way):
                    print(f"· {line}", file=sys.stderr)  # noqa: T201
    if as_json:
        print(json.dumps({"file": str(workspace.draft), "steps": done}, ensure_ascii=False, indent=2))  # noqa: T201
    elif len(done) < steps:
        print(f"只有{len(done)}步可以{_DONE[way][1:]}。", file=sys.stderr)  # noqa: T201
    else:
        print(f"· {_NEXT[way]}", file=sys.stderr)  # noqa: T201
    if done and not workspace.draft.exists():
        print("· 退到了起草以前，draft.md 没有了。", file=sys.stderr)  # noqa: T201
    return 0


def _turns(draft: DraftFile, way: Way, steps: int) -> Iterator[Turned]:
    for number in range(steps):
        try:
            yield draft.undo() if way == "undo" else draft.redo()
        except WorkspaceError:
            if not number:
                raise
            return
