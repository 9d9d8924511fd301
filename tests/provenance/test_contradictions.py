"""Two values of one indicator are reported; parts, other times, other levels and other units are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import shipped
from hypothesis import given
from hypothesis import strategies as st

from assistant.provenance.contradictions import contradictions, contradictions_of
from assistant.report.facts import Fact, FactSection, FactSheet, FrontMatter
from assistant.report.facts_markdown import parse_facts, template_name

CONTRADICTING = [
    ("理论学习中心组学习12次", "中心组学习11次"),
    ("镇党委理论学习中心组集体学习12次，其中专题研讨4次", "中心组学习11次，撰写心得体会30余篇"),
    ("开展集中学习16次，其中理论学习中心组学习12次、专题研讨4次", "中心组学习11次"),
    ("坚持第一议题制度，中心组学习12次", "中心组学习11次"),
    ("2026年上半年中心组学习12次", "中心组学习11次"),
    ("全镇现有网评员12名", "配备网评员共15人"),
    ("更新宣传栏23块", "宣传栏更新25块"),
    ("志愿服务队22支640人", "志愿服务队24支"),
    ("志愿服务队二十二支", "志愿服务队２４支"),
    ("矛盾纠纷化解率98%", "矛盾纠纷化解率96.5%"),
    ("向县级以上媒体投稿58篇，采用19篇", "向县级以上媒体投稿58篇，采用21篇"),
    ("发放反诈宣传单1.5万份", "反诈宣传单发放1.2万份"),
    ("采用新闻稿件40余篇", "新闻稿件采用34篇"),
]

NO_CONTRADICTION = [
    ("中心组学习12次", "去年同期中心组学习9次"),
    ("中心组学习12次，比去年多3次", "中心组学习12次"),
    ("志愿服务队22支", "2025年志愿服务队18支"),
    ("志愿服务队22支", "志愿服务队由18支增加到22支"),
    ("中心组学习12次", "一季度中心组学习5次"),
    ("3月中心组学习2次", "4月中心组学习3次"),
    ("中心组学习12次", "下半年计划中心组学习6次"),
    ("柳湾村志愿服务队2支", "清水村志愿服务队3支"),
    ("志愿服务队22支", "其中柳湾村志愿服务队2支"),
    ("志愿服务队22支", "镇级志愿服务队2支"),
    ("县级采用稿件13篇", "市级采用稿件5篇"),
    ("向县级媒体投稿58篇", "县级媒体采用19篇"),
    ("发现意识形态问题21项", "整改意识形态问题19项"),
    ("督查2轮，发现问题隐患14个", "排查3轮，发现问题隐患9个"),
    ("文化广场2处", "文化广场3000平方米"),
    ("中心组学习12次", "中心组学习12场"),
    ("中心组学习12次", "中心组学习310人次"),
    ("发放反诈宣传单1.5万份", "发放反诈宣传单15000份"),
    ("新闻稿件采用30余篇", "采用新闻稿件34篇"),
    ("网评员12名", "网评员12人"),
    ("网评员12名", "新增网评员3名"),
    ("网评员12名（专职2名）", "网评员专职2名"),
    ("每村网评员2名", "网评员36名"),
    ("男性网评员5名", "网评员12名"),
    ("党委会专题研究3次", "党委会专题研究意识形态工作2次"),
    ("举办读书班1期，围绕党章开展交流", "举办读书班2期，围绕作风建设开展研讨"),
    ("培训2期，参训136人次", "培训1期，参训40人次"),
    ("应急广播播出310次", "应急广播终端46只"),
    ("志愿者640人", "志愿者参加活动1200人次"),
]


def _sheet(*sections: tuple[str, ...], titles: tuple[str, ...] = ("理论学习", "制度建设")) -> FactSheet:
    """Facts on the lines 1, 2, 3 …"""
    line, made = 0, []
    for title, texts in zip(titles, sections, strict=False):
        facts = tuple(Fact(text, title, line + n) for n, text in enumerate(texts, start=1))
        line += len(texts)
        made.append(FactSection(title, title, 0, facts))
    return FactSheet(FrontMatter(period="2026年上半年"), tuple(made))


def _arrangements(one: str, other: str) -> tuple[FactSheet, ...]:
    return (_sheet((one, other)), _sheet((other, one)), _sheet((one,), (other,)), _sheet((one, "清运垃圾3吨", other)))


@pytest.mark.parametrize(("one", "other"), CONTRADICTING)
def test_two_values_of_one_indicator_are_told_once_with_both_lines_and_excerpts(one, other):
    for sheet in _arrangements(one, other):
        (finding,) = contradictions(sheet)
        lines = [f.line for f in sheet.facts if f.text in (one, other)]
        assert (finding.rule, finding.severity) == ("contradiction", "error")
        assert finding.line == max(lines)
        assert f"第{min(lines)}行" in finding.message
        assert f"第{max(lines)}行" in finding.fix
        first, second = finding.excerpt.split("；")
        texts = {f.line: f.text for f in sheet.facts}
        assert first in texts[min(lines)]
        assert second in texts[max(lines)]


@pytest.mark.parametrize(("one", "other"), NO_CONTRADICTION)
def test_what_counts_otherwise_is_no_contradiction(one, other):
    for sheet in _arrangements(one, other):
        assert contradictions(sheet) == ()


def test_a_plan_contradicts_nothing():
    assert contradictions(_sheet(("中心组学习12次",), ("中心组学习14次",), titles=("理论学习", "下一步打算"))) == ()


def test_a_fact_that_is_withheld_or_pending_contradicts_nothing():
    plain = Fact("中心组学习12次", "study", 1)
    for other in (Fact("中心组学习11次", "study", 2, withheld=True), Fact("中心组学习11次", "study", 2, pending=True)):
        assert contradictions(FactSheet(FrontMatter(), (FactSection("study", "理论学习", 0, (plain, other)),))) == ()


def test_three_values_are_told_pair_by_pair():
    found = contradictions(_sheet(("中心组学习12次", "中心组学习11次", "中心组学习10次")))
    assert [f.line for f in found] == [2, 3, 3]


_SHEETS = [shipped.SAMPLE, *sorted((shipped.ROOT / "benchmarks" / "sheets").glob("*.md"))]


@pytest.mark.parametrize("path", _SHEETS, ids=lambda path: Path(path).parent.name + "/" + Path(path).name)
def test_a_sheet_in_order_is_silent(path):
    text = path.read_text("utf-8")
    assert contradictions(parse_facts(text, shipped.template(template_name(text)))) == ()


@pytest.mark.parametrize("exemplar", shipped.exemplars(), ids=lambda e: e.name)
def test_the_facts_of_an_exemplar_are_silent(exemplar):
    sections = tuple(
        FactSection("", s.heading, 0, tuple(Fact(text, "", 100 * n + line) for line, text in enumerate(s.facts)))
        for n, s in enumerate(exemplar.sections)
    )
    assert contradictions(FactSheet(exemplar.front, sections)) == ()


_WORDS = st.sampled_from(
    ["中心组学习", "12次", "11次", "其中", "，", "：", "（", "）", "村", "去年", "共", "网评员", "3名", "万"]
)


@given(st.lists(st.lists(_WORDS, max_size=8).map("".join) | st.text(max_size=30), max_size=6))
def test_any_facts_give_findings_and_never_an_error(texts):
    for finding in contradictions(_sheet(tuple(texts))):
        assert 1 < finding.line <= len(texts)
        assert finding.message
        assert finding.fix


@given(st.integers(2, 500), st.integers(2, 500))
def test_equal_values_are_never_told_and_others_always(one, other):
    found = contradictions(_sheet((f"理论学习中心组学习{one}次", f"中心组学习{other}次")))
    assert bool(found) == (one != other)


def test_those_of_one_fact_are_those_of_the_sheet() -> None:
    texts = [text for pair in CONTRADICTING for text in pair]
    facts = tuple(Fact(text, "study", number) for number, text in enumerate(texts, start=1))
    sheet = FactSheet(FrontMatter(period="2026年上半年"), (FactSection("study", "理论学习", 1, facts),))
    found = {(f.line, f.excerpt) for f in contradictions(sheet)}
    assert found
    assert {(f.line, f.excerpt) for fact in facts for f in contradictions_of(fact, sheet)} >= found
    assert {f.line for fact in facts for f in contradictions_of(fact, sheet)} <= {fact.line for fact in facts}


def test_a_plan_is_no_contradiction_of_one_fact_either() -> None:
    plans = FactSection("plans", "下一步打算", 1, (Fact("中心组学习11次", "plans", 2),))
    done = FactSection("study", "理论学习", 3, (Fact("中心组学习12次", "study", 4),))
    sheet = FactSheet(FrontMatter(period="2026年上半年"), (plans, done))
    assert contradictions_of(plans.facts[0], sheet) == ()
    assert contradictions_of(done.facts[0], sheet) == ()
