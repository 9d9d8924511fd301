from __future__ import annotations

from assistant.terminal.join_view import JoinView


def test_one_line_without_a_terminal(capsys):
    with JoinView(live=False) as view:
        for done in range(0, 101, 10):
            view.progress(done, 100)
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.count("\n") == 1
    assert "只做一次" in streams.err


def test_bar_on_a_terminal_and_none_left_behind(capsys):
    with JoinView(live=True) as view:
        view.progress(10, 100)
        view.progress(100, 100)
    assert capsys.readouterr().out == ""


def test_nothing_is_said_where_nothing_is_joined(capsys):
    for live in (True, False):
        with JoinView(live=live):
            pass
    assert capsys.readouterr().err == ""
