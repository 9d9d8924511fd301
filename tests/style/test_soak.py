"""A few hundred of the inputs of `make soak`: nothing fails, nothing is lost, formatting once is enough."""

from __future__ import annotations

import pytest
from soaking import Case, cases, fault, lost, shortest, word_fault

_PARTS = 6


@pytest.mark.parametrize("part", range(_PARTS))
def test_random_and_mutated_reports(part):
    for case in cases(100 + part, 45):
        assert fault(case) == "", repr(shortest(case, fault).text)


def test_word_files(tmp_path):
    for case in cases(200, 12):
        assert word_fault(case, tmp_path) == "", repr(case.text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("开展宣讲46场。", "开展宣讲4场。"),
        ("开展宣讲46场。", "开展宣46场。"),
        ("二、抓宣讲46场。", "一、抓宣讲。"),
        ("抓2件事，学习3次。", "抓3件事，学习3次。"),
    ],
)
def test_the_soak_sees_what_is_lost(before, after):
    assert lost(before, after)
    assert not lost(before, before)


def test_the_soak_lets_ordinals_series_and_zeros_change():
    before = "三.抓学习\n一是学。四是讲。\n2026年07月03日（２次）。"
    assert not lost(before, "二、抓学习\n一是学。二是讲。\n2026年7月3日（2次）。")


def test_the_shortest_failing_text_fails_alike():
    assert shortest(Case("一二三甲乙丙丁" * 9, 0), lambda case: "has it" if "乙" in case.text else "").text == "乙"
