"""log, show, diff, undo, redo and history as a clerk types them."""

from __future__ import annotations

import json
import os
import stat

import pytest
from office import obedient

from assistant.store.lock import command_lock
from assistant.store.workspace import Workspace

STUDY = "理论学习中心组学习6次，其中专题研讨3次。"


@pytest.fixture
def drafted(office, serve):
    """The small sheet, drafted."""
    serve(obedient)
    office.draft()
    return office


@pytest.fixture
def ask(drafted):
    """ask("undo", …) on the drafted workspace."""
    return lambda *arguments: drafted.command(arguments[0], "-C", str(drafted.folder), *arguments[1:])


@pytest.fixture
def read(ask):
    """The same with --format json, read."""
    return lambda *arguments: json.loads(ask(*arguments, "--format", "json").out)


def edit(office, old="专题研讨3次", new="专题研讨4次"):
    office.edit(old, new)


def notice(ask):
    """A hand edit is kept by the next command that writes."""
    ask("undo")
    ask("redo")


def test_undo_takes_a_hand_edit_back_and_then_the_draft(drafted, ask):
    before = drafted.text
    edit(drafted)
    edited = drafted.text
    first, second, third = ask("undo"), ask("undo"), ask("undo")
    assert (first.code, second.code, third.code) == (0, 0, 2)
    assert "手工修改：“强化理论武装，筑牢思想根基”" in first.out
    assert "assistant draft" in second.out
    assert "等6节" in second.out
    assert "没有可以撤销的改动" in third.err
    assert not drafted.draft_file.exists()
    assert ask("redo", "--steps", "2").code == 0
    assert drafted.text == edited != before


def test_more_steps_than_there_are(drafted, ask):
    edit(drafted)
    done = ask("undo", "--steps", "9")
    assert (done.code, done.out.count("已撤销")) == (0, 2)
    assert "只有2步可以撤销" in done.err


@pytest.mark.parametrize("way", ["undo", "redo"])
def test_steps_that_are_no_number_of_steps(ask, way):
    assert "--steps 要写1以上的数" in ask(way, "--steps", "0").err
    assert ask(way, "--steps", "二").code == 2


def test_undo_as_values(drafted, read):
    edit(drafted)
    values = read("undo")
    assert values["file"] == str(drafted.draft_file)
    (step,) = values["steps"]
    assert (step["command"], step["undone"], step["changed"]) == ("手工修改", True, True)


def test_after_undo_draft_takes_the_section_for_its_own(drafted, ask, serve):
    edit(drafted)
    notice(ask)
    ask("undo")
    log = ask("log", "理论学习").out
    assert "@2" in log.split("已撤销")[0]
    assert "← 现在的" in log.split("@1")[1]


def test_log_lists_steps_the_latest_first(drafted, ask):
    edit(drafted)
    notice(ask)
    done = ask("log")
    first, second = done.out.strip().split("\n")
    assert "手工修改" in first
    assert first.endswith("理论学习@2")
    assert "draft" in second
    assert all(f"{title}@1" in second for title in ("导语", "组织领导与责任落实", "理论学习", "存在问题", "结尾"))


def test_log_of_a_section(drafted, ask):
    edit(drafted)
    notice(ask)
    done = ask("log", "一（二）")
    head, latest, first = done.out.strip().split("\n")
    assert head == "一（二）理论学习（study），2个版本"
    assert latest.strip().startswith("@2")
    assert "手工" in latest
    assert latest.endswith("← 现在的")
    assert "模型" in first


def test_log_of_twenty_steps_and_of_all(drafted, ask):
    for number in range(22):
        drafted.edit(f"{number + 2}个村没有", f"{number + 3}个村没有")
        notice(ask)
    short, whole = ask("log").out.strip().split("\n"), ask("log", "--all").out.strip().split("\n")
    assert len(short) == 21
    assert short[-1] == f"更早的还有{len(whole) - 20}步，加 --all 全部列出。"


def test_log_of_calls(drafted, ask, read):
    done = ask("log", "--calls")
    assert done.out.count("study") == 1
    assert "共4次，输入" in done.out
    calls = read("log", "--calls")["calls"]
    assert len(calls) == 4
    assert {"prompt", "reply", "prompt_tokens", "cached_tokens", "seconds", "host", "model"} <= set(calls[0])
    (call,) = read("log", "理论学习", "--calls")["calls"]
    assert (call["section"], call["error"]) == ("study", "")
    assert "专题研讨3次" in call["prompt"]
    assert "专题研讨3次" in call["reply"]


def test_no_key_is_in_the_history(office, serve, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-0123456789")
    serve(obedient)
    office.draft()
    values = office.command("log", "-C", str(office.folder), "--calls", "--format", "json").out
    assert "sk-secret" not in values
    assert office.files_that_hold("sk-secret") == []


def test_log_as_values(drafted, ask, read):
    edit(drafted)
    notice(ask)
    steps = read("log")["steps"]
    assert [(s["command"], s["undone"]) for s in steps] == [("手工修改", False), ("draft", False)]
    assert steps[0]["versions"] == [{"name": "理论学习@2", "key": "study", "number": 2}]
    values = read("log", "study")
    assert (values["key"], values["title"]) == ("study", "理论学习")
    latest, first = values["versions"]
    assert (latest["number"], latest["origin"], latest["stands"], latest["undone"]) == (2, "person", True, False)
    assert first["text"].startswith(STUDY)
    assert first["facts"] or first["facts_hash"]


def test_log_of_a_workspace_in_which_nothing_was_done(office):
    done = office.command("log", "-C", str(office.folder))
    assert (done.code, done.out) == (0, "还没有历史记录。\n")


def test_log_where_facts_md_is_broken(drafted, ask):
    drafted.write_facts("---\ntemplate: 没有这个模板\n---\n")
    assert "强化理论武装，筑牢思想根基@1" in ask("log").out
    assert ask("show", "study@1").code == 0


def test_show_a_version_and_what_stands(drafted, ask):
    edit(drafted)
    first, now = ask("show", "理论学习@1"), ask("show", "理论学习")
    assert first.out.startswith(f"强化理论武装，筑牢思想根基\n\n{STUDY}")
    assert "理论学习@1：" in first.err
    assert "专题研讨4次" in now.out


@pytest.mark.parametrize(
    ("argument", "says"),
    [
        ("理论学习@9", "没有第9版"),
        ("天气@1", "不是这份报告的章节"),
        ("网络舆情@1", "不是这份报告的章节"),
        ("@1", "不是这份报告的章节"),
    ],
)
def test_a_version_that_there_is_not(ask, argument, says):
    done = ask("show", argument)
    assert done.code == 2
    assert says in done.err


def test_show_as_values(read):
    values = read("show", "理论学习@1")
    assert (values["name"], values["keys"], values["number"]) == ("理论学习@1", ["study"], 1)


def test_diff_of_two_versions(drafted, ask):
    edit(drafted)
    notice(ask)
    done = ask("diff", "理论学习@1", "理论学习@2")
    assert "其中专题研讨[-3次-]{+4次+}。" in done.out
    assert "理论学习@1 → 理论学习@2" in done.err


def test_diff_with_what_stands(drafted, ask, read):
    edit(drafted)
    assert "[-3次-]{+4次+}" in ask("diff", "study@1").out
    changes = [c for c in read("diff", "study@1")["changes"] if c["kind"] != "same"]
    assert changes == [{"kind": "replaced", "old": "3次", "new": "4次", "number": True}]


def test_diff_of_the_same(ask):
    done = ask("diff", "study@1", "study")
    assert done.code == 0
    assert "没有差别" in done.err


def test_prune_keeps_what_undo_needs(drafted, ask, read):
    for number in range(3, 9):
        drafted.edit(f"专题研讨{number}次", f"专题研讨{number + 1}次")
        notice(ask)
    values = read("history", "prune", "--keep", "2", "--days", "0")
    assert (values["versions"], values["steps"], values["calls"]) == (4, 5, 4)
    assert [v["number"] for v in read("log", "study")["versions"]] == [7, 6, 1]
    assert ask("undo", "--steps", "2").out.count("已撤销") == 2
    assert "专题研讨7次" in drafted.text
    assert ask("undo").code == 2
    assert ask("redo", "--steps", "2").code == 0
    assert "专题研讨9次" in drafted.text


def test_prune_says_what_it_freed(drafted, ask):
    done = ask("history", "prune", "--days", "0")
    assert done.code == 0
    assert "已清理0个版本、0步、4次模型调用，腾出" in done.out


def test_numbers_stay_after_prune(drafted, ask, read):
    for number in range(3, 6):
        drafted.edit(f"专题研讨{number}次", f"专题研讨{number + 1}次")
        notice(ask)
    ask("history", "prune", "--keep", "1")
    drafted.edit("专题研讨6次", "专题研讨7次")
    notice(ask)
    assert read("log", "study")["versions"][0]["number"] == 5


def test_purge_asks_and_without_a_terminal_does_nothing(drafted, ask):
    done = ask("history", "purge")
    assert done.code == 2
    assert "--yes" in done.err
    assert "理论学习@1" in ask("log").out


def test_purge_takes_everything_out_and_leaves_the_draft(drafted, ask):
    text, size = drafted.text, (drafted.folder / ".assistant" / "history.db").stat().st_size
    done = ask("history", "purge", "--yes")
    assert done.code == 0
    assert "6个版本、1步、4次模型调用" in done.out
    assert ask("log").out == "还没有历史记录。\n"
    assert drafted.text == text
    assert (drafted.folder / ".assistant" / "history.db").stat().st_size < size


def test_after_purge_the_draft_is_a_persons(drafted, ask, read):
    ask("history", "purge", "--yes")
    text = drafted.text
    done = drafted.draft()
    assert drafted.text == text
    assert done.code in (0, 1)
    edit(drafted)
    assert ask("undo").code == 0
    assert drafted.text == text
    assert ask("undo").code == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("tidy",), "不认识“history tidy”"), (("prune", "--keep", "0"), "--keep 至少是1"), ((), "")],
)
def test_history_that_is_asked_for_something_else(ask, arguments, says):
    done = ask("history", *arguments)
    assert done.code == 2
    assert says in done.err


@pytest.mark.skipif(os.name != "posix", reason="没有权限位的系统")
def test_the_history_is_for_its_owner_alone(drafted, ask):
    path = drafted.folder / ".assistant" / "history.db"
    path.chmod(0o644)
    ask("history", "prune")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("command", [("undo",), ("redo",), ("history", "prune"), ("history", "purge", "--yes")])
def test_a_command_that_writes_names_who_holds_the_lock(drafted, ask, command):
    with command_lock(Workspace(drafted.folder), "draft"):
        done = ask(*command)
    assert done.code == 2
    assert f"assistant draft，进程 {os.getpid()}" in done.err


@pytest.mark.parametrize("command", [("log",), ("show", "study"), ("diff", "study@1"), ("log", "--calls")])
def test_a_command_that_reads_waits_for_nobody(drafted, ask, command):
    with command_lock(Workspace(drafted.folder), "draft"):
        assert ask(*command).code == 0
