"""The office's roster (名册): beside facts.md, else beside the user's config.toml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.config import user_config_path
from assistant.report.roster import parse_roster
from assistant.store.classification import refuse_classified
from assistant.store.text_file import read_text_file
from assistant.store.workspace import Workspace

FILES = ("名册.txt", "名册.md")


def read_roster(workspace: Workspace) -> tuple[str, ...]:
    """The names that the office keeps; the workspace's own roster stands for the user's. Empty where there is neither.

    Raises InputError for a file that is no text or bears a classification mark."""
    path = next((path for path in _places(workspace) if _stands(path)), None)
    if path is None:
        return ()
    text = read_text_file(path, "").text
    refuse_classified(text, str(path))
    return parse_roster(text)


def _places(workspace: Workspace) -> Iterator[Path]:
    yield from (workspace.root / name for name in FILES)
    yield from (user_config_path().with_name(name) for name in FILES)


def _stands(path: Path) -> bool:
    """A settings folder that may not be looked into holds no roster for this user."""
    try:
        return path.is_file()
    except OSError:
        return False
