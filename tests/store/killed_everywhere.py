"""`killed_everywhere.py FOLDER put|recover`: runs one operation in a child that is killed (SIGKILL) before its 1st, 2nd,
3rd … call that touches the system, until it ends alive; after each death the workspace must be in order.

Prints the number of deaths. A process of its own, since it forks."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from section_writer import text_of
from store_world import appended, block, healthy, noon, temporary_files, version

from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.workspace import Workspace, create_workspace

TOUCHES = frozenset(
    [
        "execute",
        "executemany",
        "connect",
        "close",
        "open",
        "fdopen",
        "read",
        "write",
        "flush",
        "fsync",
        "replace",
        "unlink",
        "mkdir",
        "chmod",
        "chown",
    ]
)
HAND = "手写的一段。\n"


def put(draft, key):
    draft.put(appended(key, text_of(key)), version(key, text_of(key)))


def draft_of(root):
    workspace = Workspace(root)
    return DraftFile(workspace, History(workspace.history, noon))


def prepare(root, operation):
    """A draft with a section and a hand edit; for `recover`, with a write that a killed command has promised."""
    workspace = create_workspace(root, "- 学习8次\n")
    put(draft_of(root), "old")
    with workspace.draft.open("a", encoding="utf-8") as stream:
        stream.write(HAND)
    if operation == "recover":
        die_inside(lambda: put(draft_of(root), "new"), before=promised)


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


def in_order(root, finished):
    """Whole file, the old section and the hand edit where they were, the new one there or (only unfinished) not at all."""
    workspace = Workspace(root)
    draft_of(root).recover()
    old = block("old", text_of("old")) + HAND
    new = old + "\n" + block("new", text_of("new"))
    text = workspace.read_draft_text()
    assert text == new or (text == old and not finished), text[-80:]
    assert healthy(workspace.history)
    assert temporary_files(root) == []
    assert draft_of(root).recover() == ()
    put(draft_of(root), "next")
    assert workspace.read_draft_text() == text + "\n" + block("next", text_of("next"))


def main(folder, operation):
    prepare(folder / "base", operation)
    work = put_new if operation == "put" else recover
    deaths = 0
    while killed_after(deaths, work, folder / "copy", folder / "base"):
        deaths += 1
    sys.stdout.write(f"{deaths}\n")


def put_new(root):
    put(draft_of(root), "new")


def recover(root):
    draft_of(root).recover()


def killed_after(calls, work, root, base):
    """True where the child died: it was to die after so many calls. The workspace is in order in any case."""
    shutil.copytree(base, root)
    died = die_inside(lambda: work(root), before=lambda _frame, _argument, seen: seen > calls)
    in_order(root, finished=not died or work is recover)
    shutil.rmtree(root)
    return died


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
