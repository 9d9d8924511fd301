"""Where prompts/, exemplars/ and config.toml stand: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import ConfigError

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """The folder that holds prompts/, exemplars/ and config.toml. Raises ConfigError where the installation lacks them."""
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        if (root / "prompts").is_dir() and (root / "config.toml").is_file():
            return root
    raise ConfigError("程序文件不全：找不到 prompts 和 config.toml。", "请重新安装。")


def prompt_text(name: str) -> str:
    """The text of prompts/<name>."""
    return _read(data_root() / "prompts" / name)


def template_files() -> dict[str, str]:
    """Template name → the text of prompts/templates/<name>.toml."""
    return {p.stem: _read(p) for p in sorted((data_root() / "prompts" / "templates").glob("*.toml"))}


def exemplar_files() -> dict[str, str]:
    """Exemplar name → the text of exemplars/<name>.md."""
    return {p.stem: _read(p) for p in sorted((data_root() / "exemplars").glob("*.md"))}


def default_config() -> str:
    return _read(data_root() / "config.toml")


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise ConfigError(f"程序文件读不出来：{path}。", "请重新安装。") from error
