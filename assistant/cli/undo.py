"""assistant undo."""

from __future__ import annotations

from assistant.cli.options import FormatOption, WorkspaceOption
from assistant.cli.turning import StepsOption, turn


def command(steps: StepsOption = 1, folder: WorkspaceOption = None, format_: FormatOption = "text") -> int:
    """撤销上一步：一个命令的改动整个退回，手工修改也算一步；可以一步一步往前退。"""
    return turn("undo", folder, steps, format_)
