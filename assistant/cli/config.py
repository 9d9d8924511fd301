"""assistant config."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json
from assistant.cli.settings_root import settings_root
from assistant.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.config import SettingInForce

ActionArgument = Annotated[
    str,
    typer.Argument(
        metavar="show|set|path|allow-host",
        help="show 全部设置和出处，或者 show 名称；set 名称 值；path 用户配置的位置；allow-host 主机。",
    ),
]
NameArgument = Annotated[
    str,
    typer.Argument(metavar="[名称或主机]", help="例如 model.context；allow-host 后面写主机名，例如 api.example.com。"),
]
ValueArgument = Annotated[
    str | None, typer.Argument(metavar="[值]", help="有空格、引号的用单引号括起来；负数写成 名称=值。")
]
_USAGE = "用法：assistant config show，config set 名称 值，config path，config allow-host 主机名"


def command(
    action: ActionArgument,
    name: NameArgument = "",
    value: ValueArgument = None,
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> None:
    """看设置、改设置；改的写进用户配置，文件里的批注照旧。密钥不显示，也不写进文件。例如

    assistant config show
    assistant config set model.context 8192
    assistant config set model.base_url http://10.0.0.8:8000/v1"""
    from assistant import config
    from assistant.workflow.allow_host import allow_host

    as_json = is_json(format_)
    if action == "show" and value is None:
        _show(name, folder, as_json=as_json)
    elif action == "set" and name:
        _set(name, value, folder)
    elif action == "path" and not name:
        print(config.user_config_path())  # noqa: T201
    elif action == "allow-host" and name and value is None:
        print(f"已允许 {name}，记在 {allow_host(name)}")  # noqa: T201
    else:
        raise InputError(f"不认识“{' '.join(['config', action, name, value or '']).strip()}”。", _USAGE)


def _show(name: str, folder: Path | None, *, as_json: bool) -> None:
    from assistant import config
    from assistant.terminal.settings_view import setting_values, settings_lines
    from assistant.workflow.settings_values import named

    found = config.in_force(settings_root(folder))
    if name in {setting.group for setting in found}:
        found = tuple(setting for setting in found if setting.group == name)
    elif name:
        found = (_one(found, named(name)),)
    file = config.user_config_path()
    if as_json:
        print(json.dumps(setting_values(found, file), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print("\n".join(settings_lines(found, file)))  # noqa: T201


def _set(name: str, value: str | None, folder: Path | None) -> None:
    """Sets one, and says so where something else still wins over it."""
    from assistant import config
    from assistant.terminal.settings_view import came_from
    from assistant.workflow.settings_file import change_settings
    from assistant.workflow.settings_values import as_text, named, value_of

    if value is None:
        name, equals, value = name.partition("=")
        if not equals:
            raise InputError(f"{name} 后面要写值。", f"例如 assistant config set {name} 值；要清空写 ''。")
    setting = named(name)
    wanted = value_of(setting, value)
    path = change_settings({setting: wanted})
    called = f"{setting[0]}.{setting[1]}"
    print(f"{called} = {as_text(wanted) or '（空）'}，写在 {path}")  # noqa: T201
    now = _one(config.in_force(settings_root(folder)), setting)
    if now.origin in ("workspace", "environment"):
        print(f"这里还不起作用：{came_from(now)} 里设的优先。")  # noqa: T201


def _one(found: tuple[SettingInForce, ...], name: tuple[str, str]) -> SettingInForce:
    return next(setting for setting in found if (setting.group, setting.name) == name)
