from __future__ import annotations

import io

import pytest

from assistant.terminal.confirm import confirmed


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("y\n", True),
        ("是\n", True),
        ("YES \n", True),
        ("1\n", True),
        ("好\n", True),
        ("接受\n", True),
        ("要\n", True),
        ("\n", False),
        ("n\n", False),
        ("2\n", False),
        ("不要\n", False),
        ("删\n", False),
        ("", False),
    ],
)
def test_only_a_clear_yes_is_one(typed, answer, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert confirmed("删除吗？") is answer
    assert capsys.readouterr().err == "删除吗？ [y/N] "
