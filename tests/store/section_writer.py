"""A command in a process of its own: `section_writer.py WORKSPACE NAME FIRST COUNT` puts sections NAME<n> into the draft.

With the name `busy` it does the operations of `operation` instead, from the one with the number FIRST: it puts sections,
undoes and does again, and prunes. It says "ready", then what it did once that is kept; a test kills it, or runs two at once."""

from __future__ import annotations

import sys
from pathlib import Path

from store_world import appended, block, noon, version

from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.store.workspace import find_workspace


def text_of(key):
    """A section long enough to be cut somewhere, with an end that can be told."""
    return f"{key}开头。" + "组织理论宣讲12场。" * 30 + f"{key}结尾。"


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def write(root, name, first, count):
    workspace = find_workspace(Path(root))
    draft = DraftFile(workspace, History(workspace.history, noon))
    say("ready")
    for number in range(first, first + count):
        key = f"{name}{number}"
        draft.put(appended(key, text_of(key)), version(key, text_of(key)))
        say(key)


def operation(number):
    """Two sections, of which the second is undone and done again."""
    return ("put", "put", "undo", "redo", "prune")[number % 5]


def draft_after(operations):
    """The draft after so many operations."""
    done = []
    for number in range(operations):
        match operation(number):
            case "put" | "redo":
                done.append(2 * (number // 5) + (number % 5 > 0))
            case "undo":
                done.pop()
    return "\n".join(block(f"s{n}", text_of(f"s{n}")) for n in done)


def work(root, first):
    workspace = find_workspace(Path(root))
    say("ready")
    for number in range(first, first + 1000):
        draft = DraftFile(workspace, History(workspace.history, noon))
        match operation(number):
            case "put":
                key = f"s{2 * (number // 5) + number % 5}"
                draft.put(appended(key, text_of(key)), version(key, text_of(key)))
            case "undo":
                draft.undo()
            case "redo":
                draft.redo()
            case "prune":
                History(workspace.history, noon).prune(2, noon().isoformat())
        say(number)


if __name__ == "__main__":
    if sys.argv[2] == "busy":
        work(sys.argv[1], int(sys.argv[3]))
    else:
        write(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
