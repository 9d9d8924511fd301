"""Names of sections and versions for the shell: skimmed from facts.md, draft.md and the history, without understanding them."""

from __future__ import annotations

import re
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import resources

if TYPE_CHECKING:
    from assistant.cli.completion import Offer

_HEADING = re.compile(r"^#{2,4}[ \t]+(?P<text>[^{｛\n]{1,80})(?:[{｛](?P<marks>[^}｝\n]{0,80}))?", re.MULTILINE)
_TEMPLATE = re.compile(r"^(?:template|模板)[ \t]*[:：][ \t]*([\w-]{1,40})", re.MULTILINE)
_MOST_VERSIONS = 30


def section_names(folder: Path, typed: str) -> list[Offer]:
    """Titles, and keys where something Latin is being typed."""
    from assistant.cli.completion import Offer

    titles = _titles(_workspace(folder))
    if typed and typed.isascii():
        return [Offer(key, title) for title, key in titles.items() if key]
    return [Offer(title, key) for title, key in titles.items()]


def version_names(folder: Path, typed: str) -> list[Offer]:
    """理论学习@3, the latest first."""
    from assistant.cli.completion import Offer

    root = _workspace(folder)
    titles = {key: title for title, key in _titles(root).items() if key}
    offers = []
    for keys, heading, number, made in _versions(root):
        key = keys.split()[0] if keys else ""
        name = key if typed and typed.isascii() else titles.get(key, heading)
        offers.append(Offer(f"{name}@{number}", made[:10]))
    return offers


def _workspace(folder: Path) -> Path:
    start = folder.resolve()
    return next(place for place in (start, *start.parents) if (place / "facts.md").is_file())


def _titles(root: Path) -> dict[str, str]:
    """Title → key, in the order of facts.md, then what draft.md has beside; the key is empty where none is known."""
    facts = _text(root / "facts.md")
    standard = _standard(facts)
    found: dict[str, str] = {}
    for title, key in _headings(facts):
        found[title] = key or standard.get(title, "")
    keys = {key: title for title, key in standard.items()}
    for heading, key in _headings(_text(root / "draft.md")):
        if key and key not in found.values() and key not in ("opening", "closing"):
            found[keys.get(key, heading)] = key
    return found


def _headings(text: str) -> Iterator[tuple[str, str]]:
    for match in _HEADING.finditer(text):
        marks = (match["marks"] or "").replace("＃", "#").split()
        key = next((mark.removeprefix("#") for mark in marks if not mark.startswith(".")), "")
        title = match["text"].partition("<!--")[0].strip().rstrip(":：")
        if title:
            yield title, key


def _standard(facts: str) -> dict[str, str]:
    """Title → key of the template's sections."""
    named = _TEMPLATE.search(facts)
    path = resources.data_root() / "prompts" / "templates" / f"{named[1] if named else 'ideology'}.toml"
    if not path.is_file():
        return {}
    template = tomllib.loads(path.read_text("utf-8"))
    return {spec["title"]: spec["key"] for spec in template.get("sections", ())}


def _versions(root: Path) -> list[tuple[str, str, int, str]]:
    path = root / ".assistant" / "history.db"
    if not path.is_file():
        return []
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0.2)) as connection:
        query = "SELECT section_keys, heading, number, created_at FROM versions ORDER BY id DESC LIMIT ?"
        return connection.execute(query, (_MOST_VERSIONS,)).fetchall()


def _text(path: Path) -> str:
    """As far as it can be read: a file in the system's own encoding of old gives its headings too."""
    if not path.is_file():
        return ""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
