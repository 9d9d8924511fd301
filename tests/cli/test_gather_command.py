"""assistant gather without a terminal, with wrong arguments, and on what cannot be written to."""

from __future__ import annotations

import pytest

from assistant.cli.gathering import quick_gather
from assistant.errors import InputError


def test_without_a_terminal_nothing_is_asked(office):
    before = office.facts.read_bytes()
    done = office.finish("gather")
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("错误：这里不是终端")
    assert "直接把要点写进 facts.md" in done.err
    assert office.facts.read_bytes() == before


def test_without_a_terminal_no_workspace_is_made(tmp_path, run):
    assert run("gather", "-C", str(tmp_path)).code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["--section"], ["--what"], ["要点.txt"], ["-C"], ["--section=study"], ["--section", "a", "--section", "b"]],
)
def test_what_is_unusual_is_left_to_the_parser(arguments):
    assert quick_gather(arguments) is None


@pytest.mark.parametrize(
    "arguments", [[], ["--plain"], ["-C", "清河镇", "--section", "study"], ["--section", "study", "--plain"]]
)
def test_the_usual_is_read_at_once(arguments):
    with pytest.raises(InputError, match="不是终端"):
        quick_gather(arguments)


def test_help_is_chinese_with_an_example(run):
    done = run("gather", "--help")
    assert done.code == 0
    assert "assistant gather --section 理论学习" in done.out
