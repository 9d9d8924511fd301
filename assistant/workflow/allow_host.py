"""A host outside the office's network, named once by the user before anything may be sent to it."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.config import load, user_config_path
from assistant.errors import InputError
from assistant.workflow.settings_file import change_settings

_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:]+\]?")


def allow_host(host: str) -> Path:
    """Adds the host to `allowed_hosts` of the user's config.toml, every other line of which stays as it is."""
    host = checked_host(host)
    known = load(None, {}).model.allowed_hosts
    return user_config_path() if host in known else change_settings({("model", "allowed_hosts"): (*known, host)})


def checked_host(host: str) -> str:
    """The host's name in small letters. Raises InputError for what is none."""
    host = host.strip().lower()
    if not _HOST.fullmatch(host):
        raise InputError(f"“{host}”不是主机名。", "只写主机名，不写 http:// 和路径，例如 api.example.com。")
    return host
