"""`assistant` alone: where one stands, what comes next, and at a terminal the offer to do it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.aliases import alias_of
from assistant.errors import HistoryDamaged, WorkspaceError

if TYPE_CHECKING:
    from assistant.store.workspace import Workspace
    from assistant.workflow.next_step import Step, Whereabouts

Runner = Callable[[list[str]], int]
_BEGIN = """还没有工作区。一份报告一个文件夹，先新建一个：

  assistant new 清河镇-2026上半年

命令一览：assistant --help"""
_AMONG = 9


def home(folder: Path | None, run: Runner, commands: Collection[str]) -> int:
    """Tells and offers. `run` runs a command line; `commands` are those that there are."""
    from assistant.cli.options import workspace_at

    try:
        workspace = workspace_at(folder)
    except HistoryDamaged:
        raise
    except WorkspaceError:
        if folder is not None and not folder.is_dir():
            raise
        return _without_workspace((folder or Path.cwd()).resolve(), run, commands)
    found = _whereabouts(workspace)
    step = _doable(found.step, workspace, commands)
    print(f"{found.about}  {workspace.root}")  # noqa: T201
    if found.lines:
        print(f"  {'；'.join(found.lines)}。")  # noqa: T201
    command = f"  →  assistant {' '.join(step.arguments)}" if step.arguments else ""
    print(f"下一步：{step.told}{command}")  # noqa: T201
    return _offered(step, workspace, run)


def _whereabouts(workspace: Workspace) -> Whereabouts:
    from assistant import config
    from assistant.store.history import History
    from assistant.workflow.library import library, wording
    from assistant.workflow.next_step import whereabouts

    settings = config.load(workspace.root)
    history = History(workspace.history, lambda: datetime.now(UTC))
    set_ = settings.drafting.heading_set
    return whereabouts(workspace, library(), wording().prompts, history, settings.check, set_)


def _doable(step: Step, workspace: Workspace, commands: Collection[str]) -> Step:
    """The step where its command is there; else what a person does instead."""
    from assistant.workflow.next_step import Step

    if not step.arguments or step.arguments[0] in commands:
        return step
    return Step(f"{step.told}用记事本打开 {workspace.facts}，在各节标题下面一行写一条，以“- ”开头。")


def _offered(step: Step, workspace: Workspace, run: Runner) -> int:
    if not _at_terminal():
        return 0
    from assistant.terminal.asking import Option, ask_choice

    options = [Option("1", alias_of(step.arguments[0]))] if step.arguments else []
    options += [Option("2", "看进度"), Option("q", "退出")]
    answer = ask_choice("现在就做？" if step.arguments else "要不要", options, "1" if _gladly(step) else "q")
    if answer == "1":
        return run([step.arguments[0], "-C", str(workspace.root), *step.arguments[1:]])
    return run(["status", "-C", str(workspace.root)]) if answer == "2" else 0


def _gladly(step: Step) -> bool:
    return bool(step.arguments) and step.gladly


def _without_workspace(folder: Path, run: Runner, commands: Collection[str]) -> int:
    """The workspaces that lie in this folder, else how to begin."""
    below = sorted(path.parent for path in folder.glob("*/facts.md"))[:_AMONG]
    if not below:
        print(_BEGIN)  # noqa: T201
        return _begun(folder, run) if _at_terminal() else 0
    print(f"{folder} 不是工作区，下面有{len(below)}个：")  # noqa: T201
    for number, path in enumerate(below, 1):
        print(f"  {number} {path.name}")  # noqa: T201
    if not _at_terminal():
        print("下一步：assistant -C 工作区，或者到工作区里运行 assistant。")  # noqa: T201
        return 0
    from assistant.terminal.asking import Option, ask_choice

    options = [*(Option(str(n), path.name) for n, path in enumerate(below, 1)), Option("q", "退出")]
    answer = ask_choice("打开哪一个", options, "1")
    return 0 if answer == "q" else home(below[int(answer) - 1], run, commands)


def _begun(folder: Path, run: Runner) -> int:
    from assistant.terminal.asking import ask_line

    name = ask_line("现在就建，写文件夹的名称，例如 清河镇-2026上半年（回车＝不建）：")
    return run(["new", "-C", str(folder), "--", name]) if name else 0


def _at_terminal() -> bool:
    from assistant.terminal.asking import can_ask

    return can_ask() and sys.stdout.isatty()
