"""A whole report traced: its parts, and where each fact stands."""

from __future__ import annotations

from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.report_trace import ReportTrace, StandingFact, trace_report
from assistant.report.reading.draft import read_draft_document

_STUDY = Source("study.1", "理论学习中心组学习6次，其中专题研讨3次", "study", "学习档案")
_MEDIA = Source("publicity.1", "向县级媒体投稿11篇，采用4篇", "publicity")
_FRONT = Source("文件头", "2026年上半年")
_LEDGER = Ledger(facts=(_STUDY, _MEDIA), front=(_FRONT,))
_STUDIED, _SENT = "理论学习中心组学习6次，其中专题研讨3次。", "向县级媒体投稿11篇，采用4篇。"


def _traced(*lines: str, ledger: Ledger = _LEDGER) -> ReportTrace:
    return trace_report(read_draft_document("\n".join(lines)), ledger)


def _standing(traced: ReportTrace, source: Source) -> StandingFact:
    return next(fact for fact in traced.facts if fact.source == source)


_WHOLE = (
    "# 关于2026年上半年工作的报告",
    "2026年上半年，镇党委开展工作。",
    "## 工作开展情况",
    "### 抓学习 {#study}",
    _STUDIED,
    "### 抓宣传 {#publicity}",
    _SENT,
    "## 结尾 {#closing}",
    "特此报告。",
)


def test_title_opening_sections_and_closing_are_parts():
    traced = _traced(*_WHOLE)
    assert [part.name for part in traced.parts] == ["title", "opening", "工作开展情况", "study", "publicity", "closing"]
    assert [part.level for part in traced.parts] == [0, 0, 1, 2, 2, 0]


def test_the_figures_of_title_and_headings_are_traced():
    traced = _traced("# 关于2025年上半年工作的报告", "## 开展学习9次 {#study}", _STUDIED)
    assert [(f.text, f.status) for _, f in traced.parts[0].figures()] == [("2025年上半年", "unknown")]
    assert [f.text for _, f in traced.parts[1].figures()] == ["9次", "6次", "3次"]


def test_a_fact_stands_in_its_own_section():
    traced = _traced(*_WHOLE)
    assert [(f.source.id, f.use.status, f.part.name) for f in traced.facts if f.part] == [
        ("study.1", "used", "study"),
        ("publicity.1", "used", "publicity"),
    ]


def test_a_fact_that_a_person_has_moved_stands_there():
    moved = _standing(
        _traced("# 报告", "## 抓学习 {#study}", "按时学习。", "## 抓宣传 {#publicity}", _SENT + _STUDIED), _STUDY
    )
    assert moved.use.status == "used"
    assert moved.part is not None
    assert moved.part.name == "publicity"


def test_a_fact_that_is_nowhere_belongs_beside_its_section():
    fact = _standing(_traced("# 报告", "## 抓学习 {#study}", "按时上课。", "## 抓宣传 {#publicity}", _SENT), _STUDY)
    assert fact.use.status == "unused"
    assert fact.part is not None
    assert fact.part.name == "study"


def test_a_fact_whose_section_is_not_written_belongs_nowhere():
    fact = _standing(_traced("# 报告", "## 抓宣传 {#publicity}", _SENT), _STUDY)
    assert (fact.use.status, fact.part) == ("unused", None)


def test_deeper_headings_of_a_persons_own_belong_to_the_section():
    traced = _traced(
        "# 报告", "## 抓学习 {#study}", "### 中心组", "理论学习中心组学习6次，", "### 研讨", "其中专题研讨3次。"
    )
    assert _standing(traced, _STUDY).use.status == "used"
    assert [part.keys for part in traced.parts[1:]] == [("study",)] * 3


def test_the_facts_of_the_opening_stand_in_the_opening():
    lead = Source("opening.1", "全镇辖17个村", "opening")
    traced = _traced("# 报告", "全镇辖17个村。", "## 抓学习 {#study}", _STUDIED, ledger=Ledger(facts=(lead, _STUDY)))
    assert _standing(traced, lead).use.status == "used"


def test_withheld_facts_are_listed_and_stand_nowhere():
    held = Source("study.2", "名册另存", "study")
    traced = _traced(*_WHOLE, ledger=Ledger(facts=(_STUDY, _MEDIA), withheld=(held,)))
    assert _standing(traced, held) == StandingFact(held, _standing(traced, held).use)
    assert _standing(traced, held).use.status == "withheld"


def test_a_merged_section_has_the_facts_of_its_keys():
    traced = _traced("# 报告", "## 抓学习抓宣传 {#study #publicity}", _STUDIED + _SENT)
    assert {fact.use.status for fact in traced.facts} == {"used"}
    assert traced.parts[1].name == "study,publicity"


def test_an_empty_document_lacks_every_fact():
    traced = _traced("")
    assert traced.parts == ()
    assert [fact.use.status for fact in traced.facts] == ["unused", "unused"]


def test_of_several_sources_with_one_name_the_one_that_says_it_is_told():
    other = Source("文件头", "柳溪镇")
    traced = _traced("# 关于2026年上半年工作的报告", ledger=Ledger(facts=(_STUDY,), front=(other, _FRONT)))
    figure = next(figure for _, figure in traced.parts[0].figures())
    assert [source.text for source in traced.sources_of(figure)] == ["2026年上半年"]
