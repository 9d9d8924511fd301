"""The user's config.toml changed by lines (改设置): what a person wrote there stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.config import SettingValue, read_settings, user_config_path
from assistant.store.atomic import replace_bytes
from assistant.store.failures import writing_to
from assistant.store.text_file import content_hash
from assistant.store.toml_lines import with_setting

_BOM = "\ufeff"

Name = tuple[str, str]
"""Group and name of a setting."""


def change_settings(changes: Mapping[Name, SettingValue]) -> Path:
    """Puts the values into the user's file, all in one write. Raises ConfigError where the file cannot be read or is
    written in a form that cannot be changed by lines; WorkspaceError, DiskError where it cannot be written."""
    path = user_config_path()
    old = path.read_bytes() if path.is_file() else None
    if old is not None:
        read_settings(path)  # refuses what is no TOML, with the line
    before = (old or b"").decode("utf-8")
    text = before.removeprefix(_BOM)
    for (group, name), value in changes.items():
        text = with_setting(text, group, name, value)
    new = f"{_BOM}{text}" if before.startswith(_BOM) else text
    if new != before:
        with writing_to(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        replace_bytes(path, content_hash(old) if old is not None else None, new.encode("utf-8"))
    return path
