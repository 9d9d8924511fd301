"""Three texts made one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.comparison.merge import merge_sentences

TEXT = st.lists(
    st.sampled_from(["学习12次。", "宣讲46场；", "整改8个。\n", "干部带头。", "<!-- 依据：会。 -->"]), max_size=8
).map("".join)


@given(TEXT, TEXT)
def test_one_side_alone_wins(base, other):
    assert merge_sentences(base, other, base).text == other
    assert merge_sentences(base, base, other).text == other
    assert merge_sentences(base, other, other).text == other
