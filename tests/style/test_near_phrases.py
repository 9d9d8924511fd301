"""Near matches of fixed phrases: one change inside is found, the right form and longer right forms are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.data_lines import data_lines
from assistant.style.near_phrases import FixedPhrases

_LINES = [line.split("\t") for line in data_lines("fixed_phrases.tsv", "assistant.style")]
_PHRASES = [line[0] for line in _LINES]
_RIGHT = [word for line in _LINES for word in line]
_ALL = FixedPhrases(_PHRASES, _RIGHT)
_STRANGE = st.sampled_from("龘鑫犇猋")
_places = st.tuples(st.sampled_from(_PHRASES), st.integers(1, 10**6), _STRANGE)


def _inner(phrase: str, place: int) -> int:
    """A place between the first and the last character."""
    return 1 + place % (len(phrase) - 2)


@given(_places)
def test_a_changed_character_is_found(case):
    phrase, place, strange = case
    at = _inner(phrase, place)
    wrong = phrase[:at] + strange + phrase[at + 1 :]
    found = list(_ALL.near(f"认真学习{wrong}。"))
    assert [m.start <= 4 + at < m.end <= 4 + len(wrong) for m in found] == [True]
    assert f"“{strange}”应为“{phrase[at]}”" in [m.difference for m in found]


@given(_places)
def test_an_added_character_is_found(case):
    phrase, place, strange = case
    at = _inner(phrase, place)
    found = list(_ALL.near(f"认真学习{phrase[:at]}{strange}{phrase[at:]}。"))
    assert [m.difference for m in found] == [f"多“{strange}”"]


@given(st.sampled_from(_RIGHT), st.sampled_from(_RIGHT))
def test_the_right_form_is_silent_alone_and_among_others(first, second):
    assert list(_ALL.near(f"坚持{first}，贯彻“{second}”，落实{first}和{second}。")) == []


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("践行绿水青山就金山银山理念", "缺“是”"),
        ("推进供给侧结构改革", "缺“性”"),
        ("全心全意人为民服务", "语序颠倒"),
        ("学习习近平生态文明的想", ""),
        ("实现中华民族的伟大复兴", ""),
        ("加强党风廉政建设与反腐败斗争", ""),
    ],
)
def test_what_differs_is_said(text, difference):
    assert [m.difference for m in _ALL.near(text)] == ([difference] if difference else [])


@given(st.text(alphabet="中国特色社会主义核心价值观习近平新时代思想，。“”的 ", max_size=120))
def test_a_near_match_lies_in_the_text_and_none_overlaps_another(text):
    reached = 0
    for match in _ALL.near(text):
        assert reached <= match.start < match.end <= len(text)
        reached = match.end
