"""What is typed or pasted, as bullets: signs in front and a message's counting taken off, every word kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.bullet import Bullet
from assistant.report.pasting import bullet_typed, pasted_bullets, split_lines


@pytest.mark.parametrize(
    "line",
    [
        "- 学习6次",
        "• 学习6次",
        "1. 学习6次",
        "1、学习6次",
        "（1）学习6次",
        "① 学习6次",
        "* 学习6次",
        "➢学习6次",
        "  学习6次　",
    ],
)
def test_the_sign_in_front_is_taken_off(line: str) -> None:
    assert split_lines(line) == ("学习6次",)


@pytest.mark.parametrize(
    "line",
    [
        "1.5万元用于文化站",
        "2026年学习6次",
        "12345热线办结3件",
        "一、二季度学习6次",
        "1、2月份走访30户",
        "7×24小时值守",
        "附件1.名册 附件2.台账",
        "第1.2版台账",
    ],
)
def test_a_number_that_says_something_stays(line: str) -> None:
    assert split_lines(line) == (line,)


@pytest.mark.parametrize(
    "message",
    [
        "1.学习6次；2.党课2场；3.投入1.5万元",
        "1、学习6次，2、党课2场，3、投入1.5万元",
        "1.学习6次2.党课2场3.投入1.5万元",
        "①学习6次②党课2场③投入1.5万元",
        "（1）学习6次（2）党课2场（3）投入1.5万元",
        "1) 学习6次 2) 党课2场 3) 投入1.5万元",
        "- 1.学习6次 2.党课2场 3.投入1.5万元",
        "学习6次\r\n\r\n党课2场\r投入1.5万元",
        "一、学习6次\n二、党课2场\n三、投入1.5万元",
        "学习6次\n• 党课2场\n3．投入1.5万元",
    ],
)
def test_one_message_is_several_bullets(message: str) -> None:
    assert [line.rstrip("；，") for line in split_lines(message)] == ["学习6次", "党课2场", "投入1.5万元"]


def test_what_stands_before_the_first_stays_with_it() -> None:
    assert split_lines("本月情况：1.学习6次；2.党课2场") == ("本月情况：学习6次", "党课2场")


@pytest.mark.parametrize("text", ["分3类：2.宣传栏5块", "1.学习6次；3.党课2场", "1.学习6次；2。", "讨论了1.0版和2.0版"])
def test_what_does_not_count_from_one_on_is_not_split(text: str) -> None:
    assert len(split_lines(text)) == 1


def test_lines_without_a_word_are_left_out() -> None:
    assert split_lines("\n——\n  \n……\n") == ()


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("学习6次（来源：签到册）", Bullet("学习6次", "签到册")),
        ("学习6次(出处:签到册)。", Bullet("学习6次", "签到册")),
        ("学习6次【待补】", Bullet("学习6次", pending=True)),
        ("学习6次（电话）（来源：王干事）", Bullet("学习6次", "王干事", unverified=True)),
        ("学习6次（不写入）", Bullet("学习6次", withheld=True)),
        ("学习6次  <!-- 来源：签到册 --> <!-- 待补 -->", Bullet("学习6次", "签到册", pending=True)),
        ("学习6次（含青年读书会2次）", Bullet("学习6次（含青年读书会2次）")),
        ("（待补）", Bullet("（待补）")),
    ],
)
def test_notes_in_brackets_at_the_end_are_understood(line: str, bullet: Bullet) -> None:
    assert bullet_typed(line) == bullet


_PIECES = st.lists(
    st.sampled_from(["学习6次", "1.", "2.", "3、", "①", "②", "（1）", "（2）", "- ", "• ", "；", "，", " ", "\n", "\r\n", "一、", "二、",
                     "1.5万元", "2026年", "<!-- 待补 -->", "：", "。", "来源", "（待补）"]),
    max_size=14,
).map("".join)  # fmt: skip
_TEXTS = st.one_of(_PIECES, st.text(max_size=60))
_SIGNS = re.compile(r"[-*•·●▪■◆①-⑳（(.．、)）0-9一二三四五六七八九十，,；;\s\u200b\ufeff–—➢➤▶►√✓✔☑○◎□◇※>＞]|[^\w]")


@given(_TEXTS)
def test_splitting_again_changes_nothing(text: str) -> None:
    once = split_lines(text)
    assert split_lines("\n".join(once)) == once


@given(_TEXTS)
def test_no_word_is_lost(text: str) -> None:
    assert _SIGNS.sub("", "".join(split_lines(text))) == _SIGNS.sub("", text)


@given(_TEXTS)
def test_any_text_gives_bullets_with_words(text: str) -> None:
    assert all(bullet.text for bullet in pasted_bullets(text))
