"""Which sentence is which, wherever it stands."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from assistant.comparison.sentences import align_sentences, bare, series_mark

SENTENCES = (
    "理论学习中心组集体学习12次，专题研讨4次。",
    "宣讲队进村入户宣讲46场，受众2300人次。",
    "排查村级阵地72处，发现问题8个，整改8个。",
    "全镇17个村修订村规民约。",
    "镇党委书记到联系村讲党课3次。",
    "放映公益电影36场。",
)
LIST = st.lists(st.sampled_from((*SENTENCES, "", "。", "一是抓学习；")), max_size=8)


@given(LIST, LIST)
def test_every_sentence_of_both_stands_in_one_pair(old, new):
    pairs = align_sentences(old, new)
    assert sorted(p.old for p in pairs if p.old is not None) == list(range(len(old)))
    assert [p.new for p in pairs if p.new is not None] == list(range(len(new)))


@given(LIST)
def test_a_list_and_itself_go_together_in_order(sentences):
    assert [(p.old, p.new) for p in align_sentences(sentences, sentences)] == [(n, n) for n in range(len(sentences))]


@given(st.randoms(use_true_random=False))
def test_moved_sentences_are_found(random: Random):
    moved = random.sample(SENTENCES, len(SENTENCES))
    assert all(SENTENCES[p.old] == moved[p.new] and p.likeness == 1 for p in align_sentences(SENTENCES, moved))


def test_a_moved_sentence_with_another_figure_is_found():
    new = [SENTENCES[2].replace("72", "75"), *SENTENCES[:2]]
    found = {(p.old, p.new) for p in align_sentences(SENTENCES[:3], new)}
    assert found == {(2, 0), (0, 1), (1, 2)}


def test_sentences_without_anything_in_common_are_no_pair():
    assert [(p.old, p.new) for p in align_sentences(SENTENCES[:1], SENTENCES[5:])] == [(0, None), (None, 0)]


def test_a_sentence_that_went_stands_behind_the_one_it_stood_behind():
    pairs = align_sentences(SENTENCES[:3], [SENTENCES[0], SENTENCES[2]])
    assert [(p.old, p.new) for p in pairs] == [(0, 0), (1, None), (2, 1)]


def test_the_mark_of_a_series_and_the_stop_are_looked_past():
    assert bare("二是抓督查；") == bare("抓督查。") == "抓督查"
    assert series_mark("二是抓督查；") == "二是"
    assert series_mark("一要素质过硬。") == ""
