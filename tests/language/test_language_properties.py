"""What must hold for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.names import place_names, quoted, titles
from assistant.language.overlap import longest_common_run, repeated_clauses
from assistant.language.placeholders import placeholders
from assistant.language.quantities import quantities
from assistant.language.sentences import clauses, sentences

_REPORT = "0123456789０９一二两三四五六七八九十百千万亿零〇半数几第每翻过成余多近约超以上内前年月日季度周天次人名场个份元％%.,，、。；：！？—-~至到/+*×Xx某_“”《》〈〉（）()【】[]〔〕镇村县乡的了是为增长下降 \n"
_TEXTS = st.text() | st.text(alphabet=_REPORT, max_size=60)
_FINDERS = (quantities, titles, quoted, place_names, placeholders, sentences, clauses)


@pytest.mark.parametrize("find", _FINDERS, ids=lambda f: f.__name__)
@given(text=_TEXTS)
def test_spans_stand_in_the_text_in_order_and_apart(find, text):
    end = 0
    for span in find(text):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end


@pytest.mark.parametrize("split", [sentences, clauses, lambda t: sentences(t, at_semicolons=False)])
@given(text=_TEXTS)
def test_no_character_is_lost_between_sentences(split, text):
    assert "".join(span.text for span in split(text)) == text


@pytest.mark.parametrize("split", [sentences, clauses])
@given(text=_TEXTS)
def test_a_sentence_is_not_split_again(split, text):
    for span in split(text):
        assert [s.text for s in split(span.text)] == [span.text]


@given(_TEXTS)
def test_values_are_plain_numbers(text):
    for quantity in quantities(text):
        assert (quantity.value is None) or quantity.value.is_finite()
        assert (quantity.kind in ("date", "period")) == (quantity.calendar is not None)
        assert quantity.upper is None or (quantity.value is not None and quantity.value < quantity.upper)


@given(_TEXTS, _TEXTS)
def test_the_common_run_stands_in_both_texts(one, other):
    run = longest_common_run(one, other)
    chinese = ["".join(c for c in text if "\u3400" <= c <= "\u9fff") for text in (one, other)]
    assert all(run in text for text in chinese)
    assert longest_common_run(other, one) == run or len(longest_common_run(other, one)) == len(run)


@given(_TEXTS)
def test_a_text_said_twice_repeats_its_long_clauses(text):
    long = set(repeated_clauses(f"{text}\n{text}\n"))
    assert set(repeated_clauses(text)) <= long
