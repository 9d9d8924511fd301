"""The commands by their Chinese names (命令的中文名): the first of each is shown beside it, all are understood."""

from __future__ import annotations

from collections.abc import Mapping

ALIASES: Mapping[str, tuple[str, ...]] = {
    "new": ("新建",),
    "gather": ("采集", "收集"),
    "sheet": ("采集表", "问卷"),
    "draft": ("起草",),
    "redraft": ("重写",),
    "edit": ("编辑", "手改"),
    "status": ("进度",),
    "export": ("导出",),
    "pull": ("取回", "收回"),
    "finish": ("定稿",),
    "check": ("核对", "检查"),
    "trace": ("溯源",),
    "evidence": ("证据", "依据"),
    "figures": ("数字",),
    "format": ("规范",),
    "rules": ("规则",),
    "log": ("历史", "记录"),
    "show": ("查看",),
    "diff": ("对照", "比较"),
    "undo": ("撤销",),
    "redo": ("恢复", "重做"),
    "history": ("整理",),
    "outline": ("提纲",),
    "templates": ("模板",),
    "exemplars": ("范文",),
    "doctor": ("体检",),
    "config": ("设置",),
}
_COMMANDS = {alias: command for command, aliases in ALIASES.items() for alias in aliases}


def command_called(name: str) -> str:
    """The command of that name, Chinese or not; what is no name of a command stays as it is."""
    return _COMMANDS.get(name, name)


def alias_of(command: str) -> str:
    """The Chinese name that is shown; empty where there is none."""
    return ALIASES.get(command, ("",))[0]
