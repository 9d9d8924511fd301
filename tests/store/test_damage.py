from __future__ import annotations

import pytest
from store_world import appended, noon, read_only, version

from assistant.errors import HistoryDamaged, WorkspaceError
from assistant.store.damage import move_aside, remove_damaged
from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.workspace import create_workspace


def put(draft, key="study"):
    draft.put(appended(key, "开展集中学习8次。"), version(key))


def test_a_sound_history_stays(draft, workspace):
    put(draft)
    before = workspace.history.read_bytes()
    assert move_aside(workspace.history, noon) is None
    assert workspace.history.read_bytes() == before


def test_a_history_that_is_not_there_is_sound(workspace):
    assert move_aside(workspace.history, noon) is None
    assert not workspace.history.exists()


def test_the_name_tells_when_and_none_is_taken_twice(workspace):
    names = []
    for number in range(3):
        workspace.history.write_bytes(b"x" * (4096 + number))
        names.append(move_aside(workspace.history, noon).name)
    assert names == [f"history.db.损坏-20260703-120000{end}" for end in ("", "-2", "-3")]


def test_no_journal_is_left_that_would_be_rolled_back_into_the_new_history(workspace):
    workspace.history.write_bytes(b"x" * 4096)
    workspace.history.with_name("history.db-journal").write_bytes(b"y" * 4096)
    aside = move_aside(workspace.history, noon)
    assert sorted(path.name for path in workspace.history_dir.iterdir() if "history" in path.name) == [aside.name]
    remove_damaged(workspace.history)
    assert not aside.exists()


def test_a_folder_that_may_not_be_written_is_named(open_folder):
    workspace = create_workspace(open_folder / "柳溪镇", "- 学习8次\n")
    workspace.history.write_bytes(b"x" * 4096)
    with read_only(workspace.history_dir), pytest.raises(WorkspaceError):
        move_aside(workspace.history, noon)
    assert workspace.history.read_bytes() == b"x" * 4096


def test_a_damaged_history_says_which_it_is(workspace):
    workspace.history.write_bytes(b"x" * 4096)
    with pytest.raises(HistoryDamaged) as caught:
        History(workspace.history, noon).versions()
    assert caught.value.path == workspace.history


def test_a_history_begun_anew_knows_the_draft_as_it_stands(draft, workspace):
    put(draft)
    workspace.history.write_bytes(b"x" * 4096)
    move_aside(workspace.history, noon)
    history = History(workspace.history, noon)
    DraftFile(workspace, history).notice()
    assert [(v.origin, v.text, v.number) for v in history.versions("study")] == [("person", "开展集中学习8次。", 1)]
    assert history.last_generated("study") is None
    assert history.steps() == ()
