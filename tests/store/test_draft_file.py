from __future__ import annotations

import codecs
import contextlib
import sqlite3
import threading

import pytest
from store_world import (
    appended,
    block,
    files_limited_to,
    healthy,
    noon,
    read_only,
    temporary_files,
    version,
)

from assistant.errors import AssistantError, DiskError, InputError, WorkspaceError
from assistant.store.draft_file import DraftFile, Recovery
from assistant.store.history import History
from assistant.store.workspace import create_workspace


def states(workspace):
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection:
        return [row[0] for row in connection.execute("SELECT state FROM writes ORDER BY id")]


def put(draft, key, text="开展集中学习8次。"):
    draft.put(appended(key, text), version(key, text))


def promised(draft, workspace, key, text="开展集中学习8次。"):
    """A write whose command died after the promise, before the file was replaced."""
    before = workspace.draft.read_bytes() if workspace.draft.exists() else None
    put(draft, key, text)
    after = workspace.draft.read_bytes()
    workspace.draft.unlink() if before is None else workspace.draft.write_bytes(before)
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection, connection:
        connection.execute("UPDATE writes SET state = 'pending' WHERE id = (SELECT max(id) FROM writes)")
    return after


def test_the_first_section_makes_the_draft(draft, workspace, history):
    put(draft, "study")
    assert workspace.read_draft_text() == block("study", "开展集中学习8次。")
    assert draft.last_generated("study").text == "开展集中学习8次。"
    assert states(workspace) == ["done"]


def test_sections_follow_each_other(draft, workspace):
    put(draft, "study")
    put(draft, "plans", "继续抓好学习。")
    assert workspace.read_draft_text() == block("study", "开展集中学习8次。") + "\n" + block("plans", "继续抓好学习。")


def test_hand_edits_between_two_sections_stay_and_are_kept_in_the_history(draft, workspace):
    put(draft, "study")
    edited = workspace.read_draft_text().replace("8次", "9次")
    workspace.draft.write_text(edited, "utf-8")
    put(draft, "plans", "继续。")
    assert workspace.read_draft_text() == edited + "\n" + block("plans", "继续。")
    assert states(workspace) == ["done", "done", "done"]


def test_an_edit_while_the_section_is_put_is_seen_and_stays(draft, workspace):
    put(draft, "study")
    seen = []

    def change(text):
        seen.append(text)
        if len(seen) == 1:
            workspace.draft.write_text(text + "手写的一段。\n", "utf-8")
        return appended("plans", "继续。")(text)

    draft.put(change, version("plans", "继续。"))
    assert len(seen) == 2
    assert "手写的一段。\n" in seen[1]
    assert workspace.read_draft_text() == seen[1] + "\n" + block("plans", "继续。")
    assert states(workspace)[-1] == "done"
    assert len(History(workspace.history, noon).versions("plans")) == 1


def test_a_file_that_never_rests_is_a_failure_that_keeps_the_section(draft, workspace, history):
    def change(text):
        workspace.draft.write_text(text + "再改。\n", "utf-8")
        return text + "节\n"

    with pytest.raises(WorkspaceError, match="一直在被另一个程序改动"):
        draft.put(change, version())
    assert workspace.read_draft_text() == "再改。\n" * 5
    assert temporary_files(workspace.root) == []
    (kept,) = history.versions("study")
    assert draft.recover() == (Recovery("overtaken", kept),)


def test_line_ends_byte_order_mark_and_other_lines_stay(draft, workspace):
    before = codecs.BOM_UTF8 + "# 报告\r\n\r\n### 甲\n乙\r\n".encode()
    workspace.draft.write_bytes(before)
    put(draft, "plans", "继续。")
    added = ("\n" + block("plans", "继续。")).replace("\n", "\r\n").encode()
    assert workspace.draft.read_bytes() == before + added


def test_a_change_that_fails_stores_nothing(draft, workspace, history):
    put(draft, "study")
    before = workspace.draft.read_bytes()
    with pytest.raises(ZeroDivisionError):
        draft.put(lambda _: str(1 // 0), version("plans"))
    assert workspace.draft.read_bytes() == before
    assert history.versions("plans") == ()
    assert draft.recover() == ()


def test_a_change_without_a_section_keeps_no_version(draft, workspace, history):
    draft.put(lambda text: f"# 上半年工作报告\n{text}")
    assert workspace.read_draft_text() == "# 上半年工作报告\n"
    assert history.versions() == ()


def test_the_same_text_again_does_not_touch_the_file(draft, workspace, history):
    put(draft, "study")
    before = workspace.draft.stat()
    draft.put(lambda text: text, version("study", "又一次"))
    assert workspace.draft.stat().st_mtime_ns == before.st_mtime_ns
    assert draft.last_generated("study").text == "又一次"


@pytest.mark.parametrize(
    ("data", "says"), [(b"PK\x03\x04\0\0", "其实是 Word"), ("机密★1年\n".encode(), "密级标志"), (b"\0", "空字节")]
)
def test_a_draft_that_is_no_text_or_classified_is_left_alone(draft, workspace, history, data, says):
    workspace.draft.write_bytes(data)
    with pytest.raises(InputError, match=says):
        put(draft, "study")
    assert workspace.draft.read_bytes() == data
    assert history.versions() == ()


def test_a_classified_section_is_not_stored(draft, workspace, history):
    with pytest.raises(InputError, match="密级标志"):
        put(draft, "study", "秘密★1年")
    assert not workspace.draft.exists()
    assert history.versions() == ()


def test_nothing_to_recover(draft, workspace):
    assert draft.recover() == ()
    assert not workspace.history.exists()
    put(draft, "study")
    assert draft.recover() == ()


def test_a_promised_write_is_finished(draft, workspace, history):
    put(draft, "study")
    after = promised(draft, workspace, "plans")
    assert draft.recover() == (Recovery("finished", history.last_generated("plans")),)
    assert workspace.draft.read_bytes() == after
    assert draft.recover() == ()


def test_a_promised_first_write_is_finished(draft, workspace):
    after = promised(draft, workspace, "study")
    assert [r.outcome for r in draft.recover()] == ["finished"]
    assert workspace.draft.read_bytes() == after


def test_a_write_that_reached_the_file_is_confirmed(draft, workspace):
    after = promised(draft, workspace, "study")
    workspace.draft.write_bytes(after)
    assert [r.outcome for r in draft.recover()] == ["confirmed"]
    assert workspace.draft.read_bytes() == after
    assert states(workspace) == ["done"]


def test_a_hand_edit_after_the_crash_stays_and_the_section_is_given_back(draft, workspace, history):
    put(draft, "study")
    promised(draft, workspace, "plans", "继续抓好学习。")
    edited = workspace.read_draft_text() + "手写的一段。\n"
    workspace.draft.write_text(edited, "utf-8")
    (recovery,) = draft.recover()
    assert recovery.outcome == "overtaken"
    assert recovery.version.text == "继续抓好学习。"
    assert history.overtaken() == (recovery.version,)
    assert draft.last_generated("plans") is None
    assert workspace.read_draft_text() == edited
    draft.put(appended("plans", recovery.version.text), recovery.version)
    assert workspace.read_draft_text() == edited + "\n" + block("plans", "继续抓好学习。")
    assert history.overtaken() == ()


def test_without_recover_the_next_section_carries_on_from_the_promised_one(draft, workspace):
    put(draft, "study")
    after = promised(draft, workspace, "plans")
    put(draft, "problems", "还有差距。")
    assert workspace.read_draft_text() == after.decode() + "\n" + block("problems", "还有差距。")
    assert states(workspace) == ["done"] * 3


@pytest.mark.parametrize("settle", [DraftFile.recover, lambda draft: put(draft, "plans")], ids=["recover", "put"])
def test_a_killed_writers_temporary_file_is_removed(draft, workspace, settle):
    promised(draft, workspace, "study")
    (workspace.root / ".draft.md.0123456789ab.tmp").write_bytes(b"half")
    settle(draft)
    assert temporary_files(workspace.root) == []


def test_a_disk_that_refuses_the_draft_keeps_both_sections_for_the_next_command(draft, workspace):
    workspace.draft.write_text("# 报告\n" + "已有的一段。\n" * 20_000, "utf-8")
    before = workspace.read_draft_text()
    for key in ("study", "plans"):
        with files_limited_to(200_000), pytest.raises(DiskError, match=r"draft.md"):
            put(draft, key)
    assert workspace.read_draft_text() == before
    assert temporary_files(workspace.root) == []
    assert [r.outcome for r in draft.recover()] == ["finished", "finished"]
    expected = before + "".join("\n" + block(key, "开展集中学习8次。") for key in ("study", "plans"))
    assert workspace.read_draft_text() == expected


def test_a_disk_that_refuses_the_history_changes_nothing(draft, workspace, history):
    put(draft, "study")
    before = workspace.draft.read_bytes()
    with files_limited_to(4096), pytest.raises(DiskError, match=r"history.db"):
        put(draft, "plans", "继续。" * 4000)
    assert workspace.draft.read_bytes() == before
    assert healthy(workspace.history)
    assert draft.recover() == history.versions("plans") == ()


def test_a_read_only_workspace_is_named(open_folder):
    workspace = create_workspace(open_folder / "柳溪镇", "- 学习8次\n")
    draft = DraftFile(workspace, History(workspace.history, noon))
    with read_only(workspace.history_dir), pytest.raises(WorkspaceError, match=r"打不开或写不进去|没有写入权限"):
        put(draft, "study")
    assert not workspace.draft.exists()


def test_a_damaged_history_leaves_the_draft_alone(draft, workspace):
    put(draft, "study")
    before = workspace.draft.read_bytes()
    workspace.history.write_bytes(b"x" * 4096)
    for use in (draft.recover, lambda: put(draft, "plans")):
        with pytest.raises(AssistantError, match=r"history.db 损坏"):
            use()
    assert workspace.draft.read_bytes() == before


def test_a_deleted_history_is_begun_anew(draft, workspace):
    put(draft, "study")
    workspace.history.unlink()
    put(draft, "plans", "继续。")
    assert workspace.read_draft_text().endswith("\n" + block("plans", "继续。"))
    assert draft.last_generated("study") is None


def test_threads_put_sections_at_once(draft, workspace):
    keys = [f"s{n}" for n in range(8)]
    threads = [threading.Thread(target=put, args=(draft, key)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    blocks = workspace.read_draft_text().split("\n### ")
    assert sorted("### " + b.removeprefix("### ").strip() for b in blocks) == sorted(
        block(key, "开展集中学习8次。").strip() for key in keys
    )


def test_a_change_that_declines_keeps_the_version_aside(draft, workspace, history):
    put(draft, "study")
    before = workspace.draft.read_bytes()
    assert not draft.put(lambda _: None, version("plans", "继续。"))
    assert workspace.draft.read_bytes() == before
    assert [v.text for v in history.overtaken()] == ["继续。"]
    assert draft.last_generated("plans") is None
    assert draft.recover() == ()
