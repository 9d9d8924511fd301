"""A file replaced as a whole: readers see the old text or the new one, and nothing in between."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.errors import WorkspaceError
from assistant.store.failures import writing_to
from assistant.store.text_file import content_hash, decoded

if TYPE_CHECKING:
    from pathlib import Path

_PRIVATE = 0o600
_BY_UMASK = 0o666


class FileChangedError(WorkspaceError):
    """Another program wrote the file since it was read: read it again and make the change on what stands there now."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} 刚刚被另一个程序改动，没有写入。", "请保存并关闭正在编辑它的程序，再运行一次。")


def replace_text(path: Path, expected_hash: str | None, new_text: str) -> None:
    """Writes a text in the form of the file that stands there: encoding, byte order mark, line ends.

    As replace_bytes; also raises InputError where the file is no text.
    """
    with writing_to(path):
        data = _refuse_changed(path, expected_hash)
    replace_bytes(path, expected_hash, decoded(data or b"", path).with_text(new_text))


def replace_bytes(path: Path, expected_hash: str | None, data: bytes) -> None:
    """Writes the whole file at once, if its bytes still have `expected_hash` (None: if it is not there).

    Permissions stay; of a symbolic link its target is written. Raises FileChangedError, WorkspaceError, DiskError; then
    the file is as it was and no temporary file is left.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")
    with writing_to(path):
        try:
            _write(temporary, data, target)
            # The comparison stands right before the replacement: an editor has only this moment to be overlooked.
            _refuse_changed(target, expected_hash)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    _sync_folder(target.parent)


def remove_file(path: Path, expected_hash: str | None) -> None:
    """Removes the file, if its bytes still have `expected_hash`. Raises as replace_bytes."""
    target = path.resolve()
    with writing_to(path):
        _refuse_changed(target, expected_hash)
        target.unlink()
    _sync_folder(target.parent)


def remove_leftovers(path: Path) -> None:
    """Removes temporary files of a process that was killed while it wrote this file; call it with the lock held."""
    target = path.resolve()
    with suppress(OSError):
        for left in target.parent.glob(f".{target.name}.*.tmp"):
            left.unlink()


def _refuse_changed(path: Path, expected_hash: str | None) -> bytes | None:
    """The file's bytes, None where there is none. Raises FileChangedError where they are not the expected ones."""
    data = _current(path)
    if (None if data is None else content_hash(data)) != expected_hash:
        raise FileChangedError(path)
    return data


def _current(path: Path) -> bytes | None:
    try:
        with path.open("r+b") as stream:  # for writing too: a file that is held or read-only is refused here
            return stream.read()
    except FileNotFoundError:
        return None


def _write(temporary: Path, data: bytes, target: Path) -> None:
    mode = _PRIVATE if target.exists() else _BY_UMASK
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if target.exists():
        _keep_permissions(temporary, target)


def _keep_permissions(temporary: Path, target: Path) -> None:
    owner = target.stat()
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only an administrator can give a file away
            os.chown(temporary, owner.st_uid, owner.st_gid)
    temporary.chmod(stat.S_IMODE(owner.st_mode))


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut; systems without it (Windows, some network folders) go without."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
