from __future__ import annotations

import codecs
import itertools
import os
import shutil
import stat
import subprocess
import threading

import pytest
from store_world import as_ordinary_user, files_limited_to, read_only, temporary_files

from assistant.errors import DiskError, InputError, WorkspaceError
from assistant.store.atomic import FileChangedError, remove_leftovers, replace_bytes, replace_text
from assistant.store.text_file import content_hash

LONG = "上半年开展理论宣讲12场。\n" * 4000


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 256 KB of its own."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("挂载小磁盘要管理员权限")
    folder = tmp_path / "小盘"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], check=False).returncode:
        pytest.skip("这里不能挂载磁盘")
    yield folder
    subprocess.run(["umount", folder], check=True)


def written(path, data):
    path.write_bytes(data)
    return content_hash(data)


def test_a_new_file_is_made_where_none_was_expected(tmp_path):
    path = tmp_path / "draft.md"
    replace_text(path, None, "# 报告\n")
    assert path.read_bytes() == "# 报告\n".encode()
    assert temporary_files(tmp_path) == []


def test_byte_order_mark_and_line_ends_stay(tmp_path):
    path = tmp_path / "draft.md"
    before = written(path, codecs.BOM_UTF8 + "# 报告\r\n\r\n甲\r\n".encode())
    replace_text(path, before, "# 报告\n\n乙\n")
    assert path.read_bytes() == codecs.BOM_UTF8 + "# 报告\r\n\r\n乙\r\n".encode()


def test_gb18030_stays(tmp_path):
    path = tmp_path / "draft.md"
    before = written(path, "上半年工作报告\r\n".encode("gb18030"))
    replace_text(path, before, "上半年工作总结\n")
    assert path.read_bytes() == "上半年工作总结\r\n".encode("gb18030")


@pytest.mark.skipif(os.name != "posix", reason="没有权限位的系统")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_permissions_stay(tmp_path, mode):
    path = tmp_path / "draft.md"
    before = written(path, b"1")
    path.chmod(mode)
    replace_bytes(path, before, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name != "posix", reason="链接要管理员权限")
def test_the_target_of_a_link_is_written(tmp_path):
    target, link = tmp_path / "真稿.md", tmp_path / "draft.md"
    before = written(target, b"1")
    link.symlink_to(target)
    replace_bytes(link, before, b"2")
    assert link.is_symlink()
    assert target.read_bytes() == b"2"


@pytest.mark.parametrize("expected", [content_hash(b"old"), None])
def test_a_file_that_changed_is_left_alone(tmp_path, expected):
    path = tmp_path / "draft.md"
    written(path, "手改".encode())
    for write in (replace_text, lambda *_: replace_bytes(path, expected, b"new")):
        with pytest.raises(FileChangedError, match="被另一个程序改动"):
            write(path, expected, "new")
    assert path.read_bytes() == "手改".encode()
    assert temporary_files(tmp_path) == []


def test_a_file_that_went_away_is_a_change(tmp_path):
    with pytest.raises(FileChangedError):
        replace_bytes(tmp_path / "draft.md", content_hash(b"old"), b"new")


def test_what_is_no_text_is_not_written_over(tmp_path):
    path = tmp_path / "draft.md"
    before = written(path, b"PK\x03\x04\0\0")
    with pytest.raises(InputError, match="其实是 Word"):
        replace_text(path, before, "新")
    assert path.read_bytes() == b"PK\x03\x04\0\0"


def test_a_read_only_folder_is_named(open_folder):
    path = open_folder / "draft.md"
    before = written(path, b"old")
    with read_only(open_folder), pytest.raises(WorkspaceError, match=r"draft.md 写不进去") as caught:
        replace_bytes(path, before, b"new")
    assert "Word" in caught.value.next_step
    assert path.read_bytes() == b"old"
    assert temporary_files(open_folder) == []


def test_a_read_only_file_is_not_written_over(open_folder):
    path = open_folder / "draft.md"
    before = written(path, b"old")
    open_folder.chmod(0o777)
    path.chmod(0o444)
    with as_ordinary_user(), pytest.raises(WorkspaceError, match="没有写入权限"):
        replace_bytes(path, before, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_that_went_away_is_named(tmp_path):
    with pytest.raises(WorkspaceError, match=r"draft.md 写不进去"):
        replace_bytes(tmp_path / "没有" / "draft.md", None, b"new")


def test_a_disk_that_refuses_keeps_the_old_text(tmp_path):
    path = tmp_path / "draft.md"
    before = written(path, b"old")
    with files_limited_to(8192), pytest.raises(DiskError, match=r"磁盘不让写入 .*draft.md") as caught:
        replace_text(path, before, LONG)
    assert caught.value.next_step.startswith("请")
    assert path.read_bytes() == b"old"
    assert temporary_files(tmp_path) == []


def test_a_full_disk_keeps_the_old_text(small_disk):
    path = small_disk / "draft.md"
    before = written(path, b"old")
    (small_disk / "照片.jpg").write_bytes(b"x" * 200 * 1024)
    with pytest.raises(DiskError, match=r"磁盘已满，.*draft.md") as caught:
        replace_text(path, before, LONG)
    assert "腾出空间" in caught.value.next_step
    assert path.read_bytes() == b"old"
    assert temporary_files(small_disk) == []


def test_a_reader_never_sees_half_a_file(tmp_path):
    path = tmp_path / "draft.md"
    texts = [str(n).encode() * 200_000 for n in range(10)]
    replace_bytes(path, None, texts[0])
    seen, done = set(), threading.Event()

    def read():
        while not done.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for old, new in itertools.pairwise(texts):
        replace_bytes(path, content_hash(old), new)
    done.set()
    reader.join()
    assert seen <= set(texts)


def test_what_a_killed_writer_left_is_removed(tmp_path):
    path = tmp_path / "draft.md"
    left = tmp_path / ".draft.md.0123456789ab.tmp"
    for file in (path, left, tmp_path / "draft.md.tmp"):
        file.write_bytes(b"1")
    remove_leftovers(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["draft.md", "draft.md.tmp"]
