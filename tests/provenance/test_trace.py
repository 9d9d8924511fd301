from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.provenance.trace import figures, untraced

_MODERATE = settings(max_examples=100, deadline=None)
_REPORT = "学习宣讲中心组0123456789十二三次场人万元%余，。《条例》月日第"
_TEXTS = st.text(alphabet=_REPORT, max_size=40)
_FACTS = ["中心组集体学习7次，其中专题研讨3次", "发放明白纸1.5万份", "学习《中国共产党宣传工作条例》"]


def _open(text: str, **sources) -> list[str]:
    return [u.text for u in untraced(text, _FACTS, **sources)]


@pytest.mark.parametrize(
    "text",
    [
        "中心组学习7次，专题研讨3次。",
        "中心组学习七次，研讨三次。",
        "发放明白纸15000份。",
        "发放明白纸1万余份。",
        "学习了《中国共产党宣传工作条例》。",
        "落实一岗双责、三会一课。",
        "",
    ],
)
def test_what_the_facts_have_is_traced(text):
    assert _open(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中心组学习8次。", ["8次"]),
        ("中心组学习7场。", ["7场"]),
        ("发放明白纸1.5万条，学习7次。", ["1.5万条"]),
        ("学习了《宣传工作条例》。", ["《宣传工作条例》"]),
        ("学习了《党章》和《中国共产党宣传工作条例》。", ["《党章》"]),
        ("学习三十次、参加者20人。", ["三十次", "20人"]),
        ("比去年增长12%。", ["增长12%"]),
        ("开展第12次专题研究。", ["第12次"]),
        ("云宣通〔2026〕12号文件。", ["〔2026〕12号"]),
        ("第12次专题研究。", ["第12次"]),
        ("按云宣发〔2026〕3号办理。", ["〔2026〕3号"]),
        ("荣获“全国文明村镇”称号。", ["“全国文明村镇”"]),
        ("电话13812345678。", ["13812345678"]),
    ],
)
def test_what_no_fact_has_is_found(text, found):
    assert [f.removeprefix("增长") for f in _open(text)] == [f.removeprefix("增长") for f in found]


def test_a_figure_of_another_section_is_told_apart():
    (found,) = untraced("受理婚丧事宜52起。", _FACTS, elsewhere=["红白理事会受理52起"])
    assert found.elsewhere
    (found,) = untraced("受理婚丧事宜53起。", _FACTS, elsewhere=["红白理事会受理52起"])
    assert not found.elsewhere


def test_the_period_and_the_front_matter_are_allowed():
    assert _open("2026年上半年学习7次。", allowed=["2026年上半年"]) == []


def test_a_figure_inside_a_title_belongs_to_the_title():
    assert _open("学习《2031年第99号文件汇编》。") == ["《2031年第99号文件汇编》"]


@given(_TEXTS)
@_MODERATE
def test_a_text_traces_to_itself(text):
    assert untraced(text, [text]) == ()


@given(_TEXTS, st.lists(_TEXTS, max_size=3))
@_MODERATE
def test_spans_are_those_of_the_text_and_in_order(text, facts):
    found = untraced(text, facts)
    assert all(text[u.start : u.end] == u.text for u in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(st.text(max_size=60))
@_MODERATE
def test_any_text_has_figures_or_none(text):
    assert all(q.kind != "ordinal" for q in figures(text))
