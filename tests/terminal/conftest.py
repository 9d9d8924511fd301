"""A real terminal for the tests of what a person sees and types."""

from __future__ import annotations

import pytest
from office import COMMAND, environment


@pytest.fixture
def terminal(office):
    """terminal("draft", …) starts a command on a pty of 100 columns."""
    pexpect = pytest.importorskip("pexpect")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("pexpect has no pty on this system")
    started = []

    def start(*arguments, **variables):
        child = pexpect.spawn(
            COMMAND[0],
            [*COMMAND[1:], *arguments],
            cwd=str(office.folder),
            env=environment(**{"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **variables}),
            encoding="utf-8",
            timeout=30,
            dimensions=(40, 100),
        )
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)
