from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.data_lines import data_lines
from assistant.language.quantities import quantities
from assistant.language.set_phrases import listed_spans, pattern_spans, set_phrases

# Digits stand beside other figures in life; in these phrases they are part of the name.
_PHRASES = [phrase for phrase in set_phrases() if not phrase.isdigit()]


@pytest.mark.parametrize("phrase", _PHRASES)
def test_a_set_phrase_is_no_figure_in_a_sentence(phrase):
    for text in (f"落实{phrase}工作", f"落实“{phrase}”，", f"{phrase}。"):
        assert [q.text for q in quantities(text) if q.is_figure] == [], text


def test_a_set_phrase_hides_no_figure_beside_it():
    for phrase in ("一岗双责", "三会一课", "十五五", "第一书记", "五老"):
        assert [q.text for q in quantities(f"{phrase}26名")] == ["26名"]


@pytest.mark.parametrize("code", ["110", "119", "120", "12345"])
def test_a_code_is_a_number_where_something_is_counted(code):
    assert quantities(f"拨打{code}求助") == ()
    assert [q.text for q in quantities(f"共{code}人")] == [f"{code}人"]


def test_the_longest_phrase_wins():
    text = "第一书记"
    assert listed_spans(text) == [(0, 4)]


def test_quotation_marks_are_optional():
    assert quantities("“两个维护”和两个维护") == ()


_PATTERNS = [line.removeprefix("re:").split("\t") for line in data_lines("set_phrases.txt") if line.startswith("re:")]


@pytest.mark.parametrize(("pattern", "needed"), _PATTERNS)
@given(data=st.data())
def test_what_matches_a_pattern_has_one_of_the_characters_it_is_said_to_need(pattern, needed, data):
    found = data.draw(st.from_regex(pattern))
    assert not set(needed).isdisjoint(found)


@pytest.mark.parametrize(
    "text", ["二十届四中全会精神", "县乡村三级", "第二季度", "G318国道", "12.4国家宪法日", "初八赶集"]
)
def test_a_pattern_is_found_in_a_text(text):
    assert pattern_spans(text, frozenset(text))
