"""The command line as the library sees it (命令行): one group, whose commands are loaded when they are called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, ClassVar

import typer

from assistant.cli.aliases import command_called
from assistant.cli.chinese import ChineseCommand, ChineseGroup


def command_line(commands: Mapping[str, tuple[str, str]], about: str) -> Any:
    """The group of these commands: name → module and line of help."""

    class Commands(ChineseGroup):
        lines_of_help: ClassVar[Mapping[str, str]] = {name: line for name, (_, line) in commands.items()}

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the library's signature
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            name = command_called(cmd_name)
            return _loaded(name, commands[name][0]) if name in commands else None

    app = typer.Typer(cls=Commands, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)
    app.callback()(_root)
    group: Any = typer.main.get_command(app)
    group.help = about  # the library takes the examples' indent away
    for parameter in group.params:
        if parameter.name == "install_completion":
            parameter.help = "给当前的终端装上命令补全。"
        if parameter.name == "show_completion":
            parameter.help = "显示命令补全的脚本。"
    return group


def _loaded(name: str, module: str) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name=name, cls=ChineseCommand)(importlib.import_module(module).command)
    command = typer.main.get_command(app)
    command.name = name
    return command


def _root() -> None:
    pass
