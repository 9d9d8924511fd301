"""Where a text changed: the changes make the new text, and stand where a person would say that they do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.imported import Passage
from assistant.style.edits import Edit, applied, changes, replaced

_WORDS = st.text("ab0７7,，. 月", max_size=30)


def made(old: str, new: str) -> str:
    return applied(old, [Edit(*change) for change in changes(old, new)])


@given(_WORDS, _WORDS)
def test_the_changes_make_the_new_text(old, new):
    assert made(old, new) == new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("（一)、学习", "（一）学习", [(2, 3, "）"), (3, 4, "")]),
        ("年07月03日、7月3日", "年7月3日、7月3日", [(1, 2, ""), (4, 5, "")]),
        ("十、打算", "十一、打算", [(1, 1, "一")]),
        ("责０１，，0", "责01，0", [(1, 2, "0"), (2, 3, "1"), (4, 5, "")]),
        ("“甲“", "“甲”", [(2, 3, "”")]),
        ("学习", "学习", []),
    ],
)
def test_each_change_stands_at_its_place(old, new, expected):
    assert list(changes(old, new)) == expected


def test_a_change_leaves_the_line_end_inside_it():
    text = "一\n、学习"
    passage = Passage("一、学习", 0, 5, 1, ((0, 0), (1, 2)))
    assert applied(text, replaced(passage, 0, 2, "二、")) == "二、\n学习"


def test_what_is_put_in_stands_before_a_comment():
    text = "㈡<!--旧-->学习"
    passage = Passage("㈡学习", 0, 10, 1, ((0, 0), (1, 8)))
    edits = [edit for change in changes("㈡", "（一）") for edit in replaced(passage, *change)]
    assert applied(text, edits) == "（一）<!--旧-->学习"


def test_two_hundred_thousand_marks_are_compared_at_once():
    begun = time.perf_counter()
    assert made("，" * 200_000, "，" * 199_000) == "，" * 199_000
    assert made(",甲 " * 70_000, "，甲" * 70_000) == "，甲" * 70_000
    assert time.perf_counter() - begun < 10
