"""What a person wrote survives drafting again, by redraft and by the draft of a section that is out of date."""

from __future__ import annotations

import re

import pytest
from office import obedient, sheet, title_in
from scripted_endpoint import Reply

_FACTS = {
    "组织领导与责任落实": ("镇党委会专题研究意识形态工作2次",),
    "理论学习": (
        "理论学习中心组学习6次，其中专题研讨3次",
        "宣讲队到村宣讲14场，听众620余人次",
        "举办青年读书班2期，参加学员45人",
    ),
    "存在问题": ("9个村中有2个村没有专职宣传员",),
    "下一步打算": ("党政办9月底前为2个村配好宣传员",),
}
_FIRST = "理论学习中心组学习6次，其中专题研讨3次。"
_SECOND = "宣讲队到村宣讲14场，听众620余人次。"
_THIRD = "举办青年读书班2期，参加学员45人。"
_ANEW = (
    "镇里办好青年读书班，共2期，45名学员参加。上半年理论学习中心组共学习6次，安排专题研讨3次。"
    "组织宣讲队进村宣讲14场，有620余人次到场听讲。"
)


def again(request):
    """The first draft word by word, each later one in other words and another order."""
    if title_in(request) != "理论学习" or not again.anew:
        return obedient(request)
    facts = re.findall(r"^- (.+)$", request.task, re.MULTILINE)
    return Reply(_ANEW.replace("14场", re.search(r"宣讲(\d+)场", "".join(facts))[1] + "场"))


@pytest.fixture
def drafted(office, serve):
    again.anew = False
    office.write_facts(sheet(_FACTS))
    office.endpoint = serve(again)
    assert office.draft().code == 0
    assert office.section("study") == _FIRST + _SECOND + _THIRD
    again.anew = True
    return office


def redraft(office):
    done = office.redraft("study", "--yes")
    assert done.code in (0, 1), done.err
    return done


def draft_after_a_changed_fact(office):
    """The fact under the third sentence changes: the section is out of date."""
    office.change_fact("参加学员45人", "参加学员46人")
    done = office.draft()
    assert done.code in (0, 1), done.err
    return done


@pytest.fixture(params=[redraft, draft_after_a_changed_fact], ids=["redraft", "draft"])
def drafting(request, drafted):
    """Drafts 理论学习 again, in one way and in the other."""
    return lambda: request.param(drafted)


def test_a_changed_sentence_stands_in_place_of_the_new_one(drafted, drafting):
    own = "宣讲队自己编快板，到村宣讲14场，620余人次听了都说好。"
    drafted.edit(_SECOND, own)
    done = drafting()
    text = drafted.section("study")
    assert text.count(own) == 1
    assert text.count("14场") == 1
    assert "中心组共学习6次" in text
    assert "手改的1句原样保留" in done.out


def test_an_added_sentence_stays(drafted, drafting):
    own = "镇领导带头上台讲。"
    drafted.edit(_SECOND, _SECOND + own)
    drafting()
    assert drafted.section("study").count(own) == 1


def test_an_added_paragraph_stays(drafted, drafting):
    own = "下半年还要接着办下去，办出自己的样子。"
    drafted.edit(_THIRD, f"{_THIRD}\n\n{own}")
    drafting()
    assert drafted.section("study").count(own) == 1


def test_a_deleted_sentence_does_not_come_back(drafted, drafting):
    drafted.edit(_SECOND, "")
    done = drafting()
    assert "14场" not in drafted.section("study")
    assert "你删去的" in done.out


def test_a_comment_makes_the_sentence_the_persons(drafted, drafting):
    own = "宣讲队到村宣讲14场，听众620余人次，其中党员300人。<!-- 依据：宣传办台账 -->"
    drafted.edit(_SECOND, own)
    drafting()
    assert own in drafted.section("study")


def test_a_comment_behind_an_unchanged_sentence_stays_with_it(drafted, drafting):
    drafted.edit(_SECOND, _SECOND + "<!-- 依据：宣传办台账 -->")
    drafting()
    assert f"{_SECOND}<!-- 依据：宣传办台账 -->" in drafted.section("study")


def test_a_locked_sentence_stays(drafted, drafting):
    drafted.edit(_SECOND, _SECOND + "<!-- 锁定 -->")
    drafting()
    assert f"{_SECOND}<!-- 锁定 -->" in drafted.section("study")
    assert drafted.section("study").count("14场") == 1


def test_a_locked_sentence_stays_though_its_fact_changed(drafted):
    drafted.edit(_SECOND, _SECOND + "<!-- 锁定 -->")
    drafted.change_fact("宣讲14场", "宣讲15场")
    drafted.draft()
    assert f"{_SECOND}<!-- 锁定 -->" in drafted.section("study")
    assert "<<<<<<<" not in drafted.text


@pytest.mark.parametrize("lock", ["class", "comment"])
def test_a_locked_section_that_is_out_of_date_is_left_and_told(drafted, lock):
    old, new = ("{#study}", "{#study .locked}") if lock == "class" else ("{#study}\n", "{#study}\n\n<!-- 锁定 -->\n")
    drafted.edit(old, new)
    before = drafted.draft_file.read_bytes()
    drafted.change_fact("宣讲14场", "宣讲15场")
    done = drafted.draft()
    assert drafted.draft_file.read_bytes() == before
    assert "“理论学习”过时，但锁定了，没有动" in done.err
    assert len(drafted.endpoint.requests) == 4


def test_an_edited_heading_stays(drafted, drafting):
    drafted.edit("强化理论武装，筑牢思想根基", "理论学习往实里走")
    drafting()
    assert "### 理论学习往实里走 {#study}" in drafted.text
    assert "强化理论武装" not in drafted.text


def test_an_edited_heading_without_its_key_stays(drafted, drafting):
    drafted.edit("强化理论武装，筑牢思想根基 {#study}", "理论学习往实里走")
    drafting()
    assert drafted.text.count("理论学习往实里走") == 1
    assert "强化理论武装" not in drafted.text
    assert drafted.section("study").count("14场") == 1


def test_own_deeper_headings_stay(drafted, drafting):
    own = "#### 各村的做法\n\n柳溪村在祠堂里讲，河湾村在晒场上讲。"
    drafted.edit(_THIRD, f"{_THIRD}\n\n{own}")
    drafting()
    assert own in drafted.text
    assert drafted.text.index("{#study") < drafted.text.index(own) < drafted.text.index("存在问题")


def test_a_fact_that_the_person_moved_under_an_own_heading_is_not_written_twice(drafted):
    drafted.edit(_SECOND, "")
    drafted.edit(_THIRD, f"{_THIRD}\n\n#### 宣讲\n\n{_SECOND}")
    redraft(drafted)
    assert drafted.text.count("14场") == 1


def test_a_section_that_the_person_wrote_is_kept_whole(drafted):
    """No version of it is known: all of it is the person's."""
    own = "我们镇的学习讲究一个“实”字。中心组学习6次，每次都有人考。"
    drafted.edit(_FIRST + _SECOND + _THIRD, own)
    (drafted.folder / ".assistant" / "history.db").unlink()
    redraft(drafted)
    text = drafted.section("study")
    assert all(sentence in text for sentence in ("我们镇的学习讲究一个“实”字。", "中心组学习6次，每次都有人考。"))
    assert "14场" in text


def test_a_second_redraft_keeps_the_same_sentences(drafted):
    own, added = "宣讲队编快板，到村宣讲14场，620余人次来听。", "镇领导带头上台讲。"
    drafted.edit(_SECOND, own + added)
    drafted.edit(_FIRST, "")
    for _ in range(3):
        redraft(drafted)
        text = drafted.section("study")
        assert text.count(own) == text.count(added) == 1
        assert "6次" not in text


def test_a_sentence_edited_after_a_redraft_stays_too(drafted):
    drafted.edit(_SECOND, "宣讲队编快板，到村宣讲14场，620余人次来听。")
    redraft(drafted)
    drafted.edit("620余人次来听", "620余人次来听，都说好懂")
    redraft(drafted)
    assert drafted.section("study").count("620余人次来听，都说好懂。") == 1


def test_an_edit_that_is_taken_back_is_the_programs_again(drafted):
    drafted.edit(_SECOND, "宣讲队编快板，到村宣讲14场，620余人次来听。")
    drafted.edit("宣讲队编快板，到村宣讲14场，620余人次来听。", _SECOND)
    redraft(drafted)
    assert drafted.section("study") == _ANEW


def test_other_sections_keep_their_hand_edits_to_the_byte(drafted, drafting):
    drafted.edit("镇党委会专题研究意识形态工作2次。", "镇党委会专题研究意识形态工作2次，每次都有记录 。")
    before = drafted.draft_file.read_bytes().split(b"{#study}")
    drafting()
    after = drafted.draft_file.read_bytes().split(b"{#study}")
    assert after[0] == before[0]
    assert after[1].split(b"\n## ", 1)[1] == before[1].split(b"\n## ", 1)[1]


def test_what_a_person_said_wrongly_is_only_reported(drafted):
    own = "宣讲队到村宣讲18场，听众620余人次。"
    drafted.edit(_SECOND, own)
    done = redraft(drafted)
    text = drafted.section("study")
    assert own in text
    assert "待核实" not in text
    assert "18场" in done.out


def test_pure_blanks_are_no_hand_edit(drafted):
    drafted.edit(_FIRST + _SECOND, f"{_FIRST}{_SECOND}  ")
    redraft(drafted)
    assert drafted.section("study") == _ANEW


def test_an_emptied_section_is_written_anew(drafted):
    drafted.edit(_FIRST + _SECOND + _THIRD, "<!-- 这一节重写 -->")
    done = redraft(drafted)
    assert drafted.section("study").startswith(_ANEW)
    assert "<!-- 这一节重写 -->" in drafted.section("study")
    assert "你删去的" not in done.out
