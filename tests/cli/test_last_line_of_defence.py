"""Faults of the program, odd terminals, odd names: a sentence in Chinese, never a traceback."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from office import COMMAND, HEADINGS, environment, slowly


@pytest.fixture
def unforeseen(office, monkeypatch):
    """A fault that nobody thought of, in a library."""

    def broken(text: str) -> None:
        raise ZeroDivisionError(text[:3])

    monkeypatch.setattr("tomllib.loads", broken)
    return office


def test_unexpected_error_is_a_sentence_and_a_log(unforeseen):
    done = unforeseen.draft()
    log = Path(os.environ["ASSISTANT_CACHE"]) / "logs" / "error.log"
    assert done.code == 2
    assert "程序出错了" in done.err
    assert str(log) in done.err
    assert "Traceback" in log.read_text("utf-8")


def test_log_that_cannot_be_written_is_no_second_error(unforeseen, monkeypatch, tmp_path):
    (tmp_path / "cache").write_text("", "utf-8")
    monkeypatch.setenv("ASSISTANT_CACHE", str(tmp_path / "cache"))
    done = unforeseen.draft()
    assert done.code == 2
    assert "程序出错了" in done.err


@pytest.mark.parametrize(
    ("encoding", "read"), [("ascii", "utf-8"), ("latin-1", "utf-8"), ("gbk", "gbk"), ("utf-8", "utf-8")]
)
def test_any_terminal_gets_chinese(encoding, read):
    done = subprocess.run(
        [*COMMAND, "nope"], capture_output=True, check=False, env=environment(PYTHONIOENCODING=encoding)
    )
    assert done.returncode == 2
    assert "没有“nope”这个命令" in done.stderr.decode(read)


def test_name_that_no_system_takes(run):
    done = run("draft", "-C", "长" * 300)
    assert done.code == 2
    assert "没有文件夹" in done.err


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be removed there")
def test_current_folder_that_is_gone(run, monkeypatch, tmp_path):
    (tmp_path / "旧").mkdir()
    monkeypatch.chdir(tmp_path / "旧")
    (tmp_path / "旧").rmdir()
    done = run("draft")
    assert done.code == 2
    assert "当前文件夹" in done.err
    assert "-C" in done.err


@pytest.mark.skipif(os.name == "nt", reason="names of bytes")
def test_name_that_is_no_text():
    done = subprocess.run([*COMMAND, "draft", "-C", b"\xff\xfe"], capture_output=True, check=False, env=environment())
    assert done.returncode == 2
    assert "没有文件夹" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_two_runs_at_once_lose_nothing(office, serve):
    """The second is refused or waits for the first; what either wrote stands."""
    serve(slowly(0.3))
    pairs = (["study", "plans"], ["leadership", "problems"])
    processes = [office.start("draft", "--section", a, "--section", b) for a, b in pairs]
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in processes]
    for pair, (err, code) in zip(pairs, ended, strict=True):
        assert code == 0 or "assistant draft，进程" in err
        if code:
            assert office.draft("--section", pair[0], "--section", pair[1]).code == 0
    assert 0 in [code for _, code in ended]
    assert all(office.text.count(f"{{#{key}}}") == 1 for key in (*HEADINGS.values(), "opening", "closing"))
    assert office.text.startswith("# 中共柳溪镇委员会")
