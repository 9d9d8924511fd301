"""A hand edit whose fact has changed or gone, or that the instruction is aimed at: both ways stand there until one is chosen."""

from __future__ import annotations

import json

import pytest
from office import obedient

_SECOND = "宣讲队到村宣讲14场，听众620余人次。"
_OWN = "宣讲队自编快板到村宣讲14场，620余人次到场。"
_BEGIN, _MIDDLE, _END = "<<<<<<< 手工修改", "=======", ">>>>>>> 新稿"


@pytest.fixture
def edited(office, serve):
    """A hand edit in a drafted section."""
    office.endpoint = serve(obedient)
    office.draft()
    office.edit(_SECOND, _OWN)
    return office


@pytest.fixture
def conflict(edited):
    """The fact under it has changed, and the section was drafted again."""
    edited.change_fact("宣讲14场", "宣讲16场")
    edited.done = edited.draft()
    return edited


def test_both_ways_stand_between_markers(conflict):
    lines = [line for line in conflict.section("study").split("\n") if line.strip()]
    assert [line for line in lines if line[0] in "<=>"] == [_BEGIN, _MIDDLE, _END]
    begin, middle, end = (lines.index(mark) for mark in (_BEGIN, _MIDDLE, _END))
    assert _OWN in "".join(lines[begin:middle])
    assert "16场" not in "".join(lines[begin:middle])
    assert "16场" in "".join(lines[middle:end])
    assert "14场" not in "".join(lines[middle:end])


def test_the_draft_says_so(conflict):
    assert conflict.done.code == 1
    assert "理论学习：" in conflict.done.out
    assert "1处手改和新稿冲突" in conflict.done.out
    assert "<<<<<<<" in conflict.done.out.splitlines()[-1]


def test_status_says_so(conflict):
    done = conflict.status()
    assert done.code == 1
    assert "手改和新稿冲突" in done.out
    assert "<<<<<<<" in done.out.splitlines()[-1]
    study = next(s for s in json.loads(conflict.status("--format", "json").out)["sections"] if s["key"] == "study")
    assert study["conflicts"] is True


def test_check_says_so_with_its_lines(conflict):
    done = conflict.command("check", "-C", str(conflict.folder), "--format", "json")
    found = [f for f in json.loads(done.out)["findings"] if f["rule"] == "merge-conflict"]
    assert done.code == 1
    lines = conflict.text.split("\n")
    assert {lines[f["line"] - 1] for f in found} <= {_BEGIN, _MIDDLE, _END}
    assert found


def test_export_refuses(conflict):
    done = conflict.export()
    assert done.code == 2
    assert "冲突" in done.err
    assert not conflict.docx.exists()


def test_redraft_refuses_until_it_is_settled(conflict):
    before = conflict.draft_file.read_bytes()
    done = conflict.redraft("study", "--yes")
    assert done.code == 2
    assert "还有没选的冲突" in done.err
    assert conflict.draft_file.read_bytes() == before


def test_a_refused_redraft_asks_no_model(conflict):
    asked = len(conflict.endpoint.requests)
    conflict.redraft("study", "--yes")
    assert len(conflict.endpoint.requests) == asked


def test_draft_leaves_it_alone(conflict):
    before, asked = conflict.draft_file.read_bytes(), len(conflict.endpoint.requests)
    conflict.change_fact("宣讲16场", "宣讲17场")
    conflict.draft()
    assert (conflict.draft_file.read_bytes(), len(conflict.endpoint.requests)) == (before, asked)


def settle(office, *, mine: bool):
    """As a person does: one way stays, the markers go."""
    text = office.text
    begin, middle = text.index(_BEGIN), text.index(_MIDDLE)
    end = text.index(_END)
    chosen = text[begin + len(_BEGIN) : middle] if mine else text[middle + len(_MIDDLE) : end]
    text = text[:begin] + chosen.strip() + text[end + len(_END) :]
    office.draft_file.write_text(text, "utf-8")


@pytest.mark.parametrize("mine", [True, False])
def test_once_chosen_it_is_settled(conflict, mine):
    settle(conflict, mine=mine)
    asked = len(conflict.endpoint.requests)
    assert "没有要写的章节" in conflict.draft().out
    assert len(conflict.endpoint.requests) == asked
    text = conflict.section("study")
    assert (_OWN in text, "16场" in text) == (mine, not mine)
    redone = conflict.redraft("study", "--yes")
    assert redone.code in (0, 1)
    assert "<<<<<<<" not in conflict.text
    assert (_OWN in conflict.section("study")) == mine


def test_a_fact_that_went_is_a_conflict(edited):
    edited.change_fact("- 宣讲队到村宣讲14场，听众620余人次\n", "")
    done = edited.draft()
    assert done.code == 1
    text = edited.section("study")
    assert _BEGIN in text
    assert _OWN in text


def test_an_instruction_aimed_at_the_sentence_is_a_conflict(edited):
    done = edited.redraft("study", "-i", "把“宣讲队自编快板”改得简短些", "--yes")
    assert done.code == 1
    assert _BEGIN in edited.section("study")
    assert "这次的要求说的就是它" in done.out


def test_json_tells_the_conflict(edited):
    edited.change_fact("宣讲14场", "宣讲16场")
    values = json.loads(edited.redraft("study", "--preview", "--format", "json").out)
    assert [(c["mine"], c["reason"]) for c in values["conflicts"]] == [(_OWN, "fact-changed")]
    assert "16场" in values["conflicts"][0]["new"]
    assert values["conflicts"][0]["facts"] == ["宣讲队到村宣讲16场，听众620余人次"]


def test_a_changed_fact_elsewhere_is_no_conflict(edited):
    edited.change_fact("中心组学习6次", "中心组学习7次")
    done = edited.draft()
    assert done.code == 0
    text = edited.section("study")
    assert _OWN in text
    assert "7次" in text
    assert "<<<<<<<" not in text


def test_a_sentence_that_follows_the_changed_fact_already_is_no_conflict(edited):
    edited.edit("14场", "16场")
    edited.change_fact("宣讲14场", "宣讲16场")
    assert edited.draft().code == 0
    assert edited.section("study").count("16场") == 1
    assert "<<<<<<<" not in edited.text


def test_a_deleted_sentence_whose_fact_changed_is_asked_about(office, serve):
    serve(obedient)
    office.draft()
    office.edit(_SECOND, "")
    office.change_fact("宣讲14场", "宣讲16场")
    done = office.draft()
    assert done.code == 1
    lines = [line for line in office.section("study").split("\n") if line.strip()]
    assert _BEGIN in lines
    assert "16场" in "".join(lines[lines.index(_MIDDLE) :])
    assert "16场" not in "".join(lines[: lines.index(_MIDDLE)])
