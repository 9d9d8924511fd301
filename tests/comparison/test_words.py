"""Differences word by word."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.comparison.words import WordChange, word_changes

TEXT = st.text(alphabet="学习宣讲了的、，。一二是0123次余万人年月日《》“”a\n", max_size=60)
SAME, REPLACED = "same", "replaced"


def _shown(old: str, new: str) -> str:
    """[old→new] for every change; # behind one of a number."""
    return "".join(
        c.old if c.kind == SAME else f"[{c.old}→{c.new}]{'#' if c.number else ''}" for c in word_changes(old, new)
    )


@given(TEXT, TEXT)
def test_nothing_is_lost(old, new):
    changes = word_changes(old, new)
    assert "".join(c.old for c in changes) == old
    assert "".join(c.new for c in changes) == new


@given(TEXT, TEXT)
def test_changes_and_what_stays_alternate(old, new):
    changes = word_changes(old, new)
    assert all((a.kind == SAME) != (b.kind == SAME) for a, b in pairwise(changes))
    for change in changes:
        assert (change.old == change.new) == (change.kind == SAME)
        assert bool(change.old) == (change.kind != "inserted")
        assert bool(change.new) == (change.kind != "deleted")


@given(TEXT)
def test_a_text_and_itself_are_the_same(text):
    assert word_changes(text, text) == ((WordChange("same", text, text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("发放2.3万余份资料", "发放2.8万余份资料", "发放[2.3万余份→2.8万余份]#资料"),
        ("投入12万元改造", "投入12元改造", "投入[12万元→12元]#改造"),
        ("3月2日召开会议。", "3月12日召开会议。", "[3月2日→3月12日]#召开会议。"),
        ("受众2300人次。", "受众2300余人次。", "受众[2300人次→2300余人次]#。"),
        ("学习十六次", "学习十七次", "学习[十六次→十七次]#"),
    ],
)
def test_a_number_is_one_word(old, new, shown):
    assert _shown(old, new) == shown


def test_the_same_number_written_otherwise_is_no_change_of_a_number():
    assert word_changes("惠及12000人", "惠及1.2万人")[1] == WordChange("replaced", "12000人", "1.2万人", number=False)


def test_numbers_one_after_the_other_are_changes_of_their_own():
    assert _shown("学习12次、专题研讨4次。", "学习13次、专题研讨5次。") == "学习[12次→13次]#、专题研讨[4次→5次]#。"


def test_a_particle_in_a_rewrite_makes_no_island():
    shown = _shown("坚持把思想的根基扎牢", "始终将信念的堤坝筑高")
    assert shown == "[坚持把思想的根基扎牢→始终将信念的堤坝筑高]"


def test_a_changed_mark_is_a_change_of_its_own():
    assert _shown("宣讲46场，整改8个。", "宣讲46场；整改8个。") == "宣讲46场[，→；]整改8个。"


def test_a_sentence_put_in_begins_behind_a_stop():
    old, new = "抓部署。抓督查。", "抓部署。抓整改。抓督查。"
    assert _shown(old, new) == "抓部署。[→抓整改。]抓督查。"


def test_time_grows_with_the_length():
    """Also for texts without anything in common, and for one that says the same thing over and over."""
    old = "".join(f"镇里第{n}组开展宣讲{n}场，受众{n * 7}人次。" for n in range(1500))
    new = "".join(f"乡上围绕{n}号阵地排查{n}轮；整改{n * 3}个。" for n in range(1500))
    begun = time.monotonic()
    for other in (new, old.replace("7人次", "8人"), "学习12次。" * 5000):
        word_changes(old, other)
    assert time.monotonic() - begun < 12
