"""What a person wrote stays to the byte: the gate reports, and mends round it."""

from __future__ import annotations

from random import Random

import pytest
import shipped
from gated_lies import ledger_of, task_of
from lying_model import cases

from assistant.drafting.gate import gate
from assistant.drafting.plan import SectionTask
from assistant.provenance.ledger import Ledger
from assistant.report.facts import Fact

_FACTS = ("中心组集中学习16次，专题研讨4次", "宣讲队进村入户宣讲46场，受众2300人次", "评选文明户21户")


def _gated(reply: str, *kept: str, form: str = "paragraph"):
    facts = tuple(Fact(t, "study", n) for n, t in enumerate(_FACTS, start=1))
    task = SectionTask(("study",), 2, "理论学习", "强化理论武装", facts, form)
    section = gate(reply, task, Ledger(), shipped.wording().skeleton, kept=kept)
    assert section is not None
    return section


def _found(section, rule: str) -> list[str]:
    return [f.excerpt for f in section.findings if f.rule == rule]


@pytest.mark.parametrize(
    "kept",
    [
        "镇上另外还放了12场电影。",
        "群众都说好，满意度大大提高。",
        "学习了《乡村振兴促进法》.",
        "**重点**：书记带头讲,讲得好",
        "投入【待核实：3万元】。",
        "综上所述，成效显著。",
        "  两边有空格。 ",
    ],
)
@pytest.mark.parametrize("place", ["before", "behind", "between"])
def test_a_persons_sentence_stays_to_the_byte(kept, place):
    written = [f"{fact}。" for fact in _FACTS]
    written.insert({"before": 0, "between": 1, "behind": 3}[place], kept)
    section = _gated("".join(written), kept)
    assert kept in section.text
    assert all(fact in section.text for fact in _FACTS)
    assert section.marked == ()


def test_a_figure_in_it_is_reported_and_not_marked():
    kept = "镇上另外还放了12场电影。"
    section = _gated("。".join(_FACTS) + "。" + kept, kept)
    assert section.marked == ()
    assert any("12场" in excerpt for excerpt in _found(section, "untraced"))


def test_a_wrong_figure_in_it_is_not_put_right_nor_the_fact_said_beside_it():
    kept = "宣讲队进村入户宣讲46场，受众2600人次。"
    section = _gated(f"{_FACTS[0]}。{kept}{_FACTS[2]}。", kept)
    assert section.text == f"{_FACTS[0]}。{kept}{_FACTS[2]}。"
    assert _found(section, "missing") == [_FACTS[1]]
    assert _found(section, "corrected") == []


def test_beside_it_all_is_mended():
    kept = "镇上另外还放了12场电影。"
    section = _gated(f"中心组集中学习4次，专题研讨16次。{kept}组织观影98场，营造了浓厚氛围。", kept)
    assert section.text.startswith(f"{_FACTS[0]}。")
    assert "【待核实：观影98场】" in section.text
    assert "营造了浓厚氛围" not in section.text
    assert f"{_FACTS[1]}。" in section.text
    assert kept in section.text


def test_a_fact_that_it_says_is_not_added():
    kept = "我们去年底到今年6月，宣讲队进村入户宣讲46场，受众2300人次！"
    section = _gated(f"{_FACTS[0]}。{kept}{_FACTS[2]}。", kept)
    assert section.added == ()


def test_one_that_the_model_left_out_is_put_back():
    kept = "镇上另外还放了12场电影。"
    assert kept in _gated("。".join(_FACTS) + "。", kept).text


def test_a_sentence_of_the_models_that_says_it_again_goes():
    kept = "宣讲队进村入户宣讲46场，受众2300人次。"
    section = _gated(f"{_FACTS[0]}。宣讲队进村入户宣讲46场，受众2300人次；{kept}{_FACTS[2]}。", kept)
    assert section.text.count("宣讲46场") <= 2
    assert kept in section.text


def test_its_mark_of_a_series_is_not_renumbered():
    kept = "五是宣讲队进村入户宣讲46场，受众2300人次。"
    section = _gated(f"一是{_FACTS[0]}。\n{kept}\n二是{_FACTS[2]}。", kept, form="items")
    assert kept in section.text


@pytest.mark.parametrize("part", range(4))
def test_whatever_a_model_lies_beside_it(part):
    for number, case in enumerate(cases(900 + part, 40)):
        lines = [s for s in case.reply.replace("\n", "。").split("。") if s.strip() and "<" not in s] or ["没有"]
        kept = Random(number).choice(lines) + "。"  # noqa: S311  # no secret
        section = gate(case.reply, task_of(case), ledger_of(case), shipped.wording().skeleton, kept=(kept,))
        assert section is not None
        assert kept in section.text
        again = gate(section.text, task_of(case), ledger_of(case), shipped.wording().skeleton, kept=(kept,))
        assert again is not None
        assert again.text == section.text
