from __future__ import annotations

import io

import pytest

from assistant.terminal.confirm import confirmed


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("y\n", True), ("是\n", True), ("YES \n", True), ("\n", False), ("n\n", False), ("好\n", False), ("", False)],
)
def test_only_a_clear_yes_is_one(typed, answer, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert confirmed("删除吗？") is answer
    assert capsys.readouterr().err == "删除吗？ [y/N] "
