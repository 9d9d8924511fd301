"""The interview as a clerk types it: Chinese, backspace, paste, back, quit, another day, a killed process."""

from __future__ import annotations

import re
import signal
import time

import pytest

pexpect = pytest.importorskip("pexpect")

HEAD = "---\ntownship: 云溪镇\nissuer: 中共云溪镇委员会\nperiod: 2026年上半年\n---\n"
FACTS = f"{HEAD}## 理论学习\n- 学习6次\n<!-- 请王主任核 -->\n\n## 阵地管理\n"
PASTE = "\x1b[200~{}\x1b[201~"


@pytest.fixture
def sheet(office):
    office.write_facts(FACTS)
    return office


def seen(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")


class Clerk:
    """Waits for a question, types an answer."""

    def __init__(self, child):
        self.child = child

    def answer(self, question: str, typed: str, enter: str = "\r") -> str:
        """What was shown before the question."""
        begun = r"\x1b\[\?2004h(?:\x1b\[[0-9;?]*[A-Za-z])*"  # once a question; what is drawn anew does not have it
        self.child.expect(begun + question + r"[^\n]*\x1b\[\?25h")  # the cursor is shown: the line is ready
        shown = seen(self.child.before)
        self.child.send(typed + enter)
        return shown

    def end(self) -> str:
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert "Traceback" not in self.child.before
        return seen(self.child.before)


@pytest.fixture
def interview(terminal):
    return lambda *arguments, **variables: Clerk(terminal("gather", *arguments, **variables))


def study(office) -> str:
    return office.facts.read_text("utf-8").partition("## 理论学习\n")[2].partition("\n\n##")[0]


def test_a_section_with_its_questions_and_no_figure_of_anybody(sheet, interview):
    clerk = interview("--section", "理论学习")
    shown = clerk.answer("第2条：", "", "")
    assert "【2/14】理论学习" in shown
    assert "党委理论学习中心组集体学习几次，其中专题研讨几次，几人次发言？" in shown
    assert "常用单位：次、场、人次、条、支、人、期、篇" in shown
    assert "已有1条：\n  1 学习6次" in shown
    questions = shown.partition("【2/14】")[2].partition("已有")[0]
    assert not re.search(r"[0-9]", questions)


def test_chinese_backspace_and_arrows(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党校\x7f课二\x7f2场次\x7f\x1b[D\x1b[D")
    assert "讲党课2场" in clerk.answer("第3条：", "\x1b[A\x7f件") or "讲党课2场\n" in study(sheet)
    clerk.answer("第4条：", "/退出")
    clerk.end()
    assert study(sheet).split("\n")[:3] == ["- 学习6次", "- 讲党课2场", "- 讲党课2件"]


def test_an_answer_is_in_the_file_before_the_next_question(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党课2场")
    clerk.answer("第3条：", "", "")
    assert "- 讲党课2场\n" in sheet.facts.read_text("utf-8")


def test_enter_goes_on_and_one_comes_back(sheet, interview):
    clerk = interview()
    clerk.answer("第1条：", "")
    assert "【2/14】" in clerk.answer("第2条：", "/上一节")
    assert "【1/14】" in clerk.answer("第1条：", "／上一节")
    assert "这就是第一节" in clerk.answer("第1条：", "、跳　阵地管理")
    assert "【4/14】阵地管理" in clerk.answer("第1条：", "/看 理论学习")
    assert "【2/14】理论学习" in clerk.answer("第2条：", "/跳 气象")
    assert "“气象”不是这份报告的章节" in clerk.answer("第2条：", "/q")
    assert clerk.end().endswith("写齐了：assistant draft\n")


@pytest.mark.parametrize("bracketed", [True, False])
def test_a_paste_of_many_lines(sheet, interview, bracketed):
    text = "• 讲党课2场\n2. 宣讲14场（来源：宣讲台账）\n\n③ 培训2期\n一是读书会3场"
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", PASTE.format(text) if bracketed else text.replace("\n", "\r"))
    assert "存了4条" in clerk.answer("第6条：", "/退出")
    clerk.end()
    assert study(sheet).split("\n")[:5] == [
        "- 学习6次",
        "- 讲党课2场",
        "- 宣讲14场  <!-- 来源：宣讲台账 -->",
        "- 培训2期",
        "- 一是读书会3场",
    ]
    assert study(sheet).split("\n")[5] == "<!-- 请王主任核 -->"


def test_a_long_paste_without_brackets_loses_no_line_and_leaves_no_section(sheet, interview):
    lines = [f"第{n}组开展“文明{n}”入户宣讲{n}场" for n in range(1, 121)]
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "\r\r".join(lines))
    clerk.answer("第122条：", "/退出")
    clerk.end()
    assert [line[2:] for line in study(sheet).split("\n")[1:121]] == lines


def test_one_message_counted_through(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "1.讲党课2场；2.宣讲14场；3.投入1.5万元")
    clerk.answer("第5条：", "/退出")
    clerk.end()
    assert study(sheet).split("\n")[1:4] == ["- 讲党课2场", "- 宣讲14场", "- 投入1.5万元"]


def test_what_is_typed_ahead_is_taken_in_order(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党课2场\r/待补\r宣讲14场\r/退出")
    clerk.end()
    assert study(sheet).split("\n")[1:3] == ["- 讲党课2场  <!-- 待补 -->", "- 宣讲14场"]


def test_what_is_odd_is_pointed_out_once_and_taken(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "投稿96")
    shown = clerk.answer("第3条：", "宣讲14")
    assert "“96”后面没有单位" in shown
    assert "要改写 /改 2，没写错就接着写" in shown
    assert "“14”后面没有单位" in clerk.answer("第4条：", "/改 3")
    clerk.answer("改第3条：", "场")
    assert "请看一下" not in clerk.answer("第4条：", "/退出")
    clerk.end()
    assert study(sheet).split("\n")[1:3] == ["- 投稿96", "- 宣讲14场"]


def test_a_bullet_that_is_pointed_out_is_on_disk_already(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "投稿96")
    clerk.answer("第3条：", "/待补")
    assert "第2条：投稿96（待补）" in clerk.answer("第3条：", "/退出")
    clerk.end()
    assert "- 投稿96  <!-- 待补 -->" in study(sheet)


def test_last_years_text_is_pointed_out(sheet, interview):
    sheet.write_facts(FACTS.replace("period:", "last_year: 去年.txt\nperiod:"))
    (sheet.folder / "去年.txt").write_text("一、工作开展情况\n宣讲队到村入户宣讲38场，听众1200余人次。\n", "utf-8")
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "宣讲队到村入户宣讲38场")
    assert "和去年的报告一样" in clerk.answer("第3条：", "/退出")
    clerk.end()


def test_bullets_are_changed_noted_moved_and_removed(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党课2场")
    clerk.answer("第3条：", "/改 1")
    clerk.answer("改第1条：", "\x7f\x7f7次")
    clerk.answer("第3条：", "/来源 1 签到册")
    assert "第1条：学习7次（来源：签到册）" in clerk.answer("第3条：", "/未核")
    clerk.answer("第3条：", "/不写入 1")
    clerk.answer("第3条：", "/不写入 1")
    assert "取消了“不写入”" in clerk.answer("第3条：", "/移 2 1")
    clerk.answer("第3条：", "/删 2")
    assert "删了：学习7次" in clerk.answer("第2条：", "/撤销")
    assert "撤销了刚才的删除" in clerk.answer("第3条：", "/移 2 阵地管理")
    clerk.answer("第2条：", "/退出")
    clerk.end()
    text = sheet.facts.read_text("utf-8")
    assert "## 理论学习\n- 讲党课2场  <!-- 电话（未核） -->\n<!-- 请王主任核 -->\n" in text
    assert text.endswith("## 阵地管理\n- 学习7次  <!-- 来源：签到册 -->\n")


@pytest.mark.parametrize("typed", ["/讨论", "/quick"])
def test_a_command_that_there_is_not_is_no_bullet(sheet, interview, typed):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", typed)
    assert "没有“" + typed + "”这个命令，没有存" in clerk.answer("第2条：", "？")
    assert "/跳 理论学习" in clerk.answer("第2条：", "/退出")
    clerk.end()
    assert sheet.facts.read_text("utf-8") == FACTS


def test_another_day_begins_where_one_left(sheet, interview):
    clerk = interview()
    clerk.answer("第1条：", "/跳 阵地管理")
    clerk.answer("第1条：", "排查3轮")
    clerk.answer("第2条：", "/退出")
    assert "2节2条" in clerk.end()
    clerk = interview()
    shown = clerk.answer("第2条：", "/退出")
    assert "接着上次的地方问" in shown
    assert "【4/14】阵地管理" in shown
    assert "排查3轮" in shown
    clerk.end()


@pytest.mark.parametrize("end", ["kill", "hang-up", "ctrl-c", "ctrl-d"])
def test_nothing_that_was_entered_is_lost(sheet, interview, end):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党课2场")
    clerk.answer("第3条：", "宣讲14场")
    clerk.answer("第4条：", "还没有打完" if end in {"kill", "hang-up"} else "", "")
    if end in {"kill", "hang-up"}:
        clerk.child.kill(signal.SIGKILL if end == "kill" else signal.SIGHUP)
    elif end == "ctrl-c":
        clerk.child.sendintr()
    else:
        clerk.child.sendeof()
    clerk.child.expect(pexpect.EOF)
    assert study(sheet).startswith("- 学习6次\n- 讲党课2场\n- 宣讲14场\n<!-- 请王主任核 -->")
    clerk = interview("--section", "理论学习")
    clerk.answer("第4条：", "/退出")
    clerk.end()


def test_killed_at_any_moment_the_file_holds_whole_answers(sheet, interview):
    for moment in range(6):
        clerk = interview("--section", "理论学习")
        clerk.answer(r"第\d条：", f"第{moment}组宣讲{moment + 1}场")
        time.sleep(0.004 * moment)
        clerk.child.kill(signal.SIGKILL)
        clerk.child.expect(pexpect.EOF)
    lines = sheet.facts.read_text("utf-8").split("\n")
    added = [line for line in lines if "组宣讲" in line]
    assert all(re.fullmatch(r"- 第(\d)组宣讲\d场", line) for line in added)
    assert [line for line in lines if line not in added] == FACTS.split("\n")
    assert list(sheet.folder.glob(".facts.md.*.tmp")) == [] or len(added) < 6


def test_what_could_not_be_stored_stands_in_the_line(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党课2场")
    clerk.answer("第3条：", "", "")
    sheet.facts.write_text(FACTS + "<!-- 没有结束", "utf-8")
    clerk.child.send("宣讲14场\r")
    assert "没有结束的 -->" in clerk.answer("再写一次：宣讲14场", "", "")
    sheet.facts.write_text(FACTS, "utf-8")
    clerk.child.send("\r")
    clerk.answer("第3条：", "/退出")
    clerk.end()
    assert study(sheet).startswith("- 学习6次\n- 宣讲14场\n")


def test_after_the_last_section_one_hears_what_is_empty(sheet, interview):
    clerk = interview()
    clerk.answer("第1条：", "/跳 意见建议")
    clerk.answer("第1条：", "")
    shown = clerk.answer("回车结束", "/跳 理论学习")
    assert "还空着：组织领导与责任落实、" in shown
    clerk.answer("第2条：", "/跳 意见建议")
    clerk.answer("第1条：", "/下一节")
    clerk.answer("回车结束", "")
    clerk.end()
    assert clerk.child.exitstatus == 0


def test_one_section_alone_ends_with_it(sheet, interview):
    clerk = interview("--section", "study")
    clerk.answer("第2条：", "")
    clerk.end()
    assert clerk.child.exitstatus == 0


def test_from_nothing(office, interview):
    office.facts.unlink()
    clerk = interview()
    clerk.answer("写序号", "")
    clerk.answer("答：", "云溪镇")
    clerk.answer("答：", "2026年全年2026年上半年")
    assert "里有两个" in clerk.answer("答：", "2026年上半年")
    clerk.answer("答：", "")
    assert "回车＝中共云溪镇委员会" in clerk.answer("答：", "")
    clerk.answer("答：", "中共云岭县委宣传部")
    clerk.answer("答：", "昨天")
    clerk.answer("答：", "6月15日")
    clerk.answer("答：", "")
    assert "【1/14】组织领导与责任落实" in clerk.answer("第1条：", "党委会研究2次")
    clerk.answer("第2条：", "/退出")
    clerk.end()
    text = office.facts.read_text("utf-8")
    for line in (
        "township: 云溪镇",
        "issuer: 中共云溪镇委员会",
        "recipient: 中共云岭县委宣传部",
        "period: 2026年上半年",
        "as_of: 2026-06-15",
        "- 党委会研究2次",
    ):
        assert line in text
    assert "党委会研究2次" in office.draft("--model", "skeleton").said + office.text


def test_killed_while_the_fields_are_asked(office, interview):
    office.facts.unlink()
    clerk = interview()
    clerk.answer("写序号", "")
    clerk.answer("答：", "云溪镇")
    clerk.answer("答：", "", "")
    clerk.child.kill(signal.SIGKILL)
    clerk.child.expect(pexpect.EOF)
    assert "township: 云溪镇" in office.facts.read_text("utf-8")
    clerk = interview()
    assert "写哪一段时间" in clerk.answer("答：", "/退出")
    clerk.end()


def test_a_folder_with_other_things_in_it_gets_one_of_its_own(office, interview):
    office.facts.unlink()
    (office.folder / "通知.txt").write_text("通知", "utf-8")
    clerk = interview()
    clerk.answer("答：", "\x15上半年报告")
    clerk.answer("写序号", "2")
    clerk.answer("答：", "/退出")
    clerk.end()
    assert "template: culture" in (office.folder / "上半年报告" / "facts.md").read_text("utf-8")


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": "xterm-256color"}])
def test_there_is_no_colour(sheet, interview, variables):
    clerk = interview("--section", "理论学习", **variables)
    clerk.child.expect("第2条：")
    clerk.child.send("/退出\r")
    clerk.child.expect("写齐了")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m|\x1b\[1m", clerk.child.before)


def test_for_a_screen_reader(sheet, interview):
    clerk = interview("--section", "理论学习", "--plain")
    shown = clerk.answer("第2条：", "/看")
    assert "第2节，共14节：理论学习" in shown
    assert not any(line.startswith(" ") for line in shown.split("\n"))
    assert "第1条：学习6次" in clerk.answer("第2条：", "/退出")
    clerk.end()


@pytest.mark.parametrize("columns", [60, 200])
def test_the_window_is_resized(sheet, interview, columns):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党课", "")
    clerk.child.setwinsize(40, columns)
    time.sleep(0.2)
    clerk.child.send("2场\r")
    clerk.answer("第3条：", "/提问")
    shown = clerk.answer("第3条：", "/退出")
    clerk.end()
    assert "- 讲党课2场" in study(sheet)
    assert ("三会一课、主题党日）？" in shown) == (columns == 200) or columns == 60


def test_in_a_folder_that_is_named_before_the_command(sheet, terminal):
    clerk = Clerk(terminal("-C", str(sheet.folder), "gather", "--section", "理论学习"))
    clerk.answer("第2条：", "/退出")
    clerk.end()
    assert clerk.child.exitstatus == 0


def test_two_at_once_is_refused(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "", "")
    other = interview("--section", "阵地管理")
    assert "正在写工作区" in other.end()
    assert other.child.exitstatus == 2


def test_ctrl_c_while_typing_keeps_the_line(sheet, interview):
    clerk = interview("--section", "理论学习")
    clerk.answer("第2条：", "讲党课2", "")
    clerk.child.sendintr()
    clerk.child.expect("这一行还没有存")
    clerk.child.send("场\r")
    clerk.answer("第3条：", "/退出")
    clerk.end()
    assert "- 讲党课2场\n" in study(sheet)
