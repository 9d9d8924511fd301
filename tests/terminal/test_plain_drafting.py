"""The drafting session line by line, for screen readers and for terminals that cannot place a cursor."""

from __future__ import annotations

import re
import sys

import pytest
from office import BULLETS, obedient
from scripted_endpoint import Reply

pexpect = pytest.importorskip("pexpect")

_FIRST, _SECOND, _THIRD, _FOURTH = BULLETS
_AGAIN = "上半年理论学习中心组学习6次，其中专题研讨3次。宣讲队到村宣讲14场，听众620余人次。"
_QUESTION = "1 采用  2 重写  3 编辑  4 看要点  5 稍后  6 上一节  q 退出"


def ended(child) -> int:
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in child.before
    return child.exitstatus


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")


def taken(office) -> set[str]:
    return {line.split()[0] for line in office.status().out.splitlines() if "采用" in line}


def test_each_section_is_told_and_asked_about(office, serve, terminal):
    serve(obedient)
    child = terminal("draft", "--plain")
    for number, title in enumerate(BULLETS, 1):
        child.expect(f"第{number}节，共4节：{title}")
        child.expect("数字和出处")
        child.expect(_QUESTION)
        child.send("\r")
    child.expect("各节都看过了")
    child.expect("1 导出")
    child.send("1\r")
    child.expect("已导出")
    assert ended(child) in (0, 1)
    assert taken(office) == set(BULLETS)
    assert office.docx.is_file()


def test_nothing_is_placed_on_the_screen(office, serve, terminal):
    serve(obedient)
    child = terminal("draft", "--plain")
    child.expect(_QUESTION)
    assert "\x1b[?1049h" not in child.before
    child.send("q\r")
    ended(child)


def test_a_dumb_terminal_is_asked_line_by_line(office, serve, terminal):
    serve(obedient)
    child = terminal("draft", TERM="dumb")
    child.expect("第1节，共4节")
    child.expect("采用")
    assert not re.search(r"\x1b\[[0-9;]*[A-HJK]|1049", child.before)  # the cursor is not placed, nothing wiped
    child.send("q\r")
    assert ended(child) == 1


def test_facts_back_later_and_leaving(office, serve, terminal):
    serve(obedient)
    child = terminal("draft", "--plain")
    child.expect(_QUESTION)
    child.send("4\r")
    child.expect("leadership.1  镇党委会专题研究意识形态工作2次")
    child.expect(_QUESTION)
    child.send("1\r")
    child.expect("第2节")
    child.expect(_QUESTION)
    child.send("6\r")
    child.expect("第1节")
    child.expect(_QUESTION)
    child.send("1\r")
    child.expect("第2节")
    child.expect(_QUESTION)
    child.send("5\r")
    child.expect("第3节")
    child.expect(_QUESTION)
    child.send("q\r")
    child.expect(f"还没有采用：{_SECOND}、{_THIRD}、{_FOURTH}")
    assert ended(child) == 1
    assert taken(office) == {_FIRST}


def test_written_again_and_compared(office, serve, terminal):
    serve(lambda r: Reply(_AGAIN) if "本节前后是" in r.task else obedient(r))
    child = terminal("draft", "--plain", "--section", _SECOND)
    child.expect(_QUESTION)
    child.send("2\r")
    child.expect("要求")
    child.send("突出宣讲\r")
    child.expect("原41字，新稿44字")
    child.expect(r"\{\+上半年\+\}")
    child.expect("1 用新稿")
    child.send("1\r")
    child.expect("各节都看过了")
    child.send("q\r")
    ended(child)
    assert office.section("study") == _AGAIN


def test_edited(office, serve, terminal, tmp_path):
    serve(obedient)
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text('utf-8').replace('14场，', '14场次，'), 'utf-8')\n",
        "utf-8",
    )
    child = terminal("draft", "--plain", "--section", _SECOND, EDITOR=f"'{sys.executable}' '{script}'", VISUAL="")
    child.expect(_QUESTION)
    child.send("3\r")
    child.expect("已写进 draft.md")
    child.expect("14场次")
    child.expect(_QUESTION)
    child.sendeof()
    ended(child)
    assert "14场次" in office.section("study")


def test_a_section_that_fails_can_be_written_again(office, serve, terminal):
    failed = []

    def reply(request):
        if "9个村" in request.task and len(failed) < 4:
            failed.append(request)
            return Reply(status=500, error="down")
        return obedient(request)

    serve(reply)
    child = terminal("draft", "--plain", "--section", _THIRD)
    child.expect("没写成")
    child.expect("2 再写")
    failed.extend([None] * 4)
    child.send("2\r")
    child.expect("要求")
    child.send("\r")
    child.expect(_QUESTION)
    child.send("1\r")
    child.expect("各节都看过了")
    child.send("q\r")
    ended(child)
    assert "2个村" in office.section("problems")


@pytest.mark.parametrize("arguments", [("--plain",), ("--plain", "--yes"), ()])
def test_without_a_terminal_nothing_is_asked(office, serve, arguments):
    serve(obedient)
    done = office.finish("draft", *arguments)
    assert done.code == 0
    assert "写好4节" in done.out
    assert "采用" not in plain(done.out + done.err)
