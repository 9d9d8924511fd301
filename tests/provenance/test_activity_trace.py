from __future__ import annotations

import time
from itertools import pairwise

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.skeleton import plain_sentence
from assistant.provenance.activity_trace import trace_clauses
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.traced import ClauseFault
from benchmarks import clauses as bench

_MODERATE = settings(max_examples=80, deadline=None)
_WORDS = st.lists(
    st.sampled_from(
        [
            "中心组学习7次",
            "，",
            "。",
            "；",
            "一是",
            "部分村",
            "全部",
            "村里跟着学的有6家",
            "已整改",
            "计划8月举办",
            "提高了",
            "群众的满意度",
            "没有发生舆情",
            "均",
            "\n",
            "了",
            "通过",
            "等形式",
            "<!--",
            "依据：签到册",
            "-->",
            "“",
            "”",
            "《",
            "》",
            "【待核实：3次】",
            "3",
            "场",
            "红白理事会",
            "为",
            "使",
        ]
    ),
    max_size=25,
).map("".join)
_FACTS = (
    Source("civility.1", "张贴标语70余条", "civility"),
    Source("civility.2", "部分村党支部组织党员祭扫烈士墓，参加86人", "civility"),
    Source("civility.3", "村里跟着学“三不办”的有6家", "civility"),
    Source("civility.4", "计划8月举办邻里节1场", "civility"),
    Source("civility.5", "矛盾纠纷33件，调成30件", "civility"),
    Source("civility.6", "没有发现非法出版物", "civility"),
    Source("civility.7", "龙灯传习所开课12次，县文化馆来人讲的", "civility"),
    Source("study.1", "中心组学了党的二十届四中全会精神，学习6次", "study"),
    Source("problems.1", "通讯员都是兼职，写稿时间少", "problems"),
    Source("plans.1", "9月底前培训通讯员2期，宣传委员牵头", "plans"),
)
_FRONT = tuple(Source("文件头", text) for text in ("2026年上半年", "石梁镇", "精神文明建设", "意识形态"))
_SHOWN = (Source("范文甲", "文化站组织摄影骨干走进山寨拍摄老手艺人，留存影像资料40份。"),)
_LEDGER = Ledger(facts=_FACTS, front=_FRONT, exemplars=_SHOWN)


def _faults(text: str, key: str = "civility", ledger: Ledger = _LEDGER) -> list[tuple[ClauseFault, str]]:
    return [(c.fault, c.text) for c in trace_clauses(text, ledger, (key,) if key else ())]


@pytest.mark.parametrize(
    ("key", "sentence", "fault", "clause"),
    [
        ("civility", "张贴标语70余条，组织知识竞赛和读书会。", "unsupported", "组织知识竞赛和读书会"),
        ("civility", "镇党委高度重视精神文明建设。", "unsupported", "镇党委高度重视精神文明建设"),
        ("civility", "通过读书会、研讨会等形式张贴标语。", "unsupported", "通过读书会、研讨会等形式张贴标语"),
        ("civility", "建立了矛盾纠纷多元化解机制。", "unsupported", "建立了矛盾纠纷多元化解机制"),
        ("civility", "张贴标语70余条，提高了群众的满意度。", "effect", "提高了群众的满意度"),
        ("civility", "张贴标语70余条，营造了浓厚的氛围。", "effect", "营造了浓厚的氛围"),
        ("civility", "调成30件，有效推动了精神文明建设。", "effect", "有效推动了精神文明建设"),
        ("civility", "张贴标语70余条，乡风日益文明和谐，成效显著。", "effect", "成效显著"),
        ("civility", "村村党支部全部组织党员祭扫烈士墓。", "extent", "村村党支部全部组织党员祭扫烈士墓"),
        ("civility", "村党支部组织党员祭扫烈士墓。", "extent", "村党支部组织党员祭扫烈士墓"),
        ("civility", "全村跟着学“三不办”。", "extent", "全村跟着学“三不办”"),
        ("civility", "33件矛盾纠纷全部调成。", "extent", "33件矛盾纠纷全部调成"),
        ("civility", "8月举办了邻里节1场。", "done", "8月举办了邻里节1场"),
        ("plans", "9月底前已培训通讯员2期。", "done", "9月底前已培训通讯员2期"),
        ("civility", "发现非法出版物。", "contrary", "发现非法出版物"),
        ("civility", "没有张贴标语。", "contrary", "没有张贴标语"),
        ("civility", "文化站组织摄影骨干走进山寨拍摄老手艺人。", "leaked", "文化站组织摄影骨干走进山寨拍摄老手艺人"),
        ("problems", "通讯员都是兼职，导致宣传效果不佳。", "effect", "导致宣传效果不佳"),
        ("problems", "一是通讯员都是兼职，经费投入不足。", "unsupported", "经费投入不足"),
        ("plans", "由宣传委员牵头，建成乡村大舞台。", "unsupported", "建成乡村大舞台"),
    ],
)
def test_what_no_fact_has_is_named(key, sentence, fault, clause):
    assert (fault, clause) in _faults(sentence, key)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("civility", "上半年，镇党委组织张贴标语70余条。"),
        ("study", "党委理论学习中心组认真学习党的二十届四中全会精神，共学习6次。"),
        ("civility", "部分村党支部组织党员祭扫烈士墓，参加86人。"),
        ("civility", "村里有6家跟着学“三不办”。"),
        ("civility", "计划于8月举办邻里节1场。"),
        ("civility", "排查矛盾纠纷33件，调处30件。"),
        ("civility", "未发现非法出版物。"),
        ("civility", "龙灯传习所授课12次，由县文化馆来人讲解。"),
        ("problems", "一是力量不足。通讯员均为兼职，写稿时间较少。"),
        ("plans", "一是抓好培训。由宣传委员牵头，9月底前举办通讯员培训2期。"),
        ("civility", "为丰富群众生活，张贴标语70余条。"),
        ("opening", "石梁镇党委坚持守正创新，围绕精神文明建设抓落实。现将有关情况报告如下："),
        ("closing", "特此报告。"),
        ("civility", "举办邻里运动会，反响热烈。<!-- 依据：文化站登记表 -->"),
        ("civility", ""),
        ("civility", "，。；\n"),
    ],
)
def test_what_the_facts_have_in_other_words_is_left_alone(key, sentence):
    assert _faults(sentence, key) == []


def test_the_closest_fact_stands_beside_the_clause():
    (found,) = trace_clauses("全村跟着学“三不办”。", _LEDGER, ("civility",))
    assert (found.nearest, found.nearest_text) == ("civility.3", "村里跟着学“三不办”的有6家")
    assert 0.5 < found.support < 1


def test_a_clause_without_a_word_of_the_facts_has_the_fact_of_its_sentence():
    (found,) = trace_clauses("张贴标语70余条，赢得好评。", _LEDGER, ("civility",))
    assert (found.text, found.nearest, found.support) == ("赢得好评", "civility.1", 0)


def test_what_another_section_has_is_no_invention():
    assert _faults("中心组学习党的二十届四中全会精神。") == []
    assert _faults("中心组重温入党誓词。") == [("unsupported", "中心组重温入党誓词")]


def test_a_sentence_that_compares_may_rest_on_last_year():
    last = Ledger(facts=_FACTS, last_year=(Source("2025上半年.docx", "举办农民篮球赛19场。"),))
    assert _faults("去年同期举办农民篮球赛19场。", ledger=last) == []
    assert _faults("举办农民篮球赛19场。", ledger=last) == [("unsupported", "举办农民篮球赛19场")]


def test_without_facts_only_what_is_copied_is_told():
    bare = Ledger(exemplars=_SHOWN)
    assert _faults("提高了群众的满意度。", ledger=bare) == []
    assert _faults("组织摄影骨干走进山寨拍摄老手艺人。", ledger=bare)[0][0] == "leaked"


def test_a_run_that_the_facts_have_too_is_not_copied():
    own = Ledger(facts=(Source("a.1", _SHOWN[0].text, "civility"),), exemplars=_SHOWN)
    assert _faults(_SHOWN[0].text, ledger=own) == []


_SECTIONS = [pytest.param(e, s, id=f"{e.name}-{'+'.join(s.keys)}") for e in shipped.exemplars() for s in e.sections]


@pytest.mark.parametrize(("exemplar", "section"), _SECTIONS)
def test_no_exemplar_is_blamed_for_its_own_facts(exemplar, section):
    shown = tuple(
        Source(f"范文{o.name}", p)
        for o in shipped.exemplars()
        if o.name != exemplar.name
        for s in o.sections
        for p in s.paragraphs
    )
    facts = tuple(Source("", f, s.keys[0]) for s in exemplar.sections for f in s.facts)
    front = bench.front_of(exemplar.front, shipped.template(exemplar.front.template))
    own = tuple(fact for fact in facts if fact.section == section.keys[0])
    for known in (facts, own):
        assert _of(section.text, Ledger(facts=known, front=front, exemplars=shown), section.keys) == []


@pytest.mark.parametrize("exemplar", shipped.exemplars(), ids=lambda e: e.name)
def test_no_lead_is_blamed(exemplar):
    facts = tuple(Source("", f, s.keys[0]) for s in exemplar.sections for f in s.facts)
    assert _of("\n".join(exemplar.report.opening), Ledger(facts=facts), ("opening",)) == []


def test_the_sample_written_plainly_is_not_blamed():
    sheet = shipped.sheet()
    front = bench.front_of(sheet.front, shipped.template())
    shown = tuple(Source(f"范文{e.name}", p) for e in shipped.exemplars() for s in e.sections for p in s.paragraphs)
    facts = tuple(Source(f.display, f.text, f.section) for s in sheet.sections for f in s.usable)
    for section in sheet.sections:
        text = "".join(plain_sentence(fact.text, shipped.wording().skeleton) for fact in section.usable)
        assert _of(text, Ledger(facts=facts, front=front, exemplars=shown), (section.key,)) == []


def _of(text: str, ledger: Ledger, keys: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(c.fault, c.text) for c in trace_clauses(text, ledger, keys)]


@pytest.mark.parametrize(
    ("half", "precision", "recall"), [("known", 0.98, 0.91), ("second", 0.97, 0.87), ("held-out", 0.9, 0.81)]
)
def test_labelled_clauses_are_judged_as_a_secretary_does(half, precision, recall):
    score = bench.score([row for row in bench.labelled() if row.half == half])
    assert score.precision >= precision
    assert score.recall >= recall


def test_the_labelled_set_is_large_and_of_two_hands():
    rows = bench.labelled()
    assert sum(row.faulty for row in rows) >= 80
    assert sum(not row.faulty for row in rows) >= 100
    assert sum(row.author == "model" for row in rows) >= len(rows) / 2
    assert all(row.clause in row.sentence for row in rows)


@given(_WORDS | st.text(max_size=60))
@_MODERATE
def test_spans_are_those_of_the_text_and_in_order(text):
    for key in ("civility", "plans", "opening", ""):
        found = trace_clauses(text, _LEDGER, (key,) if key else ())
        assert all(text[c.start : c.end] == c.text and 0 <= c.support <= 1 for c in found)
        assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.lists(_WORDS | st.text(max_size=20), max_size=4), st.text(max_size=40))
@_MODERATE
def test_any_facts_will_do(facts, text):
    ledger = Ledger(facts=tuple(Source("", fact, "a") for fact in facts), front=(Source("", text),))
    assert trace_clauses(text, ledger, ("a",)) is not None


@given(
    st.lists(st.sampled_from([s.text for s in _FACTS if s.section == "civility"]), min_size=1, max_size=7, unique=True)
)
@_MODERATE
def test_a_text_made_of_its_own_facts_has_no_fault(facts):
    assert _faults("。".join(facts) + "。") == []


def test_a_text_without_end_is_traced_to_its_end():
    """A second or two where time grows with the length, minutes where it grows with its square."""
    begun = time.process_time()
    trace_clauses("张贴标语70余条，组织知识竞赛和读书会，提高了群众的满意度。" * 1_000, _LEDGER, ("civility",))
    assert time.process_time() - begun < 30
