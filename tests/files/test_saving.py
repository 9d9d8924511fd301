"""A file replaced as a whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assistant.errors import AssistantError, DiskError, WorkspaceError
from assistant.files.saving import replace_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(b"old")
    return path


def failing(number: int):
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def refused(path: Path) -> AssistantError:
    """The error; what stood there is untouched and no temporary file is left."""
    with pytest.raises(AssistantError) as caught:
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in path.parent.iterdir()] == ["draft.docx"]
    assert caught.value.next_step
    return caught.value


def test_new_content_takes_the_place_of_the_old(path: Path) -> None:
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["draft.docx"]


def test_file_held_open_by_word(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(errno.EACCES))
    error = refused(path)
    assert isinstance(error, WorkspaceError)
    assert str(path) in error.message
    assert "关闭" in error.next_step


def test_disk_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    error = refused(path)
    assert isinstance(error, DiskError)
    assert "磁盘满了" in error.message
    assert str(path) in error.message


def test_folder_closed_to_us(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(errno.EACCES))
    with pytest.raises(WorkspaceError, match="不让写"):
        replace_file(path, b"new")


def test_disk_that_fails_otherwise(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(errno.EIO))
    assert isinstance(refused(path), DiskError)


def test_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="没有这个文件夹"):
        replace_file(tmp_path / "没有" / "draft.docx", b"new")


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="是一个文件夹"):
        replace_file(tmp_path, b"new")


def test_file_name_too_long(tmp_path: Path) -> None:
    with pytest.raises(DiskError, match="文件名太长"):
        replace_file(tmp_path / ("长" * 200 + ".docx"), b"new")
