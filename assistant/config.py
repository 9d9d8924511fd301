"""Settings: the packaged config.toml, then the user's, then the workspace's, then the environment; flags come last."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from assistant import resources
from assistant.errors import ConfigError

USER_CONFIG_ENV = "ASSISTANT_CONFIG"
# The later one wins: the program's own variable over the one that other tools share.
_ENVIRONMENT = {"OPENAI_BASE_URL": "base_url", "ASSISTANT_BASE_URL": "base_url", "ASSISTANT_MODEL": "name"}
# A folder from outside must not get the user's key or send material elsewhere.
_NOT_IN_WORKSPACE = {"provider", "base_url", "api_key_env", "api_key_file", "allowed_hosts", "extra_body"}


@dataclass(frozen=True)
class ModelSettings:
    provider: str
    base_url: str
    name: str
    api_key_env: str
    api_key_file: str
    allowed_hosts: tuple[str, ...]
    temperature: float
    max_tokens: int
    max_tokens_field: str
    context: int
    read_timeout: float
    section_timeout: float
    retries: int
    concurrency: int
    grammar: str
    few_shots: str
    few_shot_count: int
    few_shot_tokens: int
    extra_body: str


@dataclass(frozen=True)
class EmbeddedSettings:
    model: str
    threads: int
    read_threads: int
    context: int
    cache_mib: int
    start_timeout: float
    temperature: float
    max_tokens: int
    few_shots: str
    few_shot_count: int
    few_shot_tokens: int
    grammar: str
    concurrency: int
    repair_rounds: int


@dataclass(frozen=True)
class DraftingSettings:
    headings: str
    heading_set: int
    repair: bool
    repair_rounds: int


@dataclass(frozen=True)
class PageSettings:
    """The page of GB/T 9704-2012. Lengths in millimetres, sizes in points."""

    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    line_pitch: float
    character_spacing: float
    title_font: str
    title_size: float
    body_font: str
    body_size: float
    heading1_font: str
    heading2_font: str
    latin_font: str
    page_number_font: str
    page_number_size: float
    indent_characters: int
    sealed: str


@dataclass(frozen=True)
class CheckSettings:
    """Rules and families of rules by the severity that they are given; `off` are not run."""

    off: tuple[str, ...]
    error: tuple[str, ...]
    warning: tuple[str, ...]
    info: tuple[str, ...]

    @property
    def severities(self) -> dict[str, str]:
        """Rule or family → error | warning | info | off."""
        return {name: f.name for f in fields(self) for name in getattr(self, f.name)}


@dataclass(frozen=True)
class Settings:
    model: ModelSettings
    embedded: EmbeddedSettings
    drafting: DraftingSettings
    check: CheckSettings
    page: PageSettings
    endpoint_set_by: str = ""
    """Who chose an endpoint (环境变量, 用户配置); empty where nobody did."""


_SECTIONS: dict[str, type] = {
    "model": ModelSettings,
    "embedded": EmbeddedSettings,
    "drafting": DraftingSettings,
    "check": CheckSettings,
    "page": PageSettings,
}


def user_config_path() -> Path:
    """The user's own config.toml; ASSISTANT_CONFIG names another one."""
    if os.environ.get(USER_CONFIG_ENV):
        return Path(os.environ[USER_CONFIG_ENV])
    import platformdirs  # noqa: PLC0415  # 15 ms that --help does not need

    return Path(platformdirs.user_config_dir("township-assistant", appauthor=False)) / "config.toml"


def cache_dir() -> Path:
    """Where the joined starter model lies; ASSISTANT_CACHE names another folder."""
    if os.environ.get("ASSISTANT_CACHE"):
        return Path(os.environ["ASSISTANT_CACHE"])
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_cache_dir("township-assistant", appauthor=False))


def exemplar_dir() -> Path:
    """Where the user's own exemplars lie; ASSISTANT_EXEMPLARS names another folder."""
    if os.environ.get("ASSISTANT_EXEMPLARS"):
        return Path(os.environ["ASSISTANT_EXEMPLARS"])
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir("township-assistant", appauthor=False)) / "exemplars"


def load(workspace: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings in force. Raises ConfigError naming the file and the setting that is wrong."""
    environment = os.environ if environment is None else environment
    merged = tomllib.loads(resources.default_config())
    chosen_by = ""
    user = user_config_path()
    if user.is_file():
        layer = read_settings(user)
        _merge(merged, layer, user)
        if layer.get("model", {}).get("base_url") or layer.get("model", {}).get("name"):
            chosen_by = f"用户配置 {user}"
    local = workspace / "config.toml" if workspace else None
    if local is not None and local.is_file():
        layer = read_settings(local)
        _refuse_foreign(layer, local)
        _merge(merged, layer, local)
    for variable, name in _ENVIRONMENT.items():
        if environment.get(variable):
            merged["model"][name] = environment[variable]
            chosen_by = f"环境变量 {variable}"
    return Settings(
        **{section: _build(cls, merged[section]) for section, cls in _SECTIONS.items()},
        endpoint_set_by=chosen_by,
    )


def read_settings(path: Path) -> dict[str, Any]:
    """A config.toml as it stands. Raises ConfigError naming the file and the line that is no TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"配置文件读不出来：{path}。", "请检查文件权限。") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"配置文件 {path} 不是 UTF-8 文本，读不懂。", "请用记事本另存为 UTF-8。") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"第{line[1]}行" if line else "末尾"
        raise ConfigError(
            f"配置文件 {path} {where}：读不懂。",
            "每行应是 名称 = 内容，文字加英文引号。请改正这一处，或者删去该文件恢复默认。",
        ) from error


def _merge(merged: dict[str, Any], layer: dict[str, Any], path: Path) -> None:
    for section, values in layer.items():
        if section not in _SECTIONS or not isinstance(values, dict):
            raise ConfigError(f"配置文件 {path}：没有 [{section}] 这一组设置。", f"可用的有 {'、'.join(_SECTIONS)}。")
        kinds = {field.name: str(field.type) for field in fields(_SECTIONS[section])}
        for name, value in values.items():
            if name not in kinds:
                raise ConfigError(f"配置文件 {path}：[{section}] 里没有 {name} 这项设置。", "请核对拼写。")
            _refuse_unfit(value, kinds[name], f"配置文件 {path}：[{section}] {name}")
            merged[section][name] = value


def _refuse_unfit(value: Any, kind: str, called: str) -> None:
    """Raises ConfigError where a value is not of the kind that the setting is."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    good, wanted = {
        "str": (isinstance(value, str), "一段加英文引号的文字"),
        "int": (number and isinstance(value, int) and value >= 0, "一个整数，不能小于 0"),
        "float": (number, "一个数"),
        "bool": (isinstance(value, bool), "true 或 false"),
    }.get(kind, (isinstance(value, list) and all(isinstance(v, str) for v in value), '一组文字，例如 ["a", "b"]'))
    if not good:
        raise ConfigError(f"{called} 写得不对。", f"它应是{wanted}。")


def _refuse_foreign(layer: dict[str, Any], path: Path) -> None:
    model = layer.get("model", {})
    named = [f"[model] {name}" for name in sorted(_NOT_IN_WORKSPACE & set(model if isinstance(model, dict) else {}))]
    embedded = layer.get("embedded", {})
    if isinstance(embedded, dict) and "model" in embedded:  # a file from outside must not be loaded as a model
        named.append("[embedded] model")
    for name in named:
        raise ConfigError(
            f"配置文件 {path}：工作区里不能设 {name}。",
            f"这一项只能写在用户配置里：{user_config_path()}。",
        )


def _build(cls: type, values: dict[str, Any]) -> Any:
    found = {field.name: values[field.name] for field in fields(cls)}
    return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in found.items()})
