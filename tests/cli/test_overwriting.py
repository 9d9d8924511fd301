"""A Word file that somebody revised is not overwritten; our own is."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture
def drafted(office):
    assert office.draft("--model", "skeleton").code == 0
    return office


def revised(path) -> bytes:
    """The file as a leader left it."""
    path.write_bytes(path.read_bytes() + b"\0")
    return path.read_bytes()


def test_own_export_is_overwritten_as_often_as_you_like(drafted):
    assert [drafted.export().code for _ in range(3)] == [0, 0, 0]
    drafted.edit("宣讲队到村", "宣讲员到村")
    assert drafted.export().code == 0


def test_revised_export_is_not_overwritten(drafted):
    drafted.export()
    before = revised(drafted.docx)
    done = drafted.export()
    assert done.code == 2
    assert f"{drafted.docx} 导出以后有人改过，没有覆盖" in done.err
    assert "-o" in done.err
    assert "--overwrite" in done.err
    assert drafted.docx.read_bytes() == before


def test_overwrite_does_it_anyway_and_is_remembered(drafted):
    drafted.export()
    revised(drafted.docx)
    assert drafted.export("--overwrite").code == 0
    assert drafted.export().code == 0


@pytest.mark.parametrize("name", ["draft.docx", "送审稿.docx"])
def test_file_that_was_never_exported_is_not_overwritten(drafted, name):
    path = drafted.folder / name
    path.write_bytes(b"what somebody wrote")
    done = drafted.export("-o", str(path))
    assert done.code == 2
    assert "没有覆盖" in done.err
    assert path.read_bytes() == b"what somebody wrote"


def test_other_name_is_remembered_too(drafted, tmp_path):
    path = tmp_path / "送审稿.docx"
    assert [drafted.export("-o", str(path)).code for _ in range(2)] == [0, 0]
    revised(path)
    assert drafted.export("-o", str(path)).code == 2
    assert drafted.export().code == 0


def test_workspace_that_was_moved_still_knows_its_export(drafted, run, tmp_path):
    drafted.export()
    moved = tmp_path / "搬到别处"
    shutil.move(drafted.folder, moved)
    assert run("export", "-C", str(moved)).code == 0


def test_revised_file_that_was_renamed_makes_room(drafted):
    drafted.export()
    revised(drafted.docx)
    drafted.docx.rename(drafted.folder / "领导改过.docx")
    assert drafted.export().code == 0
