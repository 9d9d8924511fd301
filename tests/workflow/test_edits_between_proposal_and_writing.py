"""A person at work in draft.md while a section is drafted again, and what is left in it of conflicts and of deleted sections."""

from __future__ import annotations

import json

import pytest
from office import facts_in, obedient
from scripted_endpoint import Reply

_SECOND = "宣讲队到村宣讲14场，听众620余人次。"
_OWN = "宣讲队自编快板到村宣讲14场，620余人次到场。"
_HEADING = "### 强化理论武装，筑牢思想根基 {#study}"
_CONFLICT = f"{_OWN}\n=======\n{_SECOND}\n>>>>>>> 新稿"


@pytest.fixture
def meanwhile(office, serve):
    """meanwhile(change, on=n): drafted; while the model writes the n-th new text of 理论学习, `change` is done."""

    def begin(change, on=1):
        attempts = []

        def reply(request):
            if "本节前后是" not in request.text:
                return obedient(request)
            attempts.append(request)
            if len(attempts) == on:
                change(office)
            return Reply(
                "".join(f"上半年{fact}。" for fact in facts_in(request)) if len(attempts) == 1 else "学习88次。"
            )

        serve(reply)
        assert office.draft().code == 0
        return office

    return begin


@pytest.mark.parametrize(
    "lock",
    [("{#study}", "{#study .locked}"), (f"{_HEADING}\n", f"{_HEADING}\n\n<!-- 锁定 -->\n")],
    ids=["class", "line"],
)
@pytest.mark.parametrize("on", [1, 2], ids=["before-the-proposal", "after-it"])
def test_a_section_locked_meanwhile_is_left_alone(meanwhile, lock, on):
    office = meanwhile(lambda desk: desk.edit(*lock), on)
    before = office.text.replace(*lock)
    done = office.redraft("study", "--best-of", str(on), "--yes")
    assert office.text == before
    assert done.code == 2
    assert "锁定了，没有重写，一字未动" in done.err
    assert ".locked" in done.err


def test_a_heading_reworded_after_the_proposal_stays(meanwhile):
    office = meanwhile(lambda desk: desk.edit("强化理论武装，筑牢思想根基", "理论学习往实里走"), 2)
    assert office.redraft("study", "--best-of", "2", "--yes").code == 0
    assert "### 理论学习往实里走 {#study}" in office.text
    assert "上半年理论学习中心组" in office.section("study")


def test_a_heading_without_its_key_after_the_proposal_stays(meanwhile):
    office = meanwhile(lambda desk: desk.edit(_HEADING, "### 理论学习往实里走"), 2)
    assert office.redraft("study", "--best-of", "2", "--yes").code == 0
    assert office.text.count("理论学习往实里走") == office.text.count("14场") == 1
    assert "强化理论武装" not in office.text


def test_a_conflict_left_there_after_the_proposal_is_left_alone(meanwhile):
    office = meanwhile(lambda desk: desk.edit(_SECOND, f"\n<<<<<<< 手工修改\n{_CONFLICT}"), 2)
    done = office.redraft("study", "--best-of", "2", "--yes")
    assert done.code == 2
    assert "还有没选的冲突" in done.err
    assert _CONFLICT in office.text
    assert "上半年" not in office.section("study")


def test_edits_everywhere_after_the_proposal_stay(meanwhile):
    def change(desk):
        desk.edit(_SECOND, _OWN)
        desk.edit("9个村中有2个村没有专职宣传员。", "9个村里有2个村缺宣传员 。")

    office = meanwhile(change, 2)
    assert office.redraft("study", "--best-of", "2", "--yes").code == 0
    assert "9个村里有2个村缺宣传员 。" in office.text
    assert office.text.count(_OWN) == 1
    assert office.text.count("14场") == 1


def test_a_stale_section_locked_while_it_is_drafted_is_left_alone(office, serve):
    def reply(request):
        if "15场" in request.text and "locked" not in office.text:
            office.edit("{#study}", "{#study .locked}")
        return obedient(request)

    serve(reply)
    office.draft()
    before = office.text.replace("{#study}", "{#study .locked}")
    office.change_fact("宣讲14场", "宣讲15场")
    done = office.draft()
    assert office.text == before
    assert "理论学习" in done.said


@pytest.mark.parametrize(
    "left",
    [
        f"{_OWN}\n=======\n{_SECOND}",
        f"{_OWN}\n=======\n{_SECOND}\n>>>>>>> 新稿",
        f"<<<<<<< 手工修改\n{_OWN}",
        f"\n<<<<<<< 手工修改\n{_OWN}",
        f"{_OWN}>>>>>>> 新稿",
    ],
    ids=["middle", "middle-and-end", "begin-behind-a-sentence", "begin", "end-behind-a-sentence"],
)
def test_what_is_left_of_a_conflict_is_settled_first(office, serve, left):
    serve(obedient)
    office.draft()
    office.edit(_SECOND, left)
    before = office.draft_file.read_bytes()
    done = office.redraft("study", "--yes")
    assert done.code == 2
    assert "删去这几行标记" in done.err
    assert office.draft_file.read_bytes() == before
    assert office.export().code == 2
    checked = json.loads(office.command("check", "-C", str(office.folder), "--format", "json").out)
    assert "merge-conflict" in {finding["rule"] for finding in checked["findings"]}


def test_a_conflict_in_one_section_hinders_no_other(office, serve):
    serve(obedient)
    office.draft()
    office.edit(_SECOND, f"\n<<<<<<< 手工修改\n{_CONFLICT}")
    assert office.redraft("problems", "--yes").code == 0
    assert _CONFLICT in office.text


def test_a_group_whose_sections_were_deleted_gets_no_second_heading(office, serve):
    serve(obedient)
    office.draft()
    text = office.text
    start, end = text.index("### 强化组织领导"), text.index("## 存在问题")
    office.draft_file.write_text(text[:start] + text[end:], "utf-8")
    assert office.draft().code == 0
    assert office.text == text
