from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.provenance.activities import clauses_with_support, unsupported_share, without_empty_tails

_MODERATE = settings(max_examples=120, deadline=None)
_FACTS = ["张贴标语70余条", "开展志愿服务32次", "群众满意度提升4个百分点", "建成文化广场，丰富群众文化生活"]
_REPORT = "张贴标语志愿服务提高了群众的满意度有效增强营造氛围7032余条次，；。！、："


@pytest.mark.parametrize(
    ("text", "kept", "cut"),
    [
        ("张贴标语70余条，提高了群众的满意度。", "张贴标语70余条。", ("提高了群众的满意度",)),
        ("开展志愿服务32次，进一步营造了浓厚氛围。", "开展志愿服务32次。", ("进一步营造了浓厚氛围",)),
        ("开展志愿服务32次，有效增强了凝聚力；", "开展志愿服务32次，有效增强了凝聚力；", ()),
        (
            "张贴标语70余条，营造了氛围，增强了信心。开展志愿服务32次。",
            "张贴标语70余条。开展志愿服务32次。",
            ("增强了信心", "营造了氛围"),
        ),
        ("张贴标语70余条，从而推动了工作落实", "张贴标语70余条", ("从而推动了工作落实",)),
        ("一是标语只有70余条，导致宣传效果不佳。", "一是标语只有70余条。", ("导致宣传效果不佳",)),
    ],
)
def test_tails(text, kept, cut):
    result, gone = without_empty_tails(text, _FACTS)
    if text.endswith("；"):
        assert result.rstrip("；。") in (kept.rstrip("；"), "开展志愿服务32次")
        return
    assert result == kept
    assert set(gone) == set(cut)


@pytest.mark.parametrize(
    "text",
    [
        "群众满意度提升4个百分点。",
        "开展志愿服务32次，群众满意度提升4个百分点。",
        "建成文化广场，丰富群众文化生活。",
        "提高了群众的满意度。",
        "张贴标语70余条，推动32次服务。",
        "张贴标语70余条，落实《宣传工作条例》。",
        "张贴标语70余条，评出“最美家庭”。",
        "张贴标语70余条，由文化站负责。",
        "",
    ],
)
def test_what_a_fact_supports_or_counts_or_stands_alone_is_kept(text):
    assert without_empty_tails(text, _FACTS) == (text, ())


@given(st.text(alphabet=_REPORT, max_size=60) | st.text(max_size=60))
@_MODERATE
def test_cutting_twice_is_cutting_once(text):
    once, _ = without_empty_tails(text, _FACTS)
    assert without_empty_tails(once, _FACTS) == (once, ())


@given(st.text(alphabet=_REPORT, max_size=60))
@_MODERATE
def test_a_text_that_is_its_own_fact_is_not_cut(text):
    assert without_empty_tails(text, [text]) == (text, ())


def test_support_is_the_share_of_words_that_the_facts_have():
    one, other = clauses_with_support("张贴标语70余条，为乡村振兴注入动能。", _FACTS)
    assert one.rests_on_facts
    assert not other.rests_on_facts
    assert (one.text, other.text) == ("张贴标语70余条，", "为乡村振兴注入动能。")


def test_allowed_phrases_count_as_support():
    assert unsupported_share("意识形态工作。", _FACTS) == 1
    assert unsupported_share("意识形态工作。", _FACTS, ["意识形态工作"]) == 0


def test_an_empty_text_has_no_unsupported_share():
    assert unsupported_share("", _FACTS) == 0


@given(st.text(max_size=60))
@_MODERATE
def test_any_text_has_a_share(text):
    assert 0 <= unsupported_share(text, _FACTS) <= 1
