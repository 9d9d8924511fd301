"""A Word file that somebody revised is never overwritten (不覆盖改过的文件): what was exported last is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import InputError
from assistant.report.decoding import read_failure
from assistant.store.history import History
from assistant.store.text_file import content_hash


def refuse_revised(path: Path, root: Path, history: History, write: Callable[[Path], None]) -> None:
    """Raises InputError where the file at `path` is neither what was exported there last nor what `write` would make."""
    if not path.is_file():
        return
    standing = content_hash(_bytes(path))
    exported = history.last_export(export_name(path, root))
    if standing == exported or standing == _hash_of_new(write):
        return
    why = "导出以后有人改过" if exported else "已经有了，不是这里导出的，或者没有导出的记录"
    raise InputError(
        f"{path} {why}，没有覆盖。", "请用 -o 换一个文件名，或者先把它改名；确实不要它了，加 --overwrite 再导出。"
    )


def remember(path: Path, root: Path, history: History, text: str) -> None:
    """Keeps what stands at `path` as exported by us, and the text of draft.md that it was made of."""
    history.record_export(export_name(path, root), content_hash(_bytes(path)), text)


def export_name(path: Path, root: Path) -> str:
    """Within the workspace from its root, so that a workspace may be moved; elsewhere the whole path."""
    path, root = path.resolve(), root.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _hash_of_new(write: Callable[[Path], None]) -> str:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "new.docx"
        write(target)
        return content_hash(_bytes(target))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise read_failure(error, path) from error
