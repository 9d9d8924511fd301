"""A file replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, DiskError, WorkspaceError, reason

if TYPE_CHECKING:
    from pathlib import Path

_ELSEWHERE = "或用 -o 换一个文件名。"
_FULL = (errno.ENOSPC, errno.EDQUOT)


def replace_file(path: Path, data: bytes) -> None:
    """Writes beside the file, then puts it in place. Raises WorkspaceError where another program holds the file or the
    folder is closed to us, DiskError where the disk refuses; what stood there is then untouched.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        _write(temporary, data, path)
        _put_in_place(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write(temporary: Path, data: bytes, path: Path) -> None:
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WorkspaceError(f"没有这个文件夹：{path.parent}。", f"请先建好它，{_ELSEWHERE}") from error
    except PermissionError as error:
        raise WorkspaceError(f"写不了 {path}：这个文件夹不让写。", "请检查文件夹的权限，或用 -o 写到别处。") from error
    except OSError as error:
        raise _disk_error(path, error) from error


def _put_in_place(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except IsADirectoryError as error:
        raise _is_a_folder(path) from error
    except PermissionError as error:
        if path.is_dir():  # Windows says the same of a folder and of an open file
            raise _is_a_folder(path) from error
        raise WorkspaceError(
            f"写不了 {path}：它正被别的程序打开。", f"请先在 Word 里关闭该文件，{_ELSEWHERE}"
        ) from error
    except OSError as error:
        raise _disk_error(path, error) from error


def _is_a_folder(path: Path) -> AssistantError:
    return WorkspaceError(f"{path} 是一个文件夹。", "请用 -o 给出文件名。")


def _disk_error(path: Path, error: OSError) -> AssistantError:
    if error.errno in _FULL:
        return DiskError(f"写不了 {path}：磁盘满了。", "请腾出空间后再试，或用 -o 写到别的盘。")
    if error.errno == errno.ENAMETOOLONG:
        return DiskError(f"写不了 {path}：文件名太长。", "请用 -o 换一个短些的文件名。")
    return DiskError(f"写不了 {path}：{reason(error)}。", "请检查磁盘，或用 -o 写到别处。")
