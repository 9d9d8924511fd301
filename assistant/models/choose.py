"""Which model drafts, and why: the flag, then the settings, then what is there."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.config import ModelSettings, Settings, cache_dir
from assistant.errors import ConfigError, ModelFileError
from assistant.models.model_file import Progress, checked_gguf, has_starter, starter_file

if TYPE_CHECKING:
    from assistant.drafting.prompt import Model

Kind = Literal["endpoint", "embedded", "skeleton"]

_EMBEDDED = "embedded"
_BY_PATH = "embedded:"
_SKELETON = "skeleton"
_INSTALL = "请运行 pip install '.[local]'"


@dataclass(frozen=True)
class Choice:
    """The model to use. `reason` is a Chinese sentence for the first line on stderr; `path` a GGUF, None for the
    starter model; `name` the endpoint's model, empty for the first that it lists.
    """

    kind: Kind
    reason: str
    path: Path | None = None
    name: str = ""


def choose(settings: Settings, flag: str | None = None) -> Choice:
    """`flag` is --model: NAME | embedded | embedded:PATH.gguf | skeleton, None where it is not given.

    Raises ConfigError and ModelFileError where what was asked for is not there.
    """
    if flag is not None:
        return _by_flag(settings, flag.strip())
    provider = settings.model.provider
    if provider == "auto":
        return _by_what_is_there(settings)
    if provider == "endpoint":
        return _endpoint(settings, settings.model.name, "设置 [model] provider = endpoint")
    if provider == "embedded":
        return _embedded(settings, "设置 [model] provider = embedded")
    if provider == "skeleton":
        return _skeleton("设置 [model] provider = skeleton")
    raise ConfigError(
        f"设置 [model] provider = “{provider}” 不认识。", "可用的有 auto | endpoint | embedded | skeleton。"
    )


def open_model(choice: Choice, settings: Settings, progress: Progress) -> Model | None:
    """The model of a choice, None for the skeleton drafter. The starter model is joined here, `progress` is told.

    Raises ConfigError for a host that is not admitted, ModelFileError for a bad model file.
    """
    if choice.kind == "skeleton":
        return None
    from assistant.models.endpoint import EndpointModel, preload

    if choice.kind == "endpoint":
        preload()
        return EndpointModel(replace(settings.model, name=choice.name))
    from assistant.models.embedded import EmbeddedModel

    cache = cache_dir()
    file = checked_gguf(choice.path) if choice.path else starter_file(cache, progress)
    preload()
    return EmbeddedModel(file, settings.embedded, settings.model, cache / "logs")


def _by_flag(settings: Settings, flag: str) -> Choice:
    if flag == _SKELETON:
        return _skeleton("--model skeleton")
    if flag == _EMBEDDED:
        return _embedded(settings, "--model embedded")
    if flag.startswith(_BY_PATH):
        _require_runtime()
        path = checked_gguf(Path(flag.removeprefix(_BY_PATH)))
        return Choice("embedded", f"内置模型 {path.name}（--model 指定）", path)
    if not flag:
        raise ConfigError("--model 后面是空的。", "请写模型名称，或 embedded、embedded:文件.gguf、skeleton。")
    return _endpoint(settings, flag, f"--model {flag}")


def _by_what_is_there(settings: Settings) -> Choice:
    if settings.endpoint_set_by:
        return _endpoint(settings, settings.model.name, settings.endpoint_set_by)
    if settings.model.base_url:
        return _endpoint(settings, settings.model.name, "设置 [model] base_url")
    if _has_runtime() and (settings.embedded.model or has_starter(cache_dir())):
        return _embedded(settings, "没有设模型接口")
    return _skeleton(f"没有设模型接口，也没有安装内置模型；要内置模型{_INSTALL}")


def _endpoint(settings: Settings, name: str, why: str) -> Choice:
    if not settings.model.base_url:
        raise ConfigError(
            f"没有设模型接口的地址（{why}）。",
            "请设环境变量 ASSISTANT_BASE_URL 或用户配置 [model] base_url；要用内置模型请写 --model embedded。",
        )
    called = f"模型 {name}" if name else "接口列出的第一个模型"
    return Choice("endpoint", f"{_shown(settings.model)} 的{called}（{why}）", name=name)


def _shown(model: ModelSettings) -> str:
    """The address without name and password; whether it may be used is open_model's question."""
    scheme, separator, rest = model.base_url.strip().rpartition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{separator}{host.rpartition('@')[2]}{slash}{path}"


def _embedded(settings: Settings, why: str) -> Choice:
    _require_runtime()
    if settings.embedded.model:
        path = checked_gguf(Path(settings.embedded.model))
        return Choice("embedded", f"内置模型 {path.name}（{why}）", path)
    if not has_starter(cache_dir()):
        raise ModelFileError(
            "没有安装随程序的小模型。", f"{_INSTALL}，或者用 --model embedded:文件.gguf 指定一个模型文件。"
        )
    return Choice("embedded", f"随程序的小模型，材料不出本机（{why}）")


def _skeleton(why: str) -> Choice:
    return Choice("skeleton", f"不用模型，按要点直接成文（{why}）")


def _has_runtime() -> bool:
    return importlib.util.find_spec("xllamacpp") is not None


def _require_runtime() -> None:
    if not _has_runtime():
        raise ModelFileError(
            "没有安装内置模型的运行库 xllamacpp。", f"{_INSTALL}；自己有 GGUF 文件的，pip install '.[llama]' 就够了。"
        )
