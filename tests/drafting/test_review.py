"""What a model is told of its reply, and which of two replies is the better."""

from __future__ import annotations

import pytest
import shipped

from assistant.drafting.plan import SectionTask
from assistant.drafting.repairs.ground import Ground, ground_for
from assistant.drafting.review import review
from assistant.provenance.ledger import Ledger
from assistant.report.facts import Fact

_FACTS = ("中心组集中学习16次，专题研讨4次", "宣讲队进村入户宣讲46场，受众2300人次", "学习《中国共产党宣传工作条例》")
_WHOLE = "中心组集中学习16次，专题研讨4次。宣讲队进村入户宣讲46场，受众2300人次。学习《中国共产党宣传工作条例》。"


def _ground(kept: tuple[str, ...] = ()) -> Ground:
    task = SectionTask(("study",), 2, "理论学习", "强化理论武装", tuple(Fact(t, "study") for t in _FACTS))
    return ground_for(task, Ledger(), shipped.wording().skeleton, kept)


def _complaints(reply: str) -> tuple[str, ...]:
    return review(reply, _ground()).complaints


def test_a_good_reply_has_no_complaint():
    assert _complaints(_WHOLE) == ()
    assert review(_WHOLE, _ground()).told == ""


@pytest.mark.parametrize("chatter", ["好的，以下是正文：\n\n", "### 强化理论武装\n", "<think>想</think>"])
def test_what_the_program_takes_off_is_no_complaint(chatter):
    assert _complaints(chatter + _WHOLE) == ()


def test_a_tail_and_a_repeat_that_the_program_cuts_are_no_complaint():
    assert _complaints(_WHOLE[:-1] + "，进一步提高了群众的满意度。") == ()
    assert _complaints(_WHOLE + "宣讲队进村入户宣讲46场，受众2300人次。") == ()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (_FACTS[2] + "。", "", "漏写：学习《中国共产党宣传工作条例》"),
        ("46场", "49场", "49场”应为“"),
        ("受众2300人次", "受众2300人", "“受众2300人”应为“受众2300人次”"),
        ("受众2300人次", "受众2300人次，组织观影12场", "“观影12场”不在要点中，应删除"),
        ("中心组集中", "中心组通过读书会形式集中", "通过读书会形式集中学习16次"),
        ("宣传工作条例》", "宣传工作条例》《乡村振兴促进法》", "“《乡村振兴促进法》”不在要点中，应删除"),
    ],
)
def test_each_fault_is_told_precisely(old, new, complaint):
    assert any(complaint in told for told in _complaints(_WHOLE.replace(old, new)))


def test_figures_that_were_exchanged_are_both_told():
    told = "\n".join(_complaints(_WHOLE.replace("16次", "X").replace("4次", "16次").replace("X", "4次")))
    assert "4次”应为“" in told
    assert "16次”应为“" in told


def test_the_facts_are_told_as_the_model_was_shown_them():
    worded = ("镇党委理论学习中心组集中学习16次", *_FACTS[1:])
    told = review("学习《中国共产党宣传工作条例》。", _ground(), worded).complaints
    assert "漏写：镇党委理论学习中心组集中学习16次" in told


@pytest.mark.parametrize(
    "worse",
    [
        _WHOLE.replace("46场", "49场"),
        _WHOLE.replace(_FACTS[0] + "。", ""),
        _WHOLE + "学习《乡村振兴促进法》。",
        _WHOLE + "组织观影12场。",
        "",
    ],
)
def test_a_reply_with_a_fault_more_is_the_worse(worse):
    assert review(_WHOLE, _ground()).better_than(review(worse, _ground()))
    assert not review(worse, _ground()).better_than(review(_WHOLE, _ground()))


def test_no_reply_is_better_than_itself():
    assert not review(_WHOLE, _ground()).better_than(review(_WHOLE, _ground()))


def test_what_a_person_wrote_is_no_complaint_to_the_model():
    kept = "组织观影12场。"
    assert review(_WHOLE + kept, _ground((kept,))).complaints == ()


def test_the_clerk_is_told_how_much_is_wrong():
    assert review(_WHOLE.replace("受众2300人次", "受众2300人次，组织观影12场"), _ground()).told.startswith(
        "1个数字不对"
    )


def test_a_fact_told_in_other_words_is_no_complaint():
    task = SectionTask(("positions",), 2, "阵地管理", "管好阵地", (Fact("发现问题9处，改好6处", "positions"),))
    ground = ground_for(task, Ledger(), shipped.wording().skeleton)
    assert review("共发现问题9处，已经整改到位6处。", ground).complaints == ()
