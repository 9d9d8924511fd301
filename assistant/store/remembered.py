"""What was worked out from files and holds as long as none of them changes (记下的结果)."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.store.atomic import replace_bytes
from assistant.store.text_file import content_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


def mark_of(read: Iterable[Path], looked_at: Iterable[Path], beside: Sequence[str]) -> str:
    """What tells whether anything has changed (hex): the bytes of the files `read`, place, size and time of those `looked_at`,
    and `beside`. A file that is not there counts as such."""
    whole = hashlib.sha256()
    for path in read:
        whole.update(repr((str(path), _bytes(path))).encode())
    for path in looked_at:
        whole.update(repr((str(path), _stamp(path))).encode())
    whole.update(repr(tuple(beside)).encode())
    return whole.hexdigest()


def recall(path: Path, mark: str) -> Any:
    """What was kept under this mark; None where nothing was, where it no longer holds, or where the file is damaged."""
    with suppress(OSError, ValueError):
        kept = json.loads(path.read_bytes())
        if isinstance(kept, dict) and kept.get("mark") == mark:
            return kept.get("value")
    return None


def keep(path: Path, mark: str, value: Any) -> None:
    """Kept for the next time, for the owner alone; where it cannot be written it is worked out again."""
    data = json.dumps({"mark": mark, "value": value}, ensure_ascii=False).encode()
    with suppress(OSError, AssistantError):
        if not path.parent.is_dir():
            return
        standing = path.read_bytes() if path.exists() else None
        replace_bytes(path, None if standing is None else content_hash(standing), data)
        path.chmod(0o600)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
