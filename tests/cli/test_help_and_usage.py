"""Help and usage errors: Chinese, on the right stream, with the right exit code."""

from __future__ import annotations

import re

import pytest
from office import HEADINGS

from assistant.cli.aliases import ALIASES, alias_of
from assistant.cli.main import COMMANDS

ENGLISH = re.compile(r"\b(?:Usage|Options|Arguments|Commands|Error|Try|Show|Missing|Invalid|Input|should|valid)\b")


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
def test_help_is_chinese_on_stdout(run, arguments):
    done = run(*arguments, "--help")
    assert done.code == 0
    assert done.out.startswith("用法：assistant")
    assert not ENGLISH.search(done.out)
    assert done.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_help_explains_every_option(run, name):
    rows = [line for line in run(name, "--help").out.splitlines() if line.startswith("  -")]
    wrapped = [line for line in rows if not re.search(r"[\u4e00-\u9fff]", line)]
    assert rows
    assert all(len(line.strip()) > 24 for line in wrapped)  # its text stands on the next line


def test_help_lists_every_command_and_a_way_to_begin(run):
    out = run("--help").out
    assert all(f"  {name}" in out for name in COMMANDS)
    assert "  assistant new 清河镇-2026上半年" in out  # an indented example


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command_has_an_example(run, name):
    assert re.search(rf"^ *assistant {name}\b", run(name, "--help").out, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_chinese_name_of_its_own(run, name):
    assert alias_of(name)
    assert sum(alias_of(name) in others for others in ALIASES.values()) == 1
    assert run(alias_of(name), "--help").out == run(name, "--help").out
    assert re.search(rf"^  {name} {alias_of(name)} ", run("--help").out, re.MULTILINE)


def test_a_chinese_name_runs_the_command(office, run):
    assert run("-C", str(office.folder), "起草", "--model", "skeleton").code == 0
    assert "已起草" in run("进度", "-C", str(office.folder)).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope"], "没有“nope”这个命令"),
        (["darft", "--yes"], "没有“darft”这个命令"),
        (["draft", "--frob"], "没有 --frob 这个选项"),
        (["draft", "--sect=x"], "没有 --sect 这个选项"),
        (["draft", "--section"], "选项 --section 后面要写内容"),
        (["draft", "--yes=1"], "选项 --yes 后面不写内容"),
        (["draft", "--seed", "二"], "--seed 要写整数"),
        (["draft", "理论学习"], "多了“理论学习”"),
        (["new"], "缺少 目录"),
        (["-C", ".", "nope"], "没有“nope”这个命令"),
        (["-C"], "-C 后面要写工作区"),
        (["templates", "--format", "xml"], "--format 只能是 text 或 json"),
        (["config"], "缺少 show|set|path|allow-host"),
        (["config", "frob"], "不认识“config frob”"),
        (["config", "allow-host"], "主机"),
    ],
)
def test_usage_error_is_chinese_and_not_done(run, arguments, said):
    done = run(*arguments)
    assert done.code == 2
    assert said in done.err
    assert not ENGLISH.search(done.err)
    assert done.out == ""
    assert "\n  " in done.err  # and says what to do next


@pytest.mark.parametrize(
    "place", [("-C", "{}", "draft"), ("draft", "-C", "{}"), ("-C{}", "draft"), ("draft", "-C{}")], ids="-".join
)
def test_workspace_may_stand_before_or_after_the_command(office, run, place):
    folder = str(office.folder)
    done = run(*(part.format(folder) for part in place), "--model", "skeleton")
    assert done.code == 0
    assert all(f"#{key}" in office.text for key in HEADINGS.values())


def test_workspace_is_the_nearest_parent(office, run, monkeypatch):
    inner = office.folder / "材料" / "照片"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert run("draft", "--model", "skeleton").code == 0
    assert office.draft_file.is_file()


def test_folder_that_is_no_workspace(run, tmp_path):
    done = run("draft", "-C", str(tmp_path))
    assert done.code == 2
    assert str(tmp_path) in done.err
    assert "facts.md" in done.err
    assert "assistant new" in done.err


def test_folder_that_is_not_there(run, tmp_path):
    done = run("export", "-C", str(tmp_path / "没有"))
    assert done.code == 2
    assert f"没有文件夹 {tmp_path / '没有'}" in done.err
