"""Drafting a section again at the terminal: old beside new, until one is taken or none."""

from __future__ import annotations

import re
import sys

import pytest
from office import obedient
from scripted_endpoint import Reply

pexpect = pytest.importorskip("pexpect")

_SECOND = "宣讲队到村宣讲14场，听众620余人次。"
_OWN = "宣讲队自编快板到村宣讲14场，620余人次到场。"
_DRAFTS = (
    "上半年理论学习中心组学习6次，其中专题研讨3次。宣讲队到村宣讲14场，听众620余人次。",
    "宣讲队到村宣讲14场，听众620余人次。理论学习中心组学习6次，其中专题研讨3次。",
)
_QUESTION = r"1 采用  2 不用  3 再写一稿  4 改好再用"


@pytest.fixture
def drafted(office, serve):
    """Drafted word by word; each attempt after that says it another way."""
    made = []

    def reply(request):
        if "本节前后是" not in request.task:
            return obedient(request)
        made.append(request)
        return Reply(_DRAFTS[(len(made) - 1) % len(_DRAFTS)])

    office.endpoint, office.made = serve(reply), made
    assert office.draft().code == 0
    return office


def ended(child):
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in child.before
    return child.exitstatus


def seen(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")


def test_take(drafted, terminal):
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    shown = seen(child.before)
    assert "强化理论武装，筑牢思想根基  原41字 → 现44字（按要点约44字）" in shown
    assert "{+上半年+}理论学习中心组" in shown
    child.send("1\r")
    child.expect("已写进 draft.md")
    assert ended(child) == 0
    assert drafted.section("study") == _DRAFTS[0]


def test_enter_takes_what_is_new(drafted, terminal):
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    child.send("\r")
    assert ended(child) == 0
    assert drafted.section("study") == _DRAFTS[0]


def test_differences_are_in_colour_unless_it_is_not_wanted(drafted, terminal):
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    assert re.search(r"\x1b\[[0-9;]*32m[^\x1b]*上半年", child.before)
    child.sendintr()
    ended(child)
    child = terminal("redraft", "study", NO_COLOR="1")
    child.expect(_QUESTION)
    assert not re.search(r"\x1b\[[0-9;]*3[12]m", child.before)
    child.sendintr()
    ended(child)


def test_discard(drafted, terminal):
    before = drafted.draft_file.read_bytes()
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    child.send("2\r")
    child.expect("没有采用，draft.md 一字未动")
    assert ended(child) == 0
    assert drafted.draft_file.read_bytes() == before


def test_again_with_another_instruction(drafted, terminal):
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    child.send("再写\r")
    child.expect("要求")
    child.send("突出到村宣讲\r")
    child.expect(_QUESTION)
    assert "要求：突出到村宣讲" in drafted.made[1].task
    assert "要求：" not in drafted.made[0].task
    child.send("1\r")
    assert ended(child) == 0
    assert drafted.section("study") == _DRAFTS[1]


def test_chinese_typed_after_backspace(drafted, terminal):
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    child.send("3\r")
    child.expect("要求")
    child.send("突出网络")
    child.send("\x7f\x7f")
    child.send("宣讲\r")
    child.expect(_QUESTION)
    assert "要求：突出宣讲\n" in drafted.made[1].task
    child.send("2\r")
    assert ended(child) == 0


def test_an_answer_that_there_is_not_is_asked_again(drafted, terminal):
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    child.send("九\r")
    child.expect("没有“九”这个选项")
    child.expect(_QUESTION)
    child.send("2\r")
    assert ended(child) == 0


def test_take_it_and_edit_at_once(drafted, terminal, tmp_path):
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text('utf-8').replace('上半年', '今年上半年'), 'utf-8')\n",
        "utf-8",
    )
    child = terminal("redraft", "study", EDITOR=f"'{sys.executable}' '{script}'", VISUAL="")
    child.expect(_QUESTION)
    child.send("4\r")
    assert ended(child) == 0
    assert drafted.section("study") == "今年" + _DRAFTS[0]
    drafted.redraft("study", "--yes")
    assert "今年上半年" in drafted.section("study")


def test_without_an_editor_nothing_is_written(drafted, terminal):
    before = drafted.draft_file.read_bytes()
    child = terminal("redraft", "study", EDITOR="'没有收尾", VISUAL="")
    child.expect(_QUESTION)
    child.send("4\r")
    child.expect("EDITOR")
    assert ended(child) == 2
    assert drafted.draft_file.read_bytes() == before


@pytest.mark.parametrize(("answer", "mine", "new"), [("1", True, False), ("2", False, True), ("3", True, True)])
def test_a_conflict_is_a_question(drafted, terminal, answer, mine, new):
    drafted.edit(_SECOND, _OWN)
    drafted.change_fact("专题研讨3次", "专题研讨4次")
    drafted.change_fact("宣讲14场", "宣讲16场")
    child = terminal("redraft", "study")
    child.expect("它依据的要点改了")
    child.expect("1 留手改的  2 用新写的  3 两句都要")
    assert "要点：宣讲队到村宣讲16场" in seen(child.before)
    assert f"手改：{_OWN}" in seen(child.before)
    child.send(f"{answer}\r")
    child.expect(_QUESTION)
    child.send("1\r")
    ended(child)
    text = drafted.section("study")
    assert (_OWN in text, "16场" in text) == (mine, new)
    assert "<<<<<<<" not in text


@pytest.mark.parametrize("end", ["ctrl-c", "ctrl-d"])
def test_stopping_leaves_the_draft_as_it_was(drafted, terminal, end):
    before = drafted.draft_file.read_bytes()
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    if end == "ctrl-c":
        child.sendintr()
    else:
        child.sendeof()
    child.expect("已停止")
    assert ended(child) == 2
    assert drafted.draft_file.read_bytes() == before
    assert drafted.redraft("study", "--preview").code == 0


def test_stopping_while_the_model_writes_leaves_the_draft_as_it_was(office, serve, terminal):
    serve(lambda r: Reply("半句话" * 400, delay=0.05) if "本节前后是" in r.task else obedient(r))
    office.draft()
    before = office.draft_file.read_bytes()
    child = terminal("redraft", "study")
    child.expect("半句话")
    child.sendintr()
    child.expect("已停止")
    assert ended(child) == 2
    assert office.draft_file.read_bytes() == before


def test_yes_asks_nothing(drafted, terminal):
    child = terminal("redraft", "study", "--yes")
    assert ended(child) == 0
    assert "采用" not in child.before
    assert drafted.section("study") == _DRAFTS[0]


def test_the_second_is_told_who_holds_the_workspace(drafted, terminal):
    child = terminal("redraft", "study")
    child.expect(_QUESTION)
    for verb in ("redraft", "edit"):
        done = drafted.command(verb, "-C", str(drafted.folder), "leadership")
        assert done.code == 2
        assert re.search(rf"assistant redraft，进程 {child.pid}", done.err)
    done = drafted.draft()
    assert done.code == 2
    assert f"进程 {child.pid}" in done.err
    assert drafted.status().code == 0
    assert drafted.redraft("leadership", "--preview").code == 0
    child.send("2\r")
    assert ended(child) == 0
    assert drafted.draft().code == 0
