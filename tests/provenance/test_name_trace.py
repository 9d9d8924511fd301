"""Where each name of a text is allowed from, and what is wrong with those that nothing allows."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_trace import trace_names

FACTS = (
    Source("study.1", "中心组集体学习7次，重点学习《中国共产党宣传工作条例》、党史学习教育总结会议精神", "study"),
    Source("study.2", "“板凳课堂”宣讲队由宣传委员张晓岚牵头，到柳湾村、上河村宣讲", "study"),
    Source("study.3", "学习党的二十届四中全会精神，邀请李国华到柳湾村授课", "study"),
    Source("publicity.1", "在望川电视台播出2条，“清河发布”公众号推送94期，报县委宣传部专报2份", "publicity"),
    Source("publicity.2", "印发《清河镇2026年宣传栏管理办法》，镇综合文化站、派出所排查阵地", "publicity"),
)
FRONT = (
    Source("文件头", "清河镇"),
    Source("文件头", "中共清河镇委员会"),
    Source("文件头", "中共云岭县委宣传部"),
    Source("模板", "新时代文明实践"),
)
LEDGER = Ledger(
    facts=FACTS,
    front=FRONT,
    withheld=(Source("network.5", "石门村网评员6人，由赵海明负责", "network"),),
    last_year=(Source("2025上半年.docx", "桥头村宣讲3场，印发《老办法》"),),
    exemplars=(
        Source("范文004", "桐湾镇党委书记何志远到红柳湾村宣讲，“桐湾发布”公众号推送，“身边榜样”8期"),
        Source("范文004", "印发《桐湾镇信息发布审核办法》，司法所参加"),
    ),
    roster=("石桥村", "滨河社区", "王大力", "综治中心"),
)


def _traced(text, keys=("study",)):
    return trace_names(text, LEDGER, keys)


def _only(text, keys=("study",)):
    names = _traced(text, keys)
    assert len(names) == 1, names
    return names[0]


@pytest.mark.parametrize(
    ("text", "name", "kind", "status", "sources"),
    [
        ("学习《中国共产党宣传工作条例》", "《中国共产党宣传工作条例》", "title", "stated", ("study.1",)),
        ("建起“板凳课堂”", "“板凳课堂”", "quoted", "stated", ("study.2",)),
        ("由宣传委员张晓岚负责", "张晓岚", "person", "stated", ("study.2",)),
        ("先后走访柳湾村", "柳湾村", "village", "stated", ("study.2", "study.3")),
        ("清河镇现有志愿者", "清河镇", "township", "front", ("文件头",)),
        ("云岭县下达任务", "云岭县", "county", "front", ("文件头",)),
        ("组织派出所检查", "派出所", "organisation", "stated", ("publicity.2",)),
        ("被望川电视台采用", "望川电视台", "media", "stated", ("publicity.1",)),
        ("“清河发布”公众号更新", "“清河发布”", "media", "stated", ("publicity.1",)),
        ("镇党委听取汇报", "镇党委", "organisation", "front", ("文件头",)),
        ("清河镇党委听取汇报", "清河镇党委", "organisation", "front", ("文件头",)),
        ("县委提出要求", "县委", "organisation", "front", ("文件头",)),
        ("云岭县委提出要求", "云岭县委", "organisation", "front", ("文件头",)),
        ("镇政府安排经费", "镇政府", "organisation", "front", ("文件头",)),
        ("开展“新时代文明实践”", "“新时代文明实践”", "quoted", "phrase", ("模板",)),
        ("落实“一岗双责”", "“一岗双责”", "quoted", "phrase", ()),
        ("石桥村参加", "石桥村", "village", "roster", ("名册",)),
        ("王大力参加", "王大力", "person", "roster", ("名册",)),
        ("综治中心参加", "综治中心", "organisation", "roster", ("名册",)),
        ("桥头村宣讲4场，比去年多1场", "桥头村", "village", "last_year", ("2025上半年.docx",)),
        ("杏树村宣讲3场。<!-- 依据：6月5日签到册 -->", "杏树村", "village", "confirmed", ("6月5日签到册",)),
        ("杏树村宣讲3场<!-- 依据：签到册 -->", "杏树村", "village", "confirmed", ("签到册",)),
    ],
)
def test_a_name_that_something_allows(text, name, kind, status, sources):
    found = _only(text)
    assert (found.text, found.kind, found.status, found.sources) == (name, kind, status, sources)
    assert found.allowed
    assert found.severity == "info"


@pytest.mark.parametrize(
    ("text", "name", "kind", "severity", "near"),
    [
        ("学习《中国共产党宣传条例》", "《中国共产党宣传条例》", "title", "error", "《中国共产党宣传工作条例》"),
        ("学习党史教育总结会议精神", "党史教育总结会议", "title", "error", "党史学习教育总结会议"),
        ("学习党的二十届三中全会精神", "党的二十届三中全会", "title", "error", "党的二十届四中全会"),
        ("建起“板凳学堂”", "“板凳学堂”", "quoted", "warning", "“板凳课堂”"),
        ("建起“凳课堂”", "“凳课堂”", "quoted", "warning", "“板凳课堂”"),
        ("由宣传委员张晓兰牵头", "张晓兰", "person", "warning", "张晓岚"),
        ("由宣传委员张岚牵头", "张岚", "person", "warning", "张晓岚"),
        ("走访柳弯村", "柳弯村", "village", "error", "柳湾村"),
        ("走访上柳湾村", "上柳湾村", "village", "error", "柳湾村"),
        ("清河乡现有志愿者", "清河乡", "township", "error", "清河镇"),
        ("云领县下达任务", "云领县", "county", "error", "云岭县"),
        ("向市委宣传部报告", "市委宣传部", "organisation", "warning", "县委宣传部"),
        ("乡党委听取汇报", "乡党委", "organisation", "warning", "清河镇党委"),
        ("学习《条例》", "《条例》", "title", "warning", "《中国共产党宣传工作条例》"),
    ],
)
def test_a_near_miss_is_named_as_such(text, name, kind, severity, near):
    found = _only(text)
    assert (found.text, found.kind, found.severity, found.near) == (name, kind, severity, near)
    assert found.status == "near"
    assert not found.allowed


@pytest.mark.parametrize(
    ("text", "name", "kind", "severity"),
    [
        ("走访红柳湾村", "红柳湾村", "village", "error"),
        ("桐湾镇现有志愿者", "桐湾镇", "township", "error"),
        ("桐湾群众普遍满意", "桐湾", "township", "error"),
        ("由村民何志远主讲", "何志远", "person", "error"),
        ("印发《桐湾镇信息发布审核办法》", "《桐湾镇信息发布审核办法》", "title", "error"),
        ("桐湾镇党委听取汇报", "桐湾镇党委", "organisation", "error"),
        ("“桐湾发布”公众号更新", "“桐湾发布”", "media", "error"),
        ("推出“身边榜样”", "“身边榜样”", "quoted", "warning"),
    ],
)
def test_what_an_exemplar_has_and_the_facts_have_not_is_leaked(text, name, kind, severity):
    found = _only(text)
    assert (found.text, found.kind, found.status, found.severity) == (name, kind, "leaked", severity)
    assert found.sources == ("范文004",)


@pytest.mark.parametrize(
    ("text", "name", "kind", "severity"),
    [
        ("走访茅店村", "茅店村", "village", "error"),
        ("与东坪街道结对", "东坪街道", "township", "error"),
        ("到巴彦苏木考察", "巴彦苏木", "township", "error"),
        ("到平南县考察", "平南县", "county", "error"),
        ("印发《网格员守则》", "《网格员守则》", "title", "error"),
        ("打造“灯下夜话”", "“灯下夜话”", "quoted", "warning"),
        ("由村民孙长贵主讲", "孙长贵", "person", "warning"),
        ("与司法所联合检查", "司法所", "organisation", "warning"),
        ("平南县教育局来访", "平南县教育局", "organisation", "error"),
        ("被新华社采用", "新华社", "media", "warning"),
        ("巩固党纪学习教育成果", "党纪学习教育", "title", "warning"),
    ],
)
def test_what_stands_nowhere_is_unknown(text, name, kind, severity):
    found = _only(text)
    assert (found.text, found.kind, found.status, found.severity, found.near) == (name, kind, "unknown", severity, "")


@pytest.mark.parametrize(
    "text",
    [
        "县委宣传部和宣传部",
        "党委理论学习中心组、镇党委理论学习中心组、中心组",
        "综合文化站、文化站、清河镇综合文化站",
        "到柳湾、上河2个村",
        "柳湾村、上河村，清河发布",
        "学习《宣传工作条例》",
        "印发《宣传栏管理办法》",
        "学习《中国共产党宣传工作条例》，按照《条例》要求",
        "清河镇委、中共清河镇委员会、云岭县人民政府",
        "张晓岚讲课，张晓岚同志点评",
        "推动党史学习教育总结会议精神落地，学习二十届四中全会精神",
    ],
)
def test_short_and_full_forms_of_allowed_names_are_allowed(text):
    assert [n.text for n in _traced(text) if not n.allowed] == []


def test_another_section_s_name_is_allowed_and_the_source_says_so():
    found = _only("组织派出所检查", keys=("study",))
    assert (found.status, found.sources) == ("stated", ("publicity.2",))


def test_the_section_s_own_fact_is_named_before_others():
    ledger = Ledger(facts=(Source("a.1", "到柳湾村宣讲", "a"), Source("b.1", "在柳湾村排查", "b")))
    assert trace_names("走访柳湾村", ledger, ("b",))[0].sources == ("b.1",)
    assert trace_names("走访柳湾村", ledger)[0].sources == ("a.1", "b.1")


def test_a_short_title_needs_the_full_one_before_it():
    after = _traced("按照《条例》要求，学习《中国共产党宣传工作条例》")
    assert [n.status for n in after] == ["near", "stated"]


def test_last_year_s_name_without_a_comparison_is_unknown():
    assert _only("桥头村宣讲4场").status == "unknown"
    assert _only("去年印发《老办法》").status == "last_year"
    assert [n.status for n in _traced("比去年多1场。桥头村宣讲4场")] == ["unknown"]


def test_the_words_of_a_comment_are_not_read():
    assert _traced("宣讲3场。<!-- 杨树村签到册，张三丰提供 -->") == ()


def test_a_comment_confirms_its_own_sentence_only():
    names = _traced("到梨树村宣讲。到杏树村宣讲3场。<!-- 依据：签到册 -->到枣树村宣讲。")
    assert [(n.text, n.status) for n in names] == [
        ("梨树村", "unknown"),
        ("杏树村", "confirmed"),
        ("枣树村", "unknown"),
    ]


def test_a_withheld_name_is_not_allowed_and_its_fact_is_told():
    assert [(n.status, n.sources) for n in _traced("白桦村、石门村试点", ())][1] == ("near", ("名册",))
    found = _only("由网格员赵海明负责")
    assert (found.text, found.status, found.sources) == ("赵海明", "unknown", ("network.5",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由宣传委员李春明牵头", "李春明"),
        ("宣讲队由宣传委员欧阳春牵头", "欧阳春"),
        ("邀请王德胜到柳湾村授课", "王德胜"),
        ("邀请康子衿到柳湾村授课", "康子衿"),
    ],
)
def test_another_name_in_a_fact_s_words_is_seen_with_the_right_one(text, name):
    found = next(n for n in _traced(text) if not n.allowed)
    assert (found.text, found.kind, found.status) == (name, "person", "unknown")
    assert found.near in ("张晓岚", "李国华")
    assert found.sources[0].startswith("study.")


def test_a_village_with_a_common_name_is_seen_in_a_fact_s_words():
    names = _traced("宣讲队由宣传委员张晓岚牵头，到幸福村、上河村宣讲")
    assert [(n.text, n.status, n.near) for n in names if not n.allowed] == []
    names = _traced("邀请李国华到幸福村授课")
    assert [(n.text, n.kind, n.near) for n in names if not n.allowed] == [("幸福村", "village", "柳湾村")]


@pytest.mark.parametrize(
    "text",
    [
        "由宣传委员亲自牵头，全程参与",
        "邀请专家到柳湾村授课",
        "到各村宣讲，到行政村宣讲",
        "在全镇推开，全县推广，各村社区、村民小组、县级以上媒体",
        "镇村干部、党员、志愿者参加，党支部、红白理事会、村民议事会配合",
        "召开工作会议、座谈会、推进会各1次，组织部署到位",
    ],
)
def test_common_words_in_a_name_s_place_are_none(text):
    assert [n.text for n in _traced(text) if not n.allowed] == []


def test_a_long_name_is_one_name():
    names = _traced("中共云岭县委宣传部在《清河镇2026年宣传栏管理办法》中")
    assert [n.text for n in names] == ["中共云岭县委宣传部", "《清河镇2026年宣传栏管理办法》"]


def test_an_empty_ledger_allows_set_phrases_only():
    names = trace_names("镇党委落实“一岗双责”，走访柳湾村", Ledger())
    assert [(n.text, n.allowed) for n in names] == [("镇党委", False), ("“一岗双责”", True), ("柳湾村", False)]


_WORDS = st.sampled_from(
    re.split(
        " ",
        "到 由 在 柳湾村 柳弯村 红柳湾村 清河镇 桐湾 张晓岚 李春明 同志 牵头 宣讲 ， 。 、 《 》 “ ” 条例 公众号 县委 宣传部 "
        "派出所 望川电视台 去年 比 <!-- --> 依据： \n 2个村 党的二十届 四中全会 学习教育 总结会议 精神 村 镇 局",
    )
)
_TEXTS = st.lists(_WORDS, max_size=40).map("".join) | st.text(max_size=80)
_FINE = settings(max_examples=150, deadline=None)


@given(_TEXTS)
@_FINE
def test_spans_stand_in_the_text_in_order_and_apart(text):
    names = _traced(text)
    assert all(0 <= n.start < n.end <= len(text) and text[n.start : n.end] == n.text for n in names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    assert all(n.allowed == (n.severity == "info") for n in names)


@given(st.lists(st.sampled_from(FACTS), min_size=1, max_size=6), st.sampled_from([(), ("study",), ("network",)]))
@_FINE
def test_a_text_made_of_its_facts_has_only_allowed_names(facts, keys):
    text = "".join(f"{fact.text}。" for fact in facts)
    assert [n for n in _traced(text, keys) if not n.allowed] == []


@given(_TEXTS)
@_FINE
def test_a_text_that_is_its_own_fact_has_only_allowed_names(text):
    plain = text.replace("<!--", "").replace("-->", "")
    ledger = Ledger(facts=(Source("a.1", plain, "a"),))
    assert [n for n in trace_names(plain, ledger, ("a",)) if not n.allowed] == []


@pytest.mark.parametrize(
    "unit", ["县委宣传部", "局", "学习教育", "桐湾", "“清”公众号", "柳弯村、", "《", "邀请李国到柳湾村授课，"]
)
def test_the_same_words_over_and_over_come_to_an_end(unit):
    """About a second where time grows with the length, minutes where it grows with its square."""
    begun = time.process_time()
    _traced(unit * (200_000 // len(unit)))
    assert time.process_time() - begun < 15
