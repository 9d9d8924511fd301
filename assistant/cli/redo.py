"""assistant redo."""

from __future__ import annotations

from assistant.cli.options import FormatOption, WorkspaceOption
from assistant.cli.turning import StepsOption, turn


def command(steps: StepsOption = 1, folder: WorkspaceOption = None, format_: FormatOption = "text") -> int:
    """重做刚撤销的一步；撤销以后又改过的，不能重做。"""
    return turn("redo", folder, steps, format_)
