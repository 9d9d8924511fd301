from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.listed import numbers_listed, shared_by


@pytest.mark.parametrize(
    ("before", "items"),
    [
        ("3月和5月各开展", ("3月", "5月")),
        ("道路、垃圾清运的各", ("道路", "垃圾清运的")),
        ("5月、8月和11月，副书记各带队督查", ("5月", "8月", "11月")),
        ("班子成员与第一书记分别讲党课", ("班子成员", "第一书记")),
        ("21个村各", ()),
    ],
)
def test_each_stands_for_the_items_of_the_list_before_it(before, items):
    shared = shared_by(f"{before}1次", len(before))
    assert shared is not None
    assert shared.items == items


@pytest.mark.parametrize("before", ["3月和5月开展", "3月、5月各类活动", "各级、各部门抓好，开展"])
def test_without_each_nothing_is_shared(before):
    assert shared_by(f"{before}1次", len(before)) is None


@pytest.mark.parametrize(
    ("before", "numbers"),
    [
        ("集中在用电、用气和消防", {3}),
        ("用电、用气、消防等", {3}),
        ("印发《章程》《细则》", {2}),
        ("清退和安置、停泊", {2, 3}),
        ("集中在用电", set()),
    ],
)
def test_how_many_items_a_list_may_have(before, numbers):
    assert numbers_listed(f"{before}三个方面", len(before)) == numbers


@given(st.text("各、和，。12月村次《》“”三个方面", max_size=80), st.integers(0, 80))
def test_any_text_has_its_lists_read(text, at):
    shared = shared_by(text, min(at, len(text)))
    assert shared is None or all(item in text for item in shared.items)
    assert all(number > 1 for number in numbers_listed(text, min(at, len(text))))
