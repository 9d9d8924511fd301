"""Differences word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.comparison.words import WordChange, word_changes

TEXT = st.text(alphabet="学习宣讲了的、，。0123次余万人年《》“”a\n", max_size=60)


@given(TEXT, TEXT)
def test_nothing_is_lost(old, new):
    changes = word_changes(old, new)
    assert "".join(c.old for c in changes) == old
    assert "".join(c.new for c in changes) == new


def test_a_number_is_one_word():
    assert word_changes("发放2.3万余份资料", "发放2.8万余份资料")[1] == WordChange(
        "replaced", "2.3万余份", "2.8万余份", number=True
    )
