"""Which model will be used and why, whether it may be spoken to, and with which key (用哪个模型). Nothing is sent."""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Mapping
from pathlib import Path

from assistant.config import Settings, user_config_path
from assistant.errors import AssistantError
from assistant.models.choose import Choice, choose
from assistant.models.hosts import Target, admitted
from assistant.models.keys import read_key
from assistant.workflow.doctor.lines import CheckLine, State

_NO_MODEL = (
    "县里有模型接口的：assistant config set model.base_url 地址；没有的：pip install '.[local]' 装随程序的小模型。"
)


def choice_lines(settings: Settings, flag: str | None) -> Generator[CheckLine, None, Choice | None]:
    """Says which model will draft; gives it, None where there is none to measure."""
    try:
        choice = choose(settings, flag)
    except AssistantError as error:
        yield _line("model", "用哪个", "error", error.message, error.next_step)
        return None
    if choice.kind == "skeleton":
        wanted = flag is not None or settings.model.provider == "skeleton"
        yield _line("model", "用哪个", "note", choice.reason, "" if wanted else _NO_MODEL)
        return None
    yield _line("model", "用哪个", "ok", choice.reason)
    return choice


def host_lines(choice: Choice, settings: Settings) -> Generator[CheckLine, None, Target | None]:
    """Says whether anything may be sent; gives the endpoint's address, None where nothing may, or for the embedded model."""
    if choice.kind == "embedded":
        yield _line("host", "发到哪里", "ok", "在本机运行，材料不出本机")
        return None
    try:
        target = admitted(settings.model.base_url, settings.model.allowed_hosts)
    except AssistantError as error:
        yield _line("host", "发到哪里", "error", f"{error.message}什么也没有发。", error.next_step)
        return None
    where = "在本机或内网" if target.direct else "外面的主机，您允许过"
    yield _line("host", "发到哪里", "ok", f"{target.host}，{where}")
    return target


def key_line(settings: Settings, environment: Mapping[str, str]) -> CheckLine:
    """Whether there is a key and where, never the key."""
    try:
        key = read_key(settings.model, environment)
    except AssistantError as error:
        return _line("key", "密钥", "error", error.message, error.next_step)
    if settings.model.api_key_file:
        return _key_file(user_config_path().parent / Path(settings.model.api_key_file).expanduser(), found=bool(key))
    if key:
        return _line("key", "密钥", "ok", "环境变量里有，不显示，也不写进文件")
    return _line(
        "key",
        "密钥",
        "note",
        "没有密钥；内网的接口多半不要",
        "要密钥的：设环境变量 OPENAI_API_KEY，或者写 api_key_file。",
    )


def _key_file(path: Path, *, found: bool) -> CheckLine:
    if not found:
        return _line("key", "密钥", "warning", f"密钥文件 {path} 是空的", "请把密钥写进这个文件，只写密钥本身。")
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        return _line("key", "密钥", "warning", f"密钥文件 {path} 别的用户也能看", f"请运行 chmod 600 {path}。")
    return _line("key", "密钥", "ok", f"文件 {path} 里有，不显示")


def _line(topic: str, title: str, state: State, found: str, advice: str = "") -> CheckLine:
    return CheckLine("model", topic, title, state, found, advice)
