from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import stat
import threading
from dataclasses import replace

import pytest
from earlier_histories import SCHEMA_1, SCHEMA_2, earlier_history
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_world import NOBODY, files_limited_to, healthy, noon, read_only, version

from assistant.errors import DiskError, WorkspaceError
from assistant.report.report import Heading, Section
from assistant.store.history import History
from assistant.store.records import ModelCall
from assistant.store.workspace import create_workspace

CALL = ModelCall(
    section="study",
    model="qwen3",
    host="10.0.0.8:8000",
    prompt=json.dumps([{"role": "user", "content": "要点：集中学习8次"}], ensure_ascii=False),
    reply="开展集中学习8次。",
    prompt_tokens=900,
    cached_tokens=850,
    completion_tokens=12,
    seconds=1.5,
    finish="stop",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_a_version_comes_back_as_it_was_kept(history):
    kept = version(model="qwen3", facts_hash="a1", prompt_hash="b2", raw="好的", marked=("8次",), added=("c3", "d4"))
    number = history.add_version(kept)
    assert history.version(number) == replace(kept, id=number, number=1, created_at="2026-07-03T12:00:00+08:00")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(TEXT, TEXT, st.lists(TEXT).map(tuple))
def test_any_text_comes_back(history, text, raw, marked):
    kept = history.version(history.add_version(version(text=text, raw=raw, marked=marked)))
    assert (kept.text, kept.raw, kept.marked) == (text, raw, marked)


def test_half_a_surrogate_pair_of_a_reply_is_no_failure(history):
    assert history.version(history.add_version(version(text="甲\ud800"))).text == "甲?"


def test_versions_of_one_section_oldest_first(history):
    for key, text in (("study", "一"), ("stud", "二"), ("study", "三"), ("plans", "四")):
        history.add_version(version(key, text))
    assert [v.text for v in history.versions("study")] == ["一", "三"]
    assert [v.text for v in history.versions()] == ["一", "二", "三", "四"]


def test_a_merged_section_is_known_by_each_of_its_keys(history):
    history.add_version(replace(version(), section_keys=("problems", "plans")))
    assert history.last_generated("plans") == history.last_generated("problems") is not None


def test_the_last_generated_version_is_no_persons(history):
    history.add_version(version(text="生成一"))
    history.add_version(version(text="生成二", origin="skeleton"))
    history.add_version(version(text="手改", origin="person"))
    assert history.last_generated("study").text == "生成二"
    assert history.last_generated("plans") is None


def test_a_section_that_a_person_edited_is_told_from_a_generated_one():
    kept = version(text="开展学习8次。\n组织宣讲3场。")
    same = Section(Heading(2, "强化理论武装 "), ("study",), (" 开展学习8次。", "", "组织宣讲3场。"))
    assert kept.stands_in(same)
    assert not kept.stands_in(replace(same, paragraphs=("开展学习9次。", "组织宣讲3场。")))
    assert not kept.stands_in(replace(same, paragraphs=("开展学习8次；", "组织宣讲3场。")))
    assert not kept.stands_in(replace(same, heading=Heading(2, "筑牢思想根基")))


def test_a_call_comes_back_as_it_was_made(history):
    number = history.record_call(CALL)
    assert history.calls() == (replace(CALL, id=number, created_at="2026-07-03T12:00:00+08:00"),)
    assert history.calls("plans") == ()


@pytest.mark.parametrize(
    "error",
    [
        "401 Incorrect API key provided: sk-abcdef1234567890",
        "请求头 Authorization: Bearer eyJhbGciOi.abc",
        "http://user:hunter2@10.0.0.8/v1 拒绝连接",
    ],
)
def test_no_key_of_an_error_is_kept(history, workspace, error):
    history.record_call(replace(CALL, error=error, host="https://user:hunter2@10.0.0.8"))
    data = workspace.history.read_bytes()
    assert not any(secret in data for secret in (b"abcdef1234", b"eyJhbGciOi", b"hunter2"))


def test_reading_makes_no_file(history, workspace):
    assert history.versions() == history.calls() == history.overtaken() == ()
    assert history.last_generated("study") is None
    assert not workspace.history.exists()


def test_numbers_are_not_used_twice(history, workspace):
    history.add_version(version())
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection, connection:
        connection.execute("DELETE FROM versions")
    assert history.add_version(version()) == 2


@pytest.mark.skipif(os.name != "posix", reason="没有权限位的系统")
def test_the_file_is_private_also_when_it_came_from_elsewhere(history, workspace):
    history.add_version(version())
    assert stat.S_IMODE(workspace.history.stat().st_mode) == 0o600
    workspace.history.chmod(0o644)
    history.add_version(version())
    assert stat.S_IMODE(workspace.history.stat().st_mode) == 0o600


def test_the_journal_mode_is_rollback_and_the_schema_numbered(history, workspace):
    history.add_version(version())
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA user_version").fetchone() == (5,)


def test_calls_and_versions_from_many_threads_at_once(history, workspace):
    def work(name):
        for _ in range(5):
            history.record_call(replace(CALL, section=name))
            history.add_version(version(name))

    threads = [threading.Thread(target=work, args=(f"s{n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(history.calls(f"s{n}")) for n in range(8)] == [5] * 8
    assert len(history.versions()) == 40
    assert healthy(workspace.history)


def test_a_damaged_file_is_named_and_left_as_it_is(history, workspace):
    workspace.history.write_bytes(b"not a database, but long enough to be looked at " * 20)
    before = workspace.history.read_bytes()
    for use in (history.versions, lambda: history.add_version(version()), lambda: history.record_call(CALL)):
        with pytest.raises(WorkspaceError, match=r"history.db 损坏") as caught:
            use()
    assert "改名" in caught.value.next_step
    assert workspace.history.read_bytes() == before


def test_a_file_damaged_in_the_middle_is_named(history, workspace):
    for n in range(200):
        history.add_version(version(text=str(n) * 200))
    data = bytearray(workspace.history.read_bytes())
    data[4096:] = b"\x17" * (len(data) - 4096)
    workspace.history.write_bytes(data)
    with pytest.raises(WorkspaceError, match=r"history.db 损坏"):
        history.versions()


def test_another_programs_database_is_left_as_it_is(history, workspace):
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection, connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE contacts (name TEXT)")
    before = workspace.history.read_bytes()
    with pytest.raises(WorkspaceError, match="不是本程序写的"):
        history.add_version(version())
    assert workspace.history.read_bytes() == before


def test_a_newer_programs_history_is_left_as_it_is(history, workspace):
    history.add_version(version())
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection, connection:
        connection.execute("PRAGMA user_version = 9")
    with pytest.raises(WorkspaceError, match="更新版本的程序"):
        history.versions()


def test_after_renaming_the_damaged_file_work_goes_on(history, workspace):
    workspace.history.write_bytes(b"x" * 2000)
    workspace.history.rename(workspace.history_dir / "history-旧.db")
    assert history.add_version(version()) == 1


def test_a_disk_that_refuses_loses_nothing_that_was_kept(history, workspace):
    history.add_version(version(text="先写的"))
    size = workspace.history.stat().st_size
    with files_limited_to(size + 8192), pytest.raises(DiskError, match=r"history.db"):
        history.add_version(version(text="".join(chr(0x4E00 + n * n * 7919 % 20_000) for n in range(20_000))))
    assert [v.text for v in history.versions()] == ["先写的"]
    assert healthy(workspace.history)


@pytest.mark.skipif(os.name != "posix", reason="没有权限位的系统")
def test_a_read_only_folder_can_still_be_read(open_folder):
    workspace = create_workspace(open_folder / "柳溪镇", "- 学习8次\n")
    history = History(workspace.history, noon)
    history.add_version(version())
    for path in (workspace.history_dir, workspace.history):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    with read_only(workspace.history_dir):
        assert len(history.versions()) == 1
        with pytest.raises(WorkspaceError, match="打不开或写不进去"):
            history.add_version(version())


def test_the_last_export_of_each_path_is_remembered(history):
    history.record_export("draft.docx", "a1")
    history.record_export("送审稿.docx", "b2")
    history.record_export("draft.docx", "c3")
    assert (history.last_export("draft.docx"), history.last_export("送审稿.docx")) == ("c3", "b2")
    assert history.last_export("别的.docx") is None


@pytest.mark.parametrize("schema", [SCHEMA_1, SCHEMA_2], ids=["1", "2"])
def test_a_history_of_an_earlier_version_is_brought_up(history, workspace, schema):
    earlier_history(
        workspace.history, schema, [("一", "study", "done"), ("一二", "plans", "done"), ("三", "study", "done")]
    )
    assert history.last_export("draft.docx") is None
    history.record_export("draft.docx", "a1")
    assert history.last_export("draft.docx") == "a1"
    assert [(v.section_keys, v.number) for v in history.versions()] == [
        (("study",), 1),
        (("plans",), 1),
        (("study",), 2),
    ]
    assert history.last_generated("study") == history.version_numbered("study", 2) == history.version(3)
    assert [step.about for step in history.steps()] == ["study", "plans", "study"]
