from __future__ import annotations

import contextlib
import sqlite3

import pytest
from earlier_histories import SCHEMA_2, earlier_history
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from store_world import FACTS, appended, block, noon, version

from assistant.errors import WorkspaceError
from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.records import HAND_EDIT
from assistant.store.workspace import create_workspace

NOTHING = "没有可以撤销的改动"


@pytest.fixture
def command(workspace, history):
    """command("redraft") begins a command: what it puts is one step."""
    return lambda name="draft", about="": DraftFile(workspace, history, name, about)


def put(draft, key, text="开展集中学习8次。"):
    draft.put(appended(key, text), version(key, text))


def rewritten(draft, key, text):
    """The section's text in place of what stands there."""
    draft.put(lambda now: now.split(f"{{#{key}}}")[0] + f"{{#{key}}}\n\n{text}\n", version(key, text))


def test_a_command_is_undone_as_a_whole(workspace, command):
    put(command(), "study")
    before = workspace.draft.read_bytes()
    second = command("draft", "两节")
    put(second, "plans")
    put(second, "problems")
    turned = command("undo").undo()
    assert (turned.step.command, turned.step.about, turned.step.undone, turned.changed) == ("draft", "两节", True, True)
    assert workspace.draft.read_bytes() == before


def test_undo_goes_several_steps_back_and_redo_forward(workspace, command):
    texts = [None]
    for key in ("study", "plans", "problems"):
        put(command(), key)
        texts.append(workspace.draft.read_bytes())
    for text in texts[-2:0:-1]:
        command().undo()
        assert workspace.draft.read_bytes() == text
    command().undo()
    assert not workspace.draft.exists()
    with pytest.raises(WorkspaceError, match=NOTHING):
        command().undo()
    for text in texts[1:]:
        command().redo()
        assert workspace.draft.read_bytes() == text
    with pytest.raises(WorkspaceError, match="没有可以重做的改动"):
        command().redo()


def test_a_hand_edit_is_undone_first_and_comes_back(workspace, command):
    put(command(), "study")
    generated = workspace.draft.read_bytes()
    edited = generated.replace("8次".encode(), "9次".encode()) + "\r\n手写".encode()
    workspace.draft.write_bytes(edited)
    assert command().undo().step.command == HAND_EDIT
    assert workspace.draft.read_bytes() == generated
    command().redo()
    assert workspace.draft.read_bytes() == edited


def test_a_hand_edit_between_two_commands_is_a_step_between_them(workspace, command, history):
    put(command(), "study")
    workspace.draft.write_text(workspace.read_draft_text() + "手写的一段。\n", "utf-8")
    put(command("redraft"), "plans")
    assert [step.command for step in history.steps()] == ["draft", HAND_EDIT, "redraft"]
    assert [command().undo().step.command for _ in range(3)] == ["redraft", HAND_EDIT, "draft"]


def test_a_hand_edit_during_a_run_splits_it(workspace, command):
    run = command()
    put(run, "study")
    edited = workspace.read_draft_text() + "手写的一段。\n"
    workspace.draft.write_text(edited, "utf-8")
    put(run, "plans")
    command().undo()
    assert workspace.read_draft_text() == edited


def test_two_commands_at_once_are_undone_in_the_order_of_their_writes(workspace, command):
    one, other = command("draft"), command("redraft")
    for draft, key in ((one, "study"), (other, "plans"), (one, "problems")):
        put(draft, key)
    assert [command().undo().step.command for _ in range(3)] == ["draft", "redraft", "draft"]


def test_a_new_change_forgets_what_was_undone(workspace, command, history):
    put(command(), "study")
    put(command(), "plans")
    command().undo()
    put(command(), "problems")
    with pytest.raises(WorkspaceError, match="没有可以重做的改动"):
        command().redo()
    command().undo()
    command().undo()
    assert not workspace.draft.exists()
    command().redo()
    command().redo()
    assert [step.undone for step in history.steps()] == [False, True, False]
    assert "problems" in workspace.read_draft_text()
    assert history.versions("plans"), "undoing deletes nothing"


def test_a_hand_edit_forgets_what_was_undone(workspace, command):
    put(command(), "study")
    put(command(), "plans")
    command().undo()
    workspace.draft.write_text("另写的。\n", "utf-8")
    with pytest.raises(WorkspaceError, match="没有可以重做的改动"):
        command().redo()
    assert workspace.read_draft_text() == "另写的。\n"


def test_after_undo_the_version_that_stands_there_is_the_last_generated(command, history):
    put(command(), "study", "一稿。")
    for text in ("二稿。", "三稿。"):
        rewritten(command("redraft"), "study", text)
    standing = []
    for turn in ("undo", "undo", "redo"):
        getattr(command(), turn)()
        standing.append(history.last_generated("study").text)
    assert standing == ["二稿。", "一稿。", "二稿。"]


def test_after_undoing_the_first_draft_nothing_was_generated(command, history):
    put(command(), "study")
    command().undo()
    assert history.last_generated("study") is None
    command().redo()
    assert history.last_generated("study") is not None


def test_a_step_that_left_the_draft_as_it_was_is_passed_over(command, workspace, history):
    put(command(), "study", "一稿。")
    rewritten(command(), "study", "二稿。")
    text = workspace.read_draft_text()
    command().put(lambda now: now, version("study", "二稿。", model="另一个"))
    command().undo()
    assert history.last_generated("study").text == "一稿。"
    command().redo()
    assert workspace.read_draft_text() == text
    assert history.last_generated("study").model == "另一个"


def test_a_change_that_changes_nothing_is_no_step(command, workspace, history):
    put(command(), "study")
    put(command(), "plans")
    command().undo()
    command().put(lambda text: text)
    assert len(history.steps()) == 2
    assert command().redo().changed


def test_a_version_kept_aside_is_nothing_to_undo(command, workspace):
    put(command(), "study")
    command().put(lambda _: None, version("plans"))
    assert command().undo().step.id == 1


def test_a_draft_that_was_there_before_its_history_is_not_undone(command, workspace, history):
    workspace.draft.write_text("# 报告\n\n" + block("study", "手写的。"), "utf-8")
    put(command(), "plans")
    command().undo()
    with pytest.raises(WorkspaceError, match=NOTHING):
        command().undo()
    assert "手写的。" in workspace.read_draft_text()
    assert [(v.origin, v.text) for v in history.versions("study")] == [("person", "手写的。")]


def test_a_draft_deleted_by_hand_comes_back(command, workspace):
    put(command(), "study")
    text = workspace.draft.read_bytes()
    workspace.draft.unlink()
    assert command().undo().step.command == HAND_EDIT
    assert workspace.draft.read_bytes() == text


def test_nothing_to_undo_in_a_new_workspace(command, workspace):
    for way in ("undo", "redo"):
        with pytest.raises(WorkspaceError, match="没有可以"):
            getattr(command(), way)()
    assert not workspace.draft.exists()


@pytest.mark.parametrize("way", ["undo", "redo"])
@pytest.mark.parametrize("reached", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("next_command", ["recover", "put"])
def test_a_killed_undoing_is_brought_to_its_end(command, workspace, history, way, reached, next_command):
    put(command(), "study", "一稿。")
    rewritten(command(), "study", "二稿。")
    texts = {"undo": "一稿。", "redo": "二稿。"}
    if way == "redo":
        command().undo()
    before = workspace.draft.read_bytes()
    getattr(command(), way)()
    _unsettle(workspace, way)
    if not reached:
        workspace.draft.write_bytes(before)
    if next_command == "recover":
        (recovery,) = command().recover()
        assert (recovery.kind, recovery.outcome) == (way, "confirmed" if reached else "finished")
    else:
        put(command(), "plans")
    assert texts[way] in workspace.read_draft_text()
    assert history.last_generated("study").text == texts[way]


def test_a_killed_undoing_and_an_edit_leave_the_edit(command, workspace, history):
    put(command(), "study", "一稿。")
    rewritten(command(), "study", "二稿。")
    before = workspace.read_draft_text()
    command().undo()
    _unsettle(workspace, "undo")
    workspace.draft.write_text(before + "手写的。\n", "utf-8")
    (recovery,) = command().recover()
    assert recovery.outcome == "overtaken"
    assert history.last_generated("study").text == "二稿。"
    command().undo()
    assert workspace.read_draft_text() == before


def test_an_edit_after_a_write_whose_command_died_at_the_last_moment_is_one_of_the_new_text(
    command, workspace, history
):
    """The file was replaced, the journal not told, and then the clerk edited the new section."""
    put(command(), "study", "一稿。")
    rewritten(command(), "study", "二稿的第一段。\n\n二稿的第二段。")
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection, connection:
        connection.execute("UPDATE writes SET state = 'pending' WHERE id = (SELECT max(id) FROM writes)")
    workspace.draft.write_text(workspace.read_draft_text().replace("第二段", "末段"), "utf-8")
    assert [r.outcome for r in command().recover()] == ["confirmed"]
    assert history.last_generated("study").text == "二稿的第一段。\n\n二稿的第二段。"
    assert command().undo().step.command == HAND_EDIT
    assert "二稿的第二段。" in workspace.read_draft_text()


def test_two_writes_that_a_dead_command_left_are_undone_one_by_one(command, workspace):
    put(command(), "study")
    texts = [workspace.draft.read_bytes()]
    for key in ("plans", "problems"):
        put(command(), key)
        texts.append(workspace.draft.read_bytes())
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection, connection:
        connection.execute("UPDATE writes SET state = 'pending' WHERE id > 1")
    workspace.draft.write_bytes(texts[0])
    assert [r.outcome for r in command().recover()] == ["finished", "finished"]
    assert workspace.draft.read_bytes() == texts[2]
    for text in (texts[1], texts[0]):
        command().undo()
        assert workspace.draft.read_bytes() == text


def test_the_steps_of_an_earlier_history_can_be_undone(command, workspace):
    texts = ["### study {#study}\n\n一\n", "### study {#study}\n\n二\n"]
    earlier_history(workspace.history, SCHEMA_2, [(text, "study", "done") for text in texts])
    workspace.draft.write_text(texts[-1], "utf-8")
    command().undo()
    assert workspace.read_draft_text() == texts[0]


def test_a_write_that_an_earlier_program_left_is_finished(command, workspace):
    texts = ["### study {#study}\n\n一\n", "### study {#study}\n\n二\n"]
    drafts = [(texts[0], "study", "done"), (texts[1], "study", "pending")]
    earlier_history(workspace.history, SCHEMA_2, drafts)
    workspace.draft.write_text(texts[0], "utf-8")
    assert [r.outcome for r in command().recover()] == ["finished"]
    assert workspace.read_draft_text() == texts[1]


def test_hand_edits_become_versions_of_the_sections_that_differ(command, workspace, history):
    run = command()
    for key in ("study", "plans", "problems"):
        put(run, key, f"{key}一稿。")
    text = workspace.read_draft_text().replace("plans一稿。", "改过的。<!-- 锁定 -->")
    text = text.replace(block("problems", "problems一稿。"), "") + "\n## 自己的一节\n\n手写的。\n"
    workspace.draft.write_text(text, "utf-8")
    put(command(), "more")
    person = [(v.section_keys, v.heading, v.text) for v in history.versions() if v.origin == "person"]
    assert person == [
        (("plans",), "plans", "改过的。"),
        ((), "自己的一节", "手写的。"),
        (("problems",), "problems", ""),
    ]
    assert [v.number for v in history.versions("plans")] == [1, 2]
    assert {v.step for v in history.versions() if v.origin == "person"} == {2}


def test_moving_a_section_makes_no_version(command, workspace, history):
    run = command()
    for key in ("study", "plans"):
        put(run, key, f"{key}一稿。")
    workspace.draft.write_text(block("plans", "plans一稿。") + "\n" + block("study", "study一稿。"), "utf-8")
    put(command(), "more")
    assert [v.origin for v in history.versions()] == ["model"] * 3
    assert [step.command for step in history.steps()] == ["draft", HAND_EDIT, "draft"]


def _unsettle(workspace, way):
    """The journal as it was when the command that undid died: promised, not yet seen to be done."""
    with contextlib.closing(sqlite3.connect(workspace.history)) as connection, connection:
        (write, step) = connection.execute("SELECT id, step FROM writes ORDER BY id DESC LIMIT 1").fetchone()
        state = "done" if way == "undo" else "undone"
        connection.execute("UPDATE steps SET state = ? WHERE id = ?", (state, step))
        connection.execute("UPDATE writes SET state = 'pending' WHERE id = ?", (write,))


class Editor(RuleBasedStateMachine):
    """Commands, hand edits, undo and redo in any order, against a list of texts as an editor keeps it."""

    def __init__(self):
        super().__init__()
        self.stack = contextlib.ExitStack()
        self.workspace = create_workspace(self._folder(), FACTS)
        self.history = History(self.workspace.history, noon)
        self.texts = [None]
        self.at = 0
        self.count = 0

    def _folder(self):
        import tempfile  # noqa: PLC0415
        from pathlib import Path  # noqa: PLC0415

        return Path(self.stack.enter_context(tempfile.TemporaryDirectory())) / "w"

    def teardown(self):
        self.stack.close()

    @property
    def standing(self):
        return self.workspace.draft.read_bytes() if self.workspace.draft.exists() else None

    def _did(self):
        if self.standing != self.texts[self.at]:
            self.texts = [*self.texts[: self.at + 1], self.standing]
            self.at += 1

    @rule(keys=st.lists(st.sampled_from(["study", "plans"]), min_size=1, max_size=3))
    def command(self, keys):
        self._did()  # a hand edit is noticed first
        draft = DraftFile(self.workspace, self.history)
        for key in keys:
            self.count += 1
            put(draft, key, f"第{self.count}稿。")
        self._did()

    @precondition(lambda self: self.standing is not None)
    @rule(text=st.sampled_from(["手写。\n", "## 另一节\n\n手写。\r\n", ""]))
    def edit(self, text):
        self.workspace.draft.write_bytes(text.encode())

    @precondition(lambda self: self.at > 0)
    @rule()
    def delete(self):
        self.workspace.draft.unlink(missing_ok=True)

    @precondition(lambda self: self.at > 0 or self.standing != self.texts[self.at])
    @rule()
    def undo(self):
        self._did()
        DraftFile(self.workspace, self.history).undo()
        self.at -= 1
        assert self.standing == self.texts[self.at]

    @precondition(lambda self: self.standing == self.texts[self.at] and self.at + 1 < len(self.texts))
    @rule()
    def redo(self):
        DraftFile(self.workspace, self.history).redo()
        self.at += 1
        assert self.standing == self.texts[self.at]

    @invariant()
    def numbers_are_unique(self):
        numbers = [(v.section_keys, v.heading, v.number) for v in self.history.versions()]
        assert len(numbers) == len(set(numbers))


Editor.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestEditor = Editor.TestCase
