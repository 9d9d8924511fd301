"""The endpoint's key: read from the environment or a file, never written anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from assistant.config import ModelSettings, user_config_path
from assistant.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_KEY = "none"  # the client insists on one; servers without keys ignore it


class Key:
    """A key that neither repr nor str nor a format string gives away."""

    __slots__ = ("_value",)

    def __init__(self, value: str = "") -> None:
        self._value = value

    def reveal(self) -> str:
        """The key itself, for the client that sends it."""
        return self._value or _NO_KEY

    def redacted(self, text: str) -> str:
        """The text with the key blotted out: servers quote it in their complaints."""
        return text.replace(self._value, "***") if self._value else text

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return "Key(***)" if self._value else "Key()"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not written")


def read_key(settings: ModelSettings, environment: Mapping[str, str]) -> Key:
    """The key named by `api_key_file`, else by `api_key_env`, else an empty one. Raises ConfigError without the key in it."""
    if settings.api_key_file:
        path = _key_file(settings.api_key_file)
        return _checked(_read(path), f"密钥文件 {path}")
    return _checked(environment.get(settings.api_key_env, ""), f"环境变量 {settings.api_key_env}")


def _key_file(name: str) -> Path:
    """A relative path counts from the user's config, never from the current folder, which may come from outside."""
    return user_config_path().parent / Path(name).expanduser()


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"密钥文件 {path} 读不出来。", "请检查 [model] api_key_file 的路径和文件权限。") from None


def _checked(text: str, source: str) -> Key:
    key = text.strip()
    if not key.isascii() or any(not c.isprintable() or c == " " for c in key):
        raise ConfigError(f"{source} 里的密钥有空格、换行或中文，不能用。", "请重新复制一次密钥，只留密钥本身。")
    return Key(key)
