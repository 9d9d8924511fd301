"""A host outside the office's network, named once by the user before anything may be sent to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from assistant.config import read_settings, user_config_path
from assistant.errors import InputError
from assistant.store.atomic import replace_bytes
from assistant.store.text_file import content_hash

_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:]+\]?")


def allow_host(host: str) -> Path:
    """Adds the host to `allowed_hosts` of the user's config.toml, every other line of which stays as it is."""
    host = host.strip().lower()
    if not _HOST.fullmatch(host):
        raise InputError(f"“{host}”不是主机名。", "只写主机名，不写 http:// 和路径，例如 api.example.com。")
    path = user_config_path()
    old = path.read_bytes() if path.is_file() else None
    hosts = list(read_settings(path).get("model", {}).get("allowed_hosts", [])) if old else []
    text = (old or b"").decode("utf-8-sig")
    if host not in hosts:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = _with_hosts(text, [*hosts, host])
        replace_bytes(path, content_hash(old) if old is not None else None, new.encode("utf-8"))
    return path


def _with_hosts(text: str, hosts: list[str]) -> str:
    line = f"allowed_hosts = {json.dumps(hosts, ensure_ascii=False)}"
    if re.search(r"^\s*allowed_hosts\s*=", text, re.MULTILINE):
        return re.sub(r"^\s*allowed_hosts\s*=\s*\[[^\]]*\]", line, text, count=1, flags=re.MULTILINE)
    if re.search(r"^\s*\[model\]", text, re.MULTILINE):
        return re.sub(r"^(\s*\[model\].*)$", rf"\1\n{line}", text, count=1, flags=re.MULTILINE)
    return f"{text.rstrip()}\n\n[model]\n{line}\n".lstrip()
