"""What the system refuses, as a message that says what to do next."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.errors import AssistantError, DiskError, HistoryDamaged, WorkspaceError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSES = {errno.EIO, errno.EFBIG, errno.ENXIO, errno.ENODEV}
_TAKEN = {errno.EEXIST, errno.ENOTDIR}
_HELD = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Raises DiskError or WorkspaceError, naming the file, for what the system refuses inside the block."""
    try:
        yield
    except OSError as error:
        raise _write_failure(error, path) from error


@contextmanager
def database_at(path: Path) -> Iterator[None]:
    """Raises DiskError or WorkspaceError, naming the file, for what SQLite refuses inside the block."""
    try:
        yield
    except sqlite3.Error as error:
        raise _database_failure(error, path) from error


def _write_failure(error: OSError, path: Path) -> AssistantError:
    if error.errno in _FULL:
        return DiskError(f"磁盘已满，{path} 没有写成，原来的内容还在。", "请腾出空间，再运行一次。")
    if error.errno == errno.EROFS:
        return DiskError(f"磁盘是只读的，{path} 没有写成。", "请把工作区复制到可以写入的磁盘，再运行一次。")
    if error.errno in _REFUSES:
        return DiskError(f"磁盘不让写入 {path}：{reason(error)}。", "请检查磁盘，或者把工作区复制到别的磁盘。")
    if error.errno in _HELD:
        return WorkspaceError(
            f"{path} 写不进去：另一个程序正打开着它，或者没有写入权限。",
            "请关闭打开它的程序（Word、WPS、记事本等），检查文件和文件夹是否只读，再运行一次。",
        )
    if error.errno in _TAKEN:
        return WorkspaceError(f"{path} 写不进去：这个名称已经是一个文件，不是文件夹。", "请换一个名称，再运行一次。")
    return WorkspaceError(f"{path} 写不进去：{reason(error)}。", "请检查文件夹是否还在、名称是否正确，再运行一次。")


def _database_failure(error: sqlite3.Error, path: Path) -> AssistantError:
    code = getattr(error, "sqlite_errorcode", None)
    match None if code is None else code & 0xFF:  # the low byte is the primary result code
        case sqlite3.SQLITE_FULL:
            return DiskError(f"磁盘已满，{path} 没有写成，原来的内容还在。", "请腾出空间，再运行一次。")
        case sqlite3.SQLITE_IOERR:
            return DiskError(f"磁盘读写出错：{path}。", "请检查磁盘空间和网络文件夹，或者把工作区复制到本机磁盘。")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return WorkspaceError(f"{path} 打不开或写不进去。", "请检查文件和文件夹是否只读，再运行一次。")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return WorkspaceError(f"另一个命令正在写 {path}，等了很久没有等到。", "请等它结束，再运行一次。")
        case _:
            return HistoryDamaged(path)
