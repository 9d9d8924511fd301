"""`assistant` alone at a terminal offers to do what comes next; Enter does it."""

from __future__ import annotations

import pytest
from office import obedient

pexpect = pytest.importorskip("pexpect")


def ended(child) -> int:
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in child.before
    return child.exitstatus


def test_enter_does_it(office, serve, terminal):
    serve(obedient)
    child = terminal(TERM="dumb")
    child.expect("下一步：起草还没写的4节")
    child.expect("1 起草  2 看进度  q 退出")
    child.send("\r")
    child.expect("第1节，共4节")
    child.send("q\r")
    assert ended(child) == 1
    assert office.draft_file.is_file()


def test_q_leaves(office, terminal):
    child = terminal()
    child.expect("现在就做")
    child.send("q\r")
    assert ended(child) == 0
    assert not office.draft_file.exists()


def test_progress_can_be_looked_at(office, terminal):
    child = terminal()
    child.expect("现在就做")
    child.send("2\r")
    child.expect("未起草")
    assert ended(child) == 1


def test_a_new_workspace_is_made(office, terminal, tmp_path):
    office.facts.unlink()
    child = terminal()
    child.expect("还没有工作区")
    child.expect("现在就建")
    child.send("河口镇-2026上半年\r")
    child.expect("已建好")
    assert ended(child) == 0
    assert (office.folder / "河口镇-2026上半年" / "facts.md").is_file()


def test_nothing_is_made_where_nothing_is_typed(office, terminal):
    office.facts.unlink()
    child = terminal()
    child.expect("现在就建")
    child.send("\r")
    assert ended(child) == 0
    assert [path.name for path in office.folder.iterdir() if path.is_dir() and path.name != ".assistant"] == []
