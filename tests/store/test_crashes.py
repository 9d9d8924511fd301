"""kill -9 at any moment: nothing finished is lost, the file is whole, the history opens.

ASSISTANT_KILLS sets the number of random moments."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from section_writer import draft_after, text_of
from store_world import block, healthy, own_python_path, temporary_files

KILLS = int(os.environ.get("ASSISTANT_KILLS", "20"))
HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(os.name != "posix", reason="这个系统没有 SIGKILL 和 fork")


@pytest.mark.parametrize(
    "operation",
    ["put", "recover", "undo", "undo with facts", "redo", "prune", "purge", "migrate", "move_aside"],
)
def test_killed_before_every_call_that_touches_the_system(tmp_path, operation):
    run = subprocess.run(
        [sys.executable, HERE / "killed_everywhere.py", tmp_path, operation],
        env=own_python_path(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 15


def test_killed_at_random_moments(workspace, draft):
    finished = []
    for _ in range(KILLS):
        finished += killed_writer(workspace, len(written(workspace)))
        draft.recover()
        there = written(workspace)
        assert set(finished) <= set(there)
        assert workspace.read_draft().text == "\n".join(block(key, text_of(key)) for key in there)
        assert healthy(workspace.history)
        assert temporary_files(workspace.root) == []
    assert all(draft.last_generated(key).text == text_of(key) for key in written(workspace))


def test_killed_at_random_moments_while_undoing_and_pruning(workspace, draft):
    finished = 0
    for _ in range(KILLS):
        told = killed_writer(workspace, finished, "busy")
        draft.recover()
        finished += len(told)
        texts = [draft_after(finished), draft_after(finished + 1)]
        text = workspace.read_draft().text
        assert text in texts
        finished += text != texts[0]  # done, and not told of
        assert healthy(workspace.history)
        assert temporary_files(workspace.root) == []


def killed_writer(workspace, first, name="s"):
    """The sections that a command kept before it was killed at a random moment."""
    command = [sys.executable, HERE / "section_writer.py", workspace.root, name, str(first), "1000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own_python_path()) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(random.uniform(0, 0.15))  # noqa: S311  # any moment will do
        process.kill()
        return [line.strip() for line in process.stdout if line.endswith("\n")]


def written(workspace):
    with contextlib.suppress(FileNotFoundError):
        lines = workspace.draft.read_text("utf-8").split("\n")
        return [line.split()[1] for line in lines if line.startswith("### ")]
    return []
