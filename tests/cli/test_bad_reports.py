"""Files that are no report, through every command that reads one: a reason and the next step, exit code 2, nothing written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from word_files import paragraph, word_file, zipped

REPORT = "清河镇工作情况汇报\n\n一、工作开展情况\n镇党委研究工作3次,签订责任书17份。\n三、下一步打算\n开展宣讲9场。\n"
WORD = word_file("".join(paragraph(line) for line in REPORT.split("\n") if line))
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
READING = (("outline",), ("check",), ("format",), ("exemplars", "add"))

BAD = {
    "空.txt": (b"", "空文件"),
    "空白.md": (" \n　\n".encode(), "没有文字"),
    "程序.txt": (b"\x7fELF\x00\x01\x02\x03" * 50, "不是文本文件"),
    "乱码.txt": (REPORT.encode() + b"\xff\xfe", "读不懂的字节"),
    "宽.txt": (REPORT.encode("utf-16"), "UTF-16"),
    "长.txt": (REPORT.encode() * 80_000, "MB，不像一份报告"),
    "旧.docx": (OLD + b"\0" * 600, "旧格式"),
    "金山.wps": (OLD + b"\0" * 1200, "旧格式"),
    "加密.docx": (OLD + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    "损坏.docx": (WORD[:300], "损坏"),
    "炸弹.docx": (zipped({"word/document.xml": b"\0" * 60_000_000}), "大得反常"),
    "外部.docx": (word_file("", main='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'), "外部引用"),
    "定义.docx": (word_file("", main='<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><x>1</x>'), "外部引用"),
    "表格.docx": (zipped({"xl/workbook.xml": "<x/>"}), "不是 Word 文件"),
}


@pytest.fixture
def desk(tmp_path) -> Path:
    folder = tmp_path / "来稿"
    folder.mkdir()
    return folder


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(done, said: str) -> None:
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "\n  " in done.err  # the next step
    assert "程序出错" not in done.err


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_report_is_refused(run, desk, command, name):
    data, said = BAD[name]
    (desk / name).write_bytes(data)
    refused(run(*command, str(desk / name)), said)
    assert contents(desk) == {desk / name: data}
    assert not list(Path(os.environ["ASSISTANT_EXEMPLARS"]).glob("*"))


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_folders_and_missing_files_are_refused(run, desk, command):
    refused(run(*command, str(desk)), "是文件夹")
    refused(run(*command, str(desk / "没有.docx")), "没有文件")


def test_a_word_file_whose_picture_is_damaged_is_not_formatted(run, desk):
    stream = BytesIO(WORD)
    with ZipFile(stream, "a", ZIP_STORED) as archive:
        archive.writestr("word/media/1.png", b"ABCDEFGH" * 40)
    data = stream.getvalue().replace(b"ABCDEFGH", b"ABCDEFGX", 1)
    (desk / "坏图.docx").write_bytes(data)
    refused(run("format", str(desk / "坏图.docx")), "损坏")
    assert contents(desk) == {desk / "坏图.docx": data}


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("没有的文件夹/新", "没有这个文件夹"),
        ("夹", "是一个文件夹"),
        ("原", "没有这个文件夹"),
        ("长" * 200, "文件名太长"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_a_place_that_cannot_be_written(run, desk, output, said, suffix):
    source = desk / f"汇报{suffix}"
    source.write_bytes(REPORT.encode() if suffix == ".txt" else WORD)
    (desk / f"夹{suffix}").mkdir()
    place = source / "新" if output == "原" else desk / output
    before = contents(desk)
    refused(run("format", str(source), "-o", str(place) + suffix), said)
    assert contents(desk) == before


@pytest.fixture
def full_disk(tmp_path):
    folder = tmp_path / "小盘"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator can make a small disk here")
    (folder / "汇报.txt").write_bytes(REPORT.encode())
    (folder / "汇报.docx").write_bytes(WORD)
    (folder / "满").write_bytes(b"0" * shutil.disk_usage(folder).free)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("name", ["汇报.txt", "汇报.docx"])
def test_a_full_disk_leaves_everything_as_it_was(run, full_disk, name):
    before = contents(full_disk)
    source = str(full_disk / name)
    refused(run("format", source), "磁盘满")
    refused(run("format", source, "-o", source), "磁盘满")
    assert contents(full_disk) == before


def test_a_full_disk_takes_no_exemplar(run, full_disk, monkeypatch):
    monkeypatch.setenv("ASSISTANT_EXEMPLARS", str(full_disk / "范文"))
    before = contents(full_disk)
    refused(run("exemplars", "add", str(full_disk / "汇报.txt")), "磁盘已满")
    assert contents(full_disk) == before


AS_NOBODY = """
import os, sys
from assistant.cli.main import run
good, closed = sys.argv[1:3]
for command in (["outline"], ["check"], ["format"], ["exemplars", "add"]):
    run([*command, good])  # loads all modules: an ordinary user may not be able to read them
print("---", file=sys.stderr, flush=True)
if os.geteuid() == 0:
    os.setgroups([])
    os.setuid(65534)
for command in (["outline"], ["check"], ["format"], ["exemplars", "add"]):
    print(run([*command, closed]), file=sys.stderr, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_file_that_may_not_be_read(monkeypatch):
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to everybody else
        folder = Path(name)
        folder.chmod(0o755)
        monkeypatch.setenv("ASSISTANT_EXEMPLARS", str(folder / "范文"))
        monkeypatch.setenv("ASSISTANT_CONFIG", str(folder / "config.toml"))
        good, closed = folder / "好.txt", folder / "汇报.txt"
        for path in (good, closed):
            path.write_text(REPORT, "utf-8")
        closed.chmod(0)
        command = [sys.executable, "-c", AS_NOBODY, str(good), str(closed)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = done.stderr.partition("---\n")[2]
    assert said.count("没有读取权限") == len(READING)
    assert said.count("\n2\n") == len(READING)
