"""The settings in force, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from assistant.config import SettingInForce
from assistant.terminal.columns import cells, padded
from assistant.workflow.settings_values import without_secrets

_ORIGINS = {"default": "默认", "user": "用户配置", "workspace": "工作区", "environment": "环境变量"}
_WIDEST_VALUE = 24


def settings_lines(found: Sequence[SettingInForce], file: Path) -> Iterator[str]:
    """A group at a time; what is not the default says where it comes from."""
    yield f"用户配置：{file}" + ("" if file.is_file() else "（还没有这个文件，全是默认）")
    width = max((cells(one.name) for one in found), default=0)
    for group, members in groupby(found, lambda one: one.group):
        yield ""
        yield f"[{group}]"
        yield from (f"  {padded(one.name, width)}  {_value(one)}  {_origin(one)}".rstrip() for one in members)


def setting_values(found: Sequence[SettingInForce], file: Path) -> dict[str, object]:
    """For --format json."""
    return {
        "file": str(file),
        "settings": [
            {"name": f"{s.group}.{s.name}", "value": _shown(s), "origin": s.origin, "place": s.place} for s in found
        ],
    }


def came_from(setting: SettingInForce) -> str:
    """Where a value comes from, for a sentence."""
    return f"{_ORIGINS[setting.origin]} {setting.place}".strip()


def _value(setting: SettingInForce) -> str:
    shown = _shown(setting)
    return padded(shown or "（空）", _WIDEST_VALUE)


def _shown(setting: SettingInForce) -> str:
    return without_secrets((setting.group, setting.name), setting.value)


def _origin(setting: SettingInForce) -> str:
    if setting.origin in ("default", "user"):
        return _ORIGINS[setting.origin]
    return f"{_ORIGINS[setting.origin]} {setting.place if setting.origin == 'environment' else ''}".rstrip()
