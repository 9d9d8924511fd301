"""A command in a process of its own: `section_writer.py WORKSPACE NAME FIRST COUNT` puts sections NAME<n> into the draft.

It says "ready", then each section's key once it is kept; a test kills it, or runs two at once."""

from __future__ import annotations

import sys
from pathlib import Path

from store_world import appended, noon, version

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


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
