"""`killed_everywhere.py FOLDER OPERATION`: runs one operation in a child that is killed (SIGKILL) before its 1st, 2nd,
3rd … call that touches the system, until it ends alive; after each death the workspace must be in order.

Prints the number of deaths. A process of its own, since it forks."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from earlier_histories import SCHEMA_1, earlier_history
from section_writer import text_of
from store_world import appended, block, healthy, noon, temporary_files, version

from assistant.errors import HistoryDamaged
from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.text_file import read_text_file
from assistant.store.workspace import Workspace, create_workspace
from assistant.workflow.recovery import begun_anew
from assistant.workflow.upkeep import prune_history, purge_history

TOUCHES = frozenset(
    [
        *("execute", "executemany", "connect", "close", "open", "fdopen", "read", "write", "flush", "fsync"),
        *("replace", "rename", "unlink", "mkdir", "chmod", "chown"),
    ]
)
HAND = "手写的一段。\n"
OLD = block("old", text_of("old")) + HAND
FACTS = "- 学习8次\n"
MORE_FACTS = "- 学习8次\n- 宣讲3场\n"
NEW = OLD + "\n" + block("new", text_of("new"))


@dataclass(frozen=True)
class Operation:
    """`prepare` and `work` take the workspace's folder; `before` is the draft that it is done on, `after` what it makes of it,
    and `check` what must hold besides, given the folder and whether the draft is the one after."""

    prepare: object
    work: object
    before: str
    after: str
    check: object = lambda _root, _done: None


def put(root, key):
    draft_of(root).put(appended(key, text_of(key)), version(key, text_of(key), heading=key))


def draft_of(root):
    workspace = Workspace(root)
    return DraftFile(workspace, History(workspace.history, noon))


def history_of(root):
    return History(Workspace(root).history, noon)


def with_hand_edit(root):
    """A draft with a section and a hand edit."""
    workspace = create_workspace(root, FACTS)
    put(root, "old")
    with workspace.draft.open("a", encoding="utf-8") as stream:
        stream.write(HAND)


def with_promise(root):
    """A write that a killed command has promised."""
    with_hand_edit(root)
    die_inside(lambda: put(root, "new"), before=promised)


def with_two_steps(root):
    with_hand_edit(root)
    put(root, "new")


def put_with_facts(root):
    draft = draft_of(root)
    draft.put(appended("new", text_of("new")), version("new", text_of("new"), heading="new"))
    facts = Workspace(root).facts
    draft.put_beside(facts, read_text_file(facts, ""), MORE_FACTS)


def with_changed_facts(root):
    """A step that changed facts.md too."""
    with_hand_edit(root)
    put_with_facts(root)


def with_an_undone_step(root):
    with_two_steps(root)
    draft_of(root).undo()


def with_a_history_of_old(root):
    workspace = create_workspace(root, "- 学习8次\n")
    earlier_history(workspace.history, SCHEMA_1, [(OLD, "old", "done"), (NEW, "new", "done")])
    workspace.draft.write_text(NEW, "utf-8")


def with_a_damaged_history(root):
    with_two_steps(root)
    Workspace(root).history.write_bytes(b"x" * 8192)


def undone_or_not(root, without):
    """What was undone can be done again, and what was not can be undone."""
    assert (history_of(root).last_generated("new") is None) == without
    turned = draft_of(root).redo() if without else draft_of(root).undo()
    assert turned.changed
    assert Workspace(root).read_draft_text() == (NEW if without else OLD)
    draft_of(root).undo() if without else draft_of(root).redo()


def facts_go_with_it(root, without):
    assert Workspace(root).read_facts_text() == (FACTS if without else MORE_FACTS)
    undone_or_not(root, without)
    assert Workspace(root).read_facts_text() == (FACTS if without else MORE_FACTS)


def nothing_lost(root, _done):
    """The versions that hand edits are told by, and the last step."""
    assert [history_of(root).last_generated(key).heading for key in ("old", "new")] == ["old", "new"]
    draft_of(root).undo()
    assert Workspace(root).read_draft_text() == OLD
    draft_of(root).redo()


def versions_numbered(root, _done):
    assert [(v.heading, v.number) for v in history_of(root).versions()] == [("old", 1), ("new", 1)]
    nothing_lost(root, _done)


def set_aside(root, _done):
    """Done again, since the command that died did not tell; the damaged file is kept."""
    begin_anew(root)
    asides = [path for path in Workspace(root).history_dir.iterdir() if "损坏" in path.name]
    assert [path.read_bytes() for path in asides] == [b"x" * 8192]


def begin_anew(root):
    begun_anew(HistoryDamaged(Workspace(root).history), noon)


OPERATIONS = {
    "put": Operation(with_hand_edit, lambda root: put(root, "new"), OLD, NEW),
    "recover": Operation(with_promise, lambda root: draft_of(root).recover(), NEW, NEW),
    "undo": Operation(with_two_steps, lambda root: draft_of(root).undo(), NEW, OLD, undone_or_not),
    "undo with facts": Operation(with_changed_facts, lambda root: draft_of(root).undo(), NEW, OLD, facts_go_with_it),
    "redo": Operation(
        with_an_undone_step,
        lambda root: draft_of(root).redo(),
        OLD,
        NEW,
        lambda root, done: undone_or_not(root, not done),
    ),
    "prune": Operation(
        with_two_steps, lambda root: prune_history(Workspace(root), noon, 1, noon() - noon()), NEW, NEW, nothing_lost
    ),
    "purge": Operation(with_two_steps, lambda root: purge_history(Workspace(root), noon), NEW, NEW),
    "migrate": Operation(with_a_history_of_old, lambda root: history_of(root).versions(), NEW, NEW, versions_numbered),
    "move_aside": Operation(with_a_damaged_history, begin_anew, NEW, NEW, set_aside),
}


def promised(frame, argument, _seen):
    return argument.__name__ == "replace" and frame.f_code.co_name == "replace"


def die_inside(work, before):
    """True where the child died: before the first call that `before` picks."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    seen = [0]

    def watch(frame, event, argument):
        if event == "c_call" and getattr(argument, "__name__", "") in TOUCHES:
            seen[0] += 1
            if before(frame, argument, seen[0]):
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    work()
    sys.setprofile(None)
    os._exit(0)


def in_order(root, operation, died):
    """The draft is the one before or the one after, whole; all opens; the next command works."""
    workspace = Workspace(root)
    if operation.work is not begin_anew:
        draft_of(root).recover()
    text = workspace.read_draft_text()
    assert text == operation.after or (died and text == operation.before), text[-80:]
    operation.check(root, text == operation.after)
    assert healthy(workspace.history)
    assert temporary_files(root) == []
    assert draft_of(root).recover() == ()
    text = workspace.read_draft_text()
    put(root, "next")
    assert workspace.read_draft_text() == text + "\n" + block("next", text_of("next"))


def main(folder, operation):
    operation.prepare(folder / "base")
    deaths = 0
    while killed_after(deaths, operation, folder / "copy", folder / "base"):
        deaths += 1
    sys.stdout.write(f"{deaths}\n")


def killed_after(calls, operation, root, base):
    """True where the child died: it was to die after so many calls. The workspace is in order in any case."""
    shutil.copytree(base, root)
    died = die_inside(lambda: operation.work(root), before=lambda _frame, _argument, seen: seen > calls)
    in_order(root, operation, died)
    shutil.rmtree(root)
    return died


if __name__ == "__main__":
    main(Path(sys.argv[1]), OPERATIONS[sys.argv[2]])
