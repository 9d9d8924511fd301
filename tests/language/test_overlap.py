from __future__ import annotations

import pytest

from assistant.language.overlap import longest_common_run, repeated_clauses


@pytest.mark.parametrize(
    ("one", "other", "run"),
    [
        ("镇党委专题研究3次，形成专报2份", "县里看到镇党委专题研究、形成专报", "镇党委专题研究"),
        ("强化、理论，武装", "要强化理论武装！", "强化理论武装"),
        ("学习16次中心组", "学习12次中心组", "学习次中心组"),
        ("甲乙丙", "丁戊己", ""),
        ("", "甲", ""),
        ("abc 123", "abc 123", ""),
    ],
)
def test_the_longest_run_of_chinese_characters_in_both(one, other, run):
    assert longest_common_run(one, other) == run


def test_a_clause_said_twice_is_named_once():
    text = "镇党委认真履行主体责任，开展学习。年底，镇党委认真履行主体责任；再次，镇党委认真履行主体责任。"
    assert repeated_clauses(text) == ("镇党委认真履行主体责任",)


def test_short_clauses_may_repeat():
    assert repeated_clauses("开展学习。开展学习。") == ()
    assert repeated_clauses("开展学习。开展学习。", minimum=4) == ("开展学习",)


def test_marks_do_not_hide_a_repetition():
    assert repeated_clauses("落实“三审三校”制度，落实三审三校制度。") == ("落实三审三校制度",)
