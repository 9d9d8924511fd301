"""assistant pull and finish at a terminal: shown first, asked, then done."""

from __future__ import annotations

import pytest
from leaders import Revision
from office import COMMAND, FACTS, environment

pexpect = pytest.importorskip("pexpect")
pytest.importorskip("prompt_toolkit")
if not hasattr(pexpect, "spawn"):
    pytest.skip("pexpect has no pty on this system", allow_module_level=True)


@pytest.fixture
def exported(office):
    office.draft("--model", "skeleton")
    office.export()
    return office


@pytest.fixture
def terminal(exported):
    started = []

    def start(*arguments):
        child = pexpect.spawn(
            COMMAND[0],
            [*COMMAND[1:], *arguments],
            cwd=str(exported.folder),
            env=environment(TERM="dumb", NO_COLOR="1", PROMPT_TOOLKIT_NO_CPR="1"),
            encoding="utf-8",
            timeout=8,
            dimensions=(40, 200),
        )
        started.append(child)
        return child

    yield start
    for child in started:
        child.close(force=True)


def ended(child) -> int:
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def test_refused_nothing_changes(exported, terminal):
    before = exported.text
    with Revision(exported.docx) as word:
        word.replace("宣讲队到村", "宣讲队进村入户")
    child = terminal("pull", "draft.docx")
    child.expect("〔改〕强化理论武装")
    child.expect("收进 draft.md")
    child.sendline("2")
    child.expect("一字未动")
    assert ended(child) == 0
    assert exported.text == before


@pytest.mark.parametrize(("answer", "stands"), [("1", "宣讲员到村宣讲"), ("2", "宣讲队进村入户宣讲")])
def test_a_conflict_is_asked(exported, terminal, answer, stands):
    with Revision(exported.docx) as word:
        word.replace("宣讲队到村宣讲", "宣讲队进村入户宣讲")
    exported.edit("宣讲队到村宣讲", "宣讲员到村宣讲")
    child = terminal("pull", "draft.docx")
    child.expect("收进 draft.md")
    child.sendline("1")
    child.expect("两边都改了同一处")
    child.expect("留哪一种")
    child.sendline(answer)
    child.expect("已收回|没有变化")
    assert ended(child) == 0
    assert f"{stands}14场" in exported.text
    assert "<<<<<<<" not in exported.text


def test_without_a_history_what_only_the_draft_has_is_asked_about(exported, terminal):
    exported.edit("听众620余人次。", "听众620余人次。宣讲员都有台账。")
    (exported.folder / ".assistant" / "history.db").unlink()
    child = terminal("pull", "draft.docx")
    child.expect("查不到")
    child.expect("收进 draft.md")
    child.sendline("")
    child.expect("两边不一样")
    child.expect("Word：（没有）")
    child.expect("回车＝1")
    child.sendline("")
    assert ended(child) == 0
    assert "宣讲员都有台账。" in exported.text
    assert "<<<<<<<" not in exported.text


@pytest.mark.parametrize("answer", ["", "1", "y", "是", "加"])
def test_a_leaders_figure_is_asked_for(exported, terminal, answer):
    with Revision(exported.docx) as word:
        word.insert_after("听众620余人次", "组织干部夜学9次。")
    child = terminal("pull", "draft.docx")
    child.expect("收进 draft.md")
    child.sendline("1")
    child.expect("把“组织干部夜学9次”加进 facts.md  1 加  2 不加（回车＝1）")
    child.sendline(answer)
    child.expect("已加进 facts.md")
    assert ended(child) == 0
    assert "- 组织干部夜学9次" in exported.facts.read_text("utf-8")


@pytest.mark.parametrize(("yes", "no"), [("", "2"), ("1", "n"), ("是", "不接受"), ("接受", "否"), ("y", "no")])
def test_tracked_changes_are_asked_one_by_one(exported, terminal, yes, no):
    with Revision(exported.docx) as word:
        word.track("镇党委会专题", "镇党委专题")
        word.track("宣讲队到村", "宣讲队进村入户")
    child = terminal("pull", "draft.docx", "--tracked", "ask")
    child.expect(r"“强化组织领导，压实主体责任”一节（张书记，7月5日）：\[-镇党委会专题-\]\{\+镇党委专题\+\}研究")
    child.sendline(yes)
    child.expect("“强化理论武装，筑牢思想根基”一节.*宣讲14场")
    child.sendline("maybe")
    child.expect("没有“maybe”这个选项")
    child.sendline(no)
    child.expect("收进 draft.md")
    child.sendline("1")
    assert ended(child) == 0
    assert "镇党委专题研究" in exported.text
    assert "宣讲队到村宣讲" in exported.text


def test_a_figure_that_a_leader_corrected_is_asked_for(exported, terminal):
    with Revision(exported.docx) as word:
        word.replace("14场", "16场")
    child = terminal("pull", "draft.docx")
    child.expect("收进 draft.md")
    child.sendline("")
    child.expect("要点第17行：14场 → 16场，改这一条吗  1 改  2 不改（回车＝1）")
    child.sendline("")
    child.expect("facts.md 已改：第17行 14场 → 16场")
    ended(child)
    assert "- 宣讲队到村宣讲16场，听众620余人次  <!--" in exported.facts.read_text("utf-8")


@pytest.mark.parametrize(("answer", "taken"), [("", False), ("1", True)])
def test_another_report_is_asked_about(exported, terminal, answer, taken):
    with Revision(exported.docx) as word:
        word.without_bookmarks()
        word.replace("2026年上半年", "2025年上半年")
    child = terminal("pull", "draft.docx")
    child.expect("像是另一份报告")
    child.sendline(answer)
    if taken:
        child.expect("收进 draft.md")
        child.sendline("")
    else:
        child.expect("一字未动")
    ended(child)
    assert ("2025年上半年" in exported.text) is taken


def test_a_settled_conflict_is_not_asked_again(exported, terminal):
    with Revision(exported.docx) as word:
        word.replace("宣讲队到村宣讲", "宣讲队进村入户宣讲")
        word.insert_after("听众620余人次", "组织干部夜学9次。")
    exported.edit("宣讲队到村宣讲", "宣讲员到村宣讲")
    child = terminal("pull", "draft.docx")
    child.expect("收进 draft.md")
    child.sendline("1")
    child.expect("留哪一种")
    child.sendline("1")
    child.expect("加进 facts.md")
    child.sendline("2")
    ended(child)
    text = exported.text
    child = terminal("pull", "draft.docx", "--add-facts")
    child.expect("已经收过")
    child.expect("已加进 facts.md：组织干部夜学9次")
    ended(child)
    assert exported.text == text
    assert "宣讲员到村宣讲14场" in text


def test_finish_asks_for_what_is_missing(exported, terminal):
    exported.write_facts(FACTS.replace("2026-07-03", "2026-07").replace("template:", "文号:\ntemplate:"))
    child = terminal("finish")
    child.expect("签发日期")
    child.sendline("2026-07-09")
    child.expect("发文字号")
    child.sendline("柳委〔2026〕12号")
    child.expect("清除历史记录")
    child.sendline("n")
    child.expect("已定稿")
    assert ended(child) == 0
    assert "date: 2026-07-09" in exported.facts.read_text("utf-8")
    assert '文号: "柳委〔2026〕12号"\n' in exported.facts.read_text("utf-8")


def test_a_figure_without_a_source_is_asked_about_before_the_end(exported, terminal):
    exported.edit("宣讲队到村宣讲14场", "宣讲队到村宣讲15场")
    child = terminal("finish")
    child.expect("15场")
    child.expect("照这样定稿")
    child.sendline("n")
    child.expect("没有定稿")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 2
    assert not (exported.folder / "定稿.docx").exists()
