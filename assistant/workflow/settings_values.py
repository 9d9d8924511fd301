"""What is typed after `config set` as a setting and its value (设置的值), or the reason why it is none."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant import config
from assistant.config import SettingValue
from assistant.errors import InputError
from assistant.models.hosts import checked_url
from assistant.models.request import check_settings
from assistant.provenance.rules import every_rule
from assistant.style.rule import FAMILIES
from assistant.workflow.allow_host import checked_host
from assistant.workflow.settings_file import Name

_LOOK = "全部设置见 assistant config show。"
_GRAMMARS = ("off", "llama", "vllm", "vllm-guided", "sglang")
_CHOICES: Mapping[Name, tuple[str, ...]] = {
    ("model", "provider"): ("auto", "endpoint", "embedded", "skeleton"),
    ("model", "max_tokens_field"): ("max_completion_tokens", "max_tokens"),
    ("model", "grammar"): _GRAMMARS,
    ("model", "few_shots"): ("per_section", "once"),
    ("embedded", "grammar"): _GRAMMARS[:2],
    ("embedded", "few_shots"): ("per_section", "once"),
    ("drafting", "headings"): ("template", "model"),
    ("page", "sealed"): ("auto", "yes", "no"),
}
_RANGES: Mapping[str, tuple[float, float]] = {
    "temperature": (0, 2),
    "context": (1024, 10_000_000),
    "max_tokens": (64, 100_000),
    "concurrency": (1, 64),
    "retries": (0, 20),
    "read_timeout": (1, 3600),
    "section_timeout": (1, 36_000),
    "start_timeout": (1, 3600),
    "few_shot_count": (0, 10),
    "few_shot_tokens": (0, 1_000_000),
    "threads": (0, 1024),
    "read_threads": (0, 1024),
    "cache_mib": (0, 1_000_000),
    "heading_set": (1, 3),
    "repair_rounds": (0, 5),
    "line_pitch": (10, 60),
    "character_spacing": (-5, 5),
    "indent_characters": (0, 4),
    **{f"{part}_size": (5, 72) for part in ("title", "body", "page_number")},
    **{f"margin_{side}": (0, 100) for side in ("top", "bottom", "left", "right")},
}
_KEY = re.compile(r"\b(?:sk|gsk|xai|lsv2)[-_][A-Za-z0-9_-]{8,}|\bBearer\s+\S{8,}")
_SECRET_NAME = re.compile(r"api[_-]?key|authorization|secret|password|access[_-]?token|bearer", re.IGNORECASE)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TRUE, _FALSE = ("true", "yes", "on", "是", "开"), ("false", "no", "off", "否", "关")


def named(text: str) -> Name:
    """The setting that a text names: model.context, or context alone where only one group has it. Raises InputError."""
    given = text.strip().replace("[", "").replace("] ", ".").replace("]", ".").replace("..", ".")
    every = [(group, name) for group, names in config.every_name().items() for name in names]
    fitting = [pair for pair in every if given in (f"{pair[0]}.{pair[1]}", pair[1])]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = "、".join(f"{group}.{name}" for group, name in fitting)
        raise InputError(f"有几项设置叫 {given}：{listed}。", "请连组名一起写。")
    raise InputError(f"没有 {given} 这项设置。", _nearest(given, every))


def value_of(name: Name, text: str) -> SettingValue:
    """The value that a text gives the setting. Raises InputError, ConfigError where it cannot have it, or where it is a key."""
    _refuse_keys(name, text)
    value = _of_kind(name, text.strip())
    called = f"{name[0]}.{name[1]}"
    choices = _CHOICES.get(name)
    if choices and value not in choices:
        raise InputError(f"{called} 不能是“{text}”。", f"可用的有 {' | '.join(choices)}。")
    low, high = _RANGES.get(name[1], (-math.inf, math.inf))
    if isinstance(value, int | float) and not isinstance(value, bool) and not low <= value <= high:
        raise InputError(f"{called} 不能是 {text}。", f"它在 {low:g} 到 {high:g} 之间。")
    return _CHECKED.get(name, _as_it_is)(value)


def as_text(value: SettingValue) -> str:
    """A value as `config set` takes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def without_secrets(name: Name, value: SettingValue) -> str:
    """A value as it may be shown: no key, no password."""
    text = as_text(value)
    if name == ("model", "api_key_env") and text and not _is_variable(text):
        return "（不像环境变量的名称，没有显示）"
    if name == ("model", "extra_body") and _SECRET_NAME.search(text):
        return "（里面有密钥或密码，没有显示）"
    scheme, separator, rest = text.rpartition("://")
    host, slash, path = rest.partition("/")
    if separator and "@" in host:
        text = f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}"
    return _KEY.sub("***", text)


def _nearest(given: str, every: list[Name]) -> str:
    import difflib  # noqa: PLC0415  # only where a name was mistyped

    names = [form for group, name in every for form in (f"{group}.{name}", name)]
    near = difflib.get_close_matches(given, names, n=1)
    return f"是不是 {near[0]}？{_LOOK}" if near else _LOOK


def _refuse_keys(name: Name, text: str) -> None:
    is_key = _KEY.search(text) or (name == ("model", "api_key_env") and text.strip() and not _is_variable(text.strip()))
    hides_one = name == ("model", "extra_body") and _SECRET_NAME.search(text)
    if is_key or hides_one:
        raise InputError(
            "像是把密钥写在设置里了，没有写入。",
            "密钥放在环境变量 OPENAI_API_KEY 里，或者单独一个文件里，再 assistant config set model.api_key_file 文件。",
        )
    if name == ("model", "base_url") and "@" in text:
        raise InputError("地址里带着用户名和密码，没有写入。", "请去掉 @ 和它前面的部分；密码由程序写进文件不安全。")


def _is_variable(text: str) -> bool:
    """Keys have small letters and figures mixed, or are long; the name of a variable is a word."""
    return (
        bool(_VARIABLE.fullmatch(text)) and len(text) <= 40 and (text.isupper() or not any(c.isdigit() for c in text))
    )


def _of_kind(name: Name, text: str) -> SettingValue:
    kind = config.every_name()[name[0]][name[1]]
    called = f"{name[0]}.{name[1]}"
    if kind == "bool":
        return _truth(text, called)
    if kind == "int":
        return int(_number(text, called, whole=True))
    if kind == "float":
        return _number(text, called, whole=False)
    if kind == "list":
        return tuple(part.strip() for part in re.split(r"[,，、]", text.strip("[]")) if part.strip(" \"'"))
    if not text.isprintable():
        raise InputError(f"{called} 里有换行或看不见的字符。", "请写成一行。")
    return text


def _truth(text: str, called: str) -> bool:
    if text.lower() in (*_TRUE, *_FALSE):
        return text.lower() in _TRUE
    raise InputError(f"{called} 不能是“{text}”。", "请写 true 或 false（是、否也行）。")


def _number(text: str, called: str, *, whole: bool) -> float:
    try:
        number = int(text) if whole else float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InputError(f"{called} 不能是“{text}”。", f"它应是{'一个整数' if whole else '一个数'}。")
    return number


def _as_it_is(value: SettingValue) -> SettingValue:
    return value


def _address(value: SettingValue) -> SettingValue:
    if value:
        checked_url(str(value))
    return value


def _hosts(value: SettingValue) -> SettingValue:
    return tuple(dict.fromkeys(checked_host(host) for host in value)) if isinstance(value, tuple) else value


def _body(value: SettingValue) -> SettingValue:
    check_settings(replace(config.defaults().model, extra_body=str(value)))
    return json.dumps(json.loads(str(value)), ensure_ascii=False) if value else value


def _rules(value: SettingValue) -> SettingValue:
    known = {*FAMILIES, *(rule.name for rule in every_rule())}
    for name in value if isinstance(value, tuple) else ():
        if name not in known:
            raise InputError(f"没有叫 {name} 的规则。", "规则和类的名称见 assistant rules。")
    return value


_CHECKED: Mapping[Name, Callable[[SettingValue], SettingValue]] = {
    ("model", "base_url"): _address,
    ("model", "allowed_hosts"): _hosts,
    ("model", "extra_body"): _body,
    **{("check", severity): _rules for severity in ("off", "error", "warning", "info")},
}
