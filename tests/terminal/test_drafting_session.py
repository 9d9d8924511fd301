"""Drafting at a terminal: sections are read, taken, written again and edited while the rest is still being drafted."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading

import pytest
from office import BULLETS, HEADINGS, obedient, slowly, title_in
from scripted_endpoint import Reply

pexpect = pytest.importorskip("pexpect")
from glass import Glass  # noqa: E402  # needs pexpect

_FIRST, _SECOND, _THIRD, _FOURTH = BULLETS
_AGAIN = "上半年理论学习中心组学习6次，其中专题研讨3次。宣讲队到村宣讲14场，听众620余人次。"


@pytest.fixture
def sit(office, terminal):
    """sit() starts `assistant draft` at a terminal and gives the child and its screen."""

    def start(*arguments, **variables):
        child = terminal("draft", *arguments, **variables)
        return child, Glass(child)

    return start


def ended(child) -> int:
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in child.before
    return child.exitstatus


def left(child, glass) -> int:
    glass.press("q")
    return ended(child)


def row_of(glass, title: str) -> str:
    """The section's row in the list beside the text."""
    return next(line.partition("|")[0] for line in glass.text.splitlines() if re.match(rf"[> ] *\d+ {title[:7]}", line))


def taken(office) -> set[str]:
    return {line.split()[0] for line in office.status().out.splitlines() if "采用" in line}


def test_every_section_is_shown_with_its_sources_and_taken(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节", f"〔{_FIRST}〕", "2次  leadership.1  镇党委会专题研究意识形态工作2次", "数字1个，都有出处")
    glass.press("\r")
    glass.until(f"〔{_SECOND}〕", "采用1节", "41字（按要点约44字）", "14场、620余人次  study.2")
    for number, title in enumerate(list(BULLETS)[2:], 2):
        glass.press("1")
        glass.until(f"> {number + 1} {title}", f"采用{number}节")
    glass.press("1")
    glass.until("都看过了", "采用4节")
    assert left(child, glass) in (0, 1)
    assert taken(office) == set(BULLETS)


def test_the_section_at_hand_streams_and_others_can_be_read_meanwhile(office, serve, sit):
    def reply(request):
        if title_in(request) != _FIRST:
            return obedient(request)
        return Reply(obedient(request).text, chunk=2, delay=0.2, first_delay=0.1)

    serve(reply)
    child, glass = sit()
    glass.until("正在写", "镇党委会专题")
    assert "2次。" not in glass.text.split("|")[-1]
    glass.press("5")
    glass.until(f"〔{_SECOND}〕", "study.1")
    glass.press("1")
    glass.until(f"> 3 {_THIRD}")
    glass.press("6")
    glass.until(f"〔{_SECOND}〕")
    assert "已采用" in row_of(glass, _SECOND)
    left(child, glass)


def test_what_is_being_written_cannot_be_taken(office, serve, sit):
    serve(slowly(8))
    child, glass = sit()
    glass.until("正在写")
    glass.press("1")
    glass.until("这一节还在写")
    left(child, glass)
    assert taken(office) == set()


def test_written_again_with_an_instruction_and_compared(office, serve, sit):
    asked = []

    def reply(request):
        if "本节前后是" not in request.task:
            return obedient(request)
        asked.append(request)
        return Reply(_AGAIN)

    serve(reply)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("1")
    glass.until(f"〔{_SECOND}〕", "study.1")
    glass.press("2")
    glass.until("要求：", "Esc 取消")
    glass.press("突出网络")
    glass.press("\x7f\x7f")
    glass.press("宣讲\r")
    glass.until("新稿待定", "要求：突出宣讲", "{+上半年+}", "原41字，新稿44字")
    assert "要求：突出宣讲\n" in asked[0].task
    assert office.section("study").startswith("理论学习中心组")
    glass.press("1")
    glass.until(f"> 3 {_THIRD}", "采用2节")
    left(child, glass)
    assert office.section("study") == _AGAIN
    assert _SECOND in taken(office)


def test_a_new_text_that_is_not_wanted_leaves_the_draft_alone(office, serve, sit):
    serve(lambda r: Reply(_AGAIN) if "本节前后是" in r.task else obedient(r))
    child, glass = sit("--section", _SECOND)
    glass.until("study.1")
    before = office.section("study")
    glass.press("2")
    glass.until("要求：")
    glass.press("\r")
    glass.until("新稿待定", "8 留原稿")
    glass.press("8")
    glass.until("留着原稿", gone="新稿待定")
    left(child, glass)
    assert office.section("study") == before
    assert "@2 " in office.command("log", "-C", str(office.folder), _SECOND).out


def test_escape_gives_the_instruction_up(office, serve, sit):
    endpoint = serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    calls = len(endpoint.requests)
    glass.press("2")
    glass.until("要求：")
    glass.press("不要了\x1b")
    glass.until("回车/1 采用", gone="要求：不要了")
    glass.press("7")
    glass.until("各节")
    left(child, glass)
    assert len(endpoint.requests) == calls


def test_a_conflict_with_a_hand_edit_is_asked(office, serve, sit):
    serve(obedient)
    office.draft("--yes")
    own = "宣讲队自编快板到村宣讲14场，620余人次到场。"
    office.edit("宣讲队到村宣讲14场，听众620余人次。", own)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("5")
    glass.until(f"〔{_SECOND}〕", "自编快板")
    glass.press("2")
    glass.until("要求：")
    glass.press("宣讲14场改成听众620余人次在前\r")
    glass.until("新稿待定", "请选一种")
    glass.press("1")
    glass.until("第1处，共1处", "1 留手改的")
    glass.press("2")
    glass.until(f"> 3 {_THIRD}")
    left(child, glass)
    assert own not in office.text
    assert "<<<<<<<" not in office.text


def test_edit_opens_the_editor_and_shows_what_came_back(office, serve, sit, tmp_path):
    serve(obedient)
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[1])\n"
        "file.write_text(file.read_text('utf-8').replace('14场，', '14场次，'), 'utf-8')\n",
        "utf-8",
    )
    child, glass = sit("--section", _SECOND, EDITOR=f"'{sys.executable}' '{script}'", VISUAL="")
    glass.until("study.1")
    glass.press("3")
    glass.until("14场次", "已写进 draft.md")
    assert "14场次" in office.section("study")
    glass.press("1")
    glass.until("都看过了")
    left(child, glass)
    assert _SECOND in taken(office)


def test_without_an_editor_it_says_so(office, serve, sit):
    serve(obedient)
    child, glass = sit("--section", _SECOND, EDITOR="'没有收尾", VISUAL="")
    glass.until("study.1")
    glass.press("3")
    glass.until("环境变量 EDITOR")
    left(child, glass)


def test_facts_are_one_key_away(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("4")
    glass.until("leadership.1  镇党委会专题研究意识形态工作2次〔第13行〕")
    glass.press("4")
    glass.until("数字和出处")
    left(child, glass)


def test_what_is_put_off_is_asked_at_the_end(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("5")
    glass.until(f"〔{_SECOND}〕")
    assert "稍后看" in row_of(glass, _FIRST)
    for number, title in ((3, _THIRD), (4, _FOURTH)):
        glass.press("1")
        glass.until(f"> {number} {title}")
    glass.press("1")
    glass.until(f"没有采用：{_FIRST}")
    glass.press("2")
    glass.until(f"〔{_FIRST}〕", "leadership.1")
    glass.press("1")
    glass.until("都看过了")
    left(child, glass)


def test_at_the_end_the_checks_and_the_word_file(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    for number in range(1, 5):
        glass.press("1")
        glass.until(f"采用{number}节")
    glass.until("都看过了", "核对：")
    glass.press("\r")
    glass.until("已导出")
    left(child, glass)
    assert office.docx.is_file()


def test_left_and_taken_up_again(office, serve, sit):
    endpoint = serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("1")
    glass.until("采用1节")
    assert left(child, glass) == 1
    calls = len(endpoint.requests)
    child, glass = sit()
    glass.until(f"〔{_SECOND}〕", "采用1节", "study.1")  # not the first again
    assert "已采用" in row_of(glass, _FIRST)
    left(child, glass)
    assert len(endpoint.requests) == calls


def test_a_text_that_was_changed_since_is_asked_again(office, serve, sit):
    serve(obedient)
    child, glass = sit("--section", _FIRST)
    glass.until("leadership.1")
    glass.press("1")
    glass.until("都看过了")
    left(child, glass)
    assert taken(office) == {_FIRST}
    office.edit("工作2次。", "工作2次，形成纪要。")
    assert taken(office) == set()
    child, glass = sit()
    glass.until(f"〔{_FIRST}〕")
    left(child, glass)


@pytest.mark.parametrize("way", ["q", "ctrl-c", "退"])
def test_leaving_in_the_middle_keeps_what_was_written(office, serve, sit, way):
    def reply(request):
        return obedient(request) if title_in(request) in (_FIRST, _SECOND) else Reply("半句话" * 400, delay=0.05)

    serve(reply)
    child, glass = sit()
    glass.until("写好2/4节")
    glass.press({"ctrl-c": "\x03"}.get(way, way))
    assert ended(child) == 1
    assert "14场" in office.section("study")
    assert "半句话" not in office.text


def test_killed_and_taken_up_again(office, serve, sit):
    def reply(request):
        return obedient(request) if title_in(request) in (_FIRST, _SECOND) else Reply("半句话" * 400, delay=0.05)

    endpoint = serve(reply)
    child, glass = sit()
    glass.until("写好2/4节", "leadership.1")
    glass.press("1")
    glass.until("采用1节", f"〔{_SECOND}〕")
    child.kill(signal.SIGKILL)
    child.expect(pexpect.EOF)
    child.close()
    endpoint.close()
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节", "采用1节", f"〔{_SECOND}〕")
    left(child, glass)
    assert all(f"#{key}" in office.text for key in HEADINGS.values())


def test_a_closed_window_ends_it_in_order(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("1")
    glass.until("采用1节")
    os.kill(child.pid, signal.SIGHUP)
    ended(child)
    assert taken(office) == {_FIRST}
    assert office.command("undo", "-C", str(office.folder)).code == 0  # no lock was left


def test_an_endpoint_that_fails_in_the_middle(office, serve, sit):
    broken = threading.Event()

    def reply(request):
        if title_in(request) == _THIRD and not broken.is_set():
            return Reply("9个村中有2个村", drop_after=3)
        return obedient(request)

    serve(reply)
    child, glass = sit()
    glass.until("写好3/4节", "没写成")
    for _ in range(2):
        glass.press("1")
    glass.until(f"> 3 {_THIRD}", "没有写成", "2 再写")
    broken.set()
    glass.press("2")
    glass.until("要求：")
    glass.press("\r")
    glass.until("写好4/4节", "problems.1")
    assert "2个村没有专职宣传员" in office.section("problems")
    glass.press("1")
    glass.until("采用3节")
    left(child, glass)


def test_an_endpoint_that_is_not_there(office, sit, monkeypatch):
    monkeypatch.setenv("ASSISTANT_BASE_URL", "http://127.0.0.1:9/v1")
    child, glass = sit()
    glass.until("没写成", "连不上模型接口")
    assert left(child, glass) == 2


def test_each_rewriting_is_undone_by_itself(office, serve, sit):
    serve(lambda r: Reply(_AGAIN) if "本节前后是" in r.task else obedient(r))
    child, glass = sit("--section", _SECOND)
    glass.until("study.1")
    first = office.section("study")
    glass.press("2")
    glass.until("要求：")
    glass.press("\r")
    glass.until("新稿待定")
    glass.press("1")
    glass.until("都看过了")
    left(child, glass)
    assert office.section("study") == _AGAIN
    assert office.command("undo", "-C", str(office.folder)).code == 0
    assert office.section("study") == first


def test_keys_of_a_chinese_input_method(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("１")
    glass.until("采用1节")
    glass.press("采")
    glass.until("采用2节")
    glass.press("目")
    glass.until("各节")
    glass.press("退")
    ended(child)


@pytest.mark.parametrize("columns", [60, 100, 200])
def test_the_screen_at_three_widths_and_resized(office, serve, sit, columns):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.resized(24, columns)
    child.setwinsize(24, columns)
    os.kill(child.pid, signal.SIGWINCH)
    glass.until(f"〔{_FIRST}〕", "采用0节", "q 退出")
    assert (f"  2 {_SECOND}" in glass.text) == (columns >= 90)
    glass.press("7")
    glass.until(f"  2 {_SECOND}", "各节")
    left(child, glass)


def test_no_colour_where_none_is_wanted(office, serve, sit):
    serve(obedient)
    child, glass = sit(NO_COLOR="1")
    sent = []
    feed = glass.feed
    glass.feed = lambda text: (sent.append(text), feed(text))
    glass.until("写好4/4节", "待看")
    left(child, glass)
    assert not re.search(r"\x1b\[[0-9;]*(?:3[0-7]|38)[;m]", "".join(sent))


def test_the_second_is_told_who_is_drafting(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    done = office.draft("--yes")
    assert done.code == 2
    assert f"进程 {child.pid}" in done.err
    left(child, glass)
    assert office.draft("--yes").code == 0


def test_a_hand_edit_made_beside_the_session_is_seen_and_kept(office, serve, sit):
    serve(obedient)
    child, glass = sit()
    glass.until("写好4/4节")
    glass.press("1")
    glass.until(f"〔{_SECOND}〕")
    office.edit("工作2次。", "工作2次，形成纪要。")
    glass.press("6")
    glass.until("形成纪要", "待看")
    left(child, glass)
    assert "形成纪要" in office.section("leadership")


def test_scripts_are_asked_nothing(office, serve, terminal):
    serve(obedient)
    for arguments in (("--yes",), ("--format", "json")):
        child = terminal("draft", *arguments)
        assert ended(child) in (0, 1)
        assert "采用" not in child.before
