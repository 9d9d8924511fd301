"""What the shell offers at Tab: commands, sections, versions; quick, and never a traceback into the line being typed."""

from __future__ import annotations

import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import BULLETS, COMMAND, FACTS, environment

from assistant.cli.aliases import ALIASES
from assistant.cli.completion import Offer, offers_for
from assistant.cli.main import COMMANDS, run

LINES = {name: line for name, (_, line) in COMMANDS.items()}


@pytest.fixture
def tab(office, capsys, monkeypatch):
    """tab("redraft", "理") gives what bash is offered in the office's workspace."""
    monkeypatch.chdir(office.folder)

    def press(*words: str) -> list[str]:
        monkeypatch.setenv("_ASSISTANT_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(("assistant", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        capsys.readouterr()
        run([])
        streams = capsys.readouterr()
        monkeypatch.delenv("_ASSISTANT_COMPLETE")
        assert streams.err == ""
        return streams.out.split()

    return press


def test_commands(tab):
    assert tab("") == list(COMMANDS)
    assert tab("red") == ["redraft", "redo"]
    assert tab("起") == ["起草"]
    assert tab("重") == ["重写", "重做"]


def test_every_chinese_name_is_offered(tab):
    for command in COMMANDS:
        for alias in ALIASES[command]:
            assert alias in tab(alias[0])


@pytest.mark.parametrize(
    "words", [("redraft",), ("edit",), ("log",), ("draft", "--section"), ("重写",), ("draft", "--yes", "--section")]
)
def test_sections_by_title_and_by_key(tab, office, words):
    assert tab(*words, "") == list(BULLETS)
    assert tab(*words, "理") == ["理论学习"]
    assert tab(*words, "st") == ["study"]


def test_a_section_of_ones_own(tab, office):
    office.write_facts(FACTS + "\n## 乡村振兴 {#rural}\n- 修路3公里\n")
    assert tab("edit", "乡") == ["乡村振兴"]
    assert tab("edit", "ru") == ["rural"]


def test_sections_that_stand_in_the_draft_alone(tab, office):
    office.draft_file.write_text("# 标题\n\n## 自己写的一节 {#own}\n\n一句话。\n\n## 结尾 {#closing}\n", "utf-8")
    assert tab("edit", "自") == ["自己写的一节"]
    assert tab("edit", "clos") == []


def test_versions(tab, office):
    office.draft("--model", "skeleton")
    office.redraft("study", "--model", "skeleton", "--yes")
    assert tab("show", "理") == ["理论学习@2", "理论学习@1"]
    assert tab("show", "理论学习", "@") == ["@2", "@1"]  # bash takes @ for a word of its own, and replaces it
    assert tab("diff", "study", "@", "1") == ["@1"]
    assert tab("export", "--against", "st") == ["study@2", "study@1"]


def test_the_workspace_may_be_named(tab, office, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert tab("redraft", "") == []
    assert tab("-C", str(office.folder), "redraft", "理") == ["理论学习"]
    assert tab("redraft", "-C", str(office.folder), "理") == ["理论学习"]


def test_options_and_their_values(tab):
    assert "--section" in tab("draft", "--")
    assert tab("起草", "--pl") == ["--plain"]
    assert tab("status", "--format", "") == ["text", "json"]
    assert tab("config", "") == ["show", "set", "path", "allow-host"]
    assert tab("config", "set", "") == []


def test_files_are_left_to_the_shell(tab):
    assert tab("pull", "") == []
    assert tab("-C", "") == []


@pytest.mark.parametrize(
    "damage", [b"\xff\xfe\x00", b"", b"---\n: :\n---\n## \n##\n## {#}\n", "## 学习\n".encode("gb18030")]
)
def test_files_that_are_damaged_spoil_nothing(tab, office, damage):
    office.draft("--model", "skeleton")
    office.write_facts(damage)
    office.draft_file.write_bytes(damage)
    (office.folder / ".assistant" / "history.db").write_bytes(b"no database at all" * 9)
    for words in (("redraft", ""), ("show", ""), ("show", "study", "@"), ("log", "理"), ("export", "--against", "")):
        tab(*words)
    assert tab("red") == ["redraft", "redo"]


def test_old_encodings_are_read(tab, office):
    office.write_facts(FACTS.encode("gb18030"))
    assert tab("redraft", "理") == ["理论学习"]


@pytest.mark.parametrize(
    ("shell", "variables", "wanted"),
    [
        ("zsh", {"_TYPER_COMPLETE_ARGS": "assistant redraft 理"}, '_arguments \'*: :(("理论学习":"study"))\''),
        (
            "fish",
            {"_TYPER_COMPLETE_ARGS": "assistant redraft 理", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
            "理论学习\tstudy",
        ),
        ("powershell", {"_TYPER_COMPLETE_ARGS": "assistant redraft 理"}, "理论学习:::study"),
        ("pwsh", {"_TYPER_COMPLETE_ARGS": "assistant show "}, ""),
    ],
)
def test_other_shells(office, capsys, monkeypatch, shell, variables, wanted):
    monkeypatch.chdir(office.folder)
    monkeypatch.setenv("_ASSISTANT_COMPLETE", f"complete_{shell}")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    run([])
    assert capsys.readouterr().out.strip() == wanted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(
    st.lists(st.one_of(st.sampled_from([*COMMANDS, "-C", "--section", "@", "起草"]), st.text(max_size=6)), max_size=5),
    st.text(max_size=6),
)
def test_whatever_is_typed_something_or_nothing_is_offered(tmp_path, before, typed):
    words = ["-C", str(tmp_path), *before]
    try:
        offers = offers_for(words, typed, LINES, lambda _: None)
    except StopIteration:  # no workspace: caught where it is printed
        return
    assert all(isinstance(offer, Offer) and offer.value.startswith(typed) for offer in offers)


def test_in_a_real_bash(office, tmp_path):
    pexpect = pytest.importorskip("pexpect")
    office.draft("--model", "skeleton")
    command = tmp_path / "bin" / "assistant"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n', "utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    variables = environment(PATH=f"{command.parent}:/usr/bin:/bin", TERM="xterm", LANG="C.UTF-8", PS1="% ")
    child = pexpect.spawn("/bin/bash", ["--norc", "--noprofile", "-i"], env=variables, encoding="utf-8", timeout=20)
    child.sendline(f"cd '{office.folder}'; bind 'set enable-bracketed-paste off'; PS1='% '")
    child.sendline(
        'eval "$(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION=1 assistant --show-completion bash)"; echo ready'
    )
    child.expect("\r\nready")
    child.send("assistant redraft 理\t")
    child.expect("redraft 理论学习 ")
    child.send("\x15assistant show 理论学习@\t")
    child.expect("1 ")
    child.send("\x01echo got: \r")
    child.expect("got: assistant show 理论学习@1\r")
    child.send("assistant 起\t")
    child.expect("起草 ")
    child.close(force=True)
