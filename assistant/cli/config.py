"""assistant config."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.options import WorkspaceOption
from assistant.errors import InputError


def command(
    action: Annotated[
        str, typer.Argument(metavar="path|allow-host", help="path 显示用户配置的位置；allow-host 允许一台主机。")
    ],
    value: Annotated[
        str, typer.Argument(metavar="[主机]", help="allow-host 后面写主机名，例如 api.example.com。")
    ] = "",
    folder: WorkspaceOption = None,
) -> None:
    """显示用户配置的位置，或者允许把材料发给一台外面的主机（只需一次）。"""
    from assistant import config
    from assistant.workflow.allow_host import allow_host

    del folder  # the user's own settings, the same for every workspace
    if action == "path":
        print(config.user_config_path())  # noqa: T201
    elif action == "allow-host" and value:
        path = allow_host(value)
        print(f"已允许 {value}，记在 {path}")  # noqa: T201
    else:
        raise InputError(
            f"不认识“config {action} {value}”。".replace(" ”", "”"),
            "用法：assistant config path，或 assistant config allow-host 主机名",
        )
