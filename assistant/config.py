"""Settings: the packaged config.toml, then the user's, then the workspace's, then the environment; flags come last."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from assistant import resources
from assistant.errors import ConfigError

USER_CONFIG_ENV = "ASSISTANT_CONFIG"
# The later one wins: the program's own variable over the one that other tools share.
_ENVIRONMENT = {"OPENAI_BASE_URL": "base_url", "ASSISTANT_BASE_URL": "base_url", "ASSISTANT_MODEL": "name"}
# A folder from outside must not get the user's key or send material elsewhere.
_NOT_IN_WORKSPACE = {"provider", "base_url", "api_key_env", "api_key_file", "allowed_hosts", "extra_body"}

Origin = Literal["default", "user", "workspace", "environment"]
SettingValue = str | int | float | bool | tuple[str, ...]


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


@dataclass(frozen=True)
class SettingInForce:
    """One setting; `place` is the file or the variable that it comes from, empty for the default."""

    group: str
    name: str
    value: SettingValue
    origin: Origin
    place: str


@dataclass(frozen=True)
class _Layer:
    origin: Origin
    place: str
    values: dict[str, Any]


_SECTIONS: dict[str, type] = {
    "model": ModelSettings,
    "embedded": EmbeddedSettings,
    "drafting": DraftingSettings,
    "check": CheckSettings,
    "page": PageSettings,
}


def user_config_path() -> Path:
    """The user's own config.toml; ASSISTANT_CONFIG names another one."""
    return _place(USER_CONFIG_ENV, "config", "config.toml")


def cache_dir() -> Path:
    """Where the joined starter model lies; ASSISTANT_CACHE names another folder."""
    return _place("ASSISTANT_CACHE", "cache")


def exemplar_dir() -> Path:
    """Where the user's own exemplars lie; ASSISTANT_EXEMPLARS names another folder."""
    return _place("ASSISTANT_EXEMPLARS", "data", "exemplars")


def _place(variable: str, kind: Literal["config", "cache", "data"], *inside: str) -> Path:
    """The place that a variable names, else the one inside the system's folder of this kind."""
    if os.environ.get(variable):
        return Path(os.environ[variable])
    import platformdirs  # noqa: PLC0415  # 15 ms that --help does not need

    folders = platformdirs.PlatformDirs("township-assistant", appauthor=False)
    return Path(getattr(folders, f"user_{kind}_dir"), *inside)


def load(workspace: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings in force. Raises ConfigError naming the file and the setting that is wrong."""
    merged: dict[str, dict[str, Any]] = {}
    chosen_by = ""
    for layer in _layers(workspace, os.environ if environment is None else environment):
        for group, values in layer.values.items():
            merged.setdefault(group, {}).update(values)
        chosen_by = _chooser_of_the_endpoint(layer) or chosen_by
    return _settings(merged, chosen_by)


def defaults() -> Settings:
    """The settings as the program brings them, for where a file of settings cannot be read."""
    return _settings(tomllib.loads(resources.default_config()), "")


def in_force(workspace: Path | None = None, environment: Mapping[str, str] | None = None) -> tuple[SettingInForce, ...]:
    """Every setting with its value and where it comes from, in the order of config.toml. Raises as `load`."""
    found: dict[tuple[str, str], SettingInForce] = {}
    for layer in _layers(workspace, os.environ if environment is None else environment):
        for group, values in layer.values.items():
            for name, value in values.items():
                found[group, name] = SettingInForce(group, name, _frozen(value), layer.origin, layer.place)
    return tuple(found.values())


def every_name() -> dict[str, dict[str, str]]:
    """Group → name → str | int | float | bool | list, of every setting there is."""
    return {group: {field.name: _kind(str(field.type)) for field in fields(cls)} for group, cls in _SECTIONS.items()}


def _kind(annotation: str) -> str:
    return annotation if annotation in {"str", "int", "float", "bool"} else "list"


def _layers(workspace: Path | None, environment: Mapping[str, str]) -> Iterator[_Layer]:
    """What sets something, the later one over the earlier."""
    yield _Layer("default", "", tomllib.loads(resources.default_config()))
    if (user := user_config_path()).is_file():
        yield _Layer("user", str(user), _checked(read_settings(user), user))
    if workspace and (local := workspace / "config.toml").is_file():
        layer = read_settings(local)
        _refuse_foreign(layer, local)
        yield _Layer("workspace", str(local), _checked(layer, local))
    for variable, name in _ENVIRONMENT.items():
        if environment.get(variable):
            yield _Layer("environment", variable, {"model": {name: environment[variable]}})


def _chooser_of_the_endpoint(layer: _Layer) -> str:
    if layer.origin == "environment":
        return f"环境变量 {layer.place}"
    model = layer.values.get("model", {})
    return f"用户配置 {layer.place}" if layer.origin == "user" and (model.get("base_url") or model.get("name")) else ""


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


def _checked(layer: dict[str, Any], path: Path) -> dict[str, Any]:
    """The layer. Raises ConfigError for a setting that there is none of, and for a value of another kind."""
    for group, values in layer.items():
        if group not in _SECTIONS or not isinstance(values, dict):
            raise ConfigError(f"配置文件 {path}：没有 [{group}] 这一组设置。", f"可用的有 {'、'.join(_SECTIONS)}。")
        kinds = every_name()[group]
        for name, value in values.items():
            if name not in kinds:
                raise ConfigError(f"配置文件 {path}：[{group}] 里没有 {name} 这项设置。", "请核对拼写。")
            _refuse_unfit(value, kinds[name], f"配置文件 {path}：[{group}] {name}")
    return layer


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


def _settings(merged: Mapping[str, Mapping[str, Any]], chosen_by: str) -> Settings:
    built = {group: _build(cls, merged[group]) for group, cls in _SECTIONS.items()}
    return Settings(**built, endpoint_set_by=chosen_by)


def _build(cls: type, values: Mapping[str, Any]) -> Any:
    return cls(**{field.name: _frozen(values[field.name]) for field in fields(cls)})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
