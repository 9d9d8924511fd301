from __future__ import annotations

import pytest

from assistant.language.sentences import clauses, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("学习6次。宣讲38场。", ["学习6次。", "宣讲38场。"]),
        ("一是抓学习；二是抓宣讲。", ["一是抓学习；", "二是抓宣讲。"]),
        ("压实“四种责任。”镇党委认真研究。", ["压实“四种责任。”", "镇党委认真研究。"]),
        ("（全年12次。）下半年再办。", ["（全年12次。）", "下半年再办。"]),
        ("他问：“怎么办？”没有人答！", ["他问：“怎么办？”", "没有人答！"]),
        ("学习《怎么看？怎么办？》6次。", ["学习《怎么看？怎么办？》6次。"]),
        ("第一行\n第二行。\n\n第三行", ["第一行\n", "第二行。\n\n", "第三行"]),
        ("增长3.6%。", ["增长3.6%。"]),
        ("加大;宣传", ["加大;", "宣传"]),
        ("", []),
        ("。。", ["。。"]),
        ("\n", ["\n"]),
    ],
)
def test_a_sentence_ends_at_its_stop_and_keeps_what_closes_there(text, parts):
    assert [s.text for s in sentences(text)] == parts


def test_a_semicolon_may_be_passed_over():
    text = "一是抓学习；二是抓宣讲。三是抓阵地。"
    assert [s.text for s in sentences(text, at_semicolons=False)] == ["一是抓学习；二是抓宣讲。", "三是抓阵地。"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("学习6次，宣讲38场；一是：抓好。", ["学习6次，", "宣讲38场；", "一是：", "抓好。"]),
        ("开展“学党史，悟思想”活动，参加300人。", ["开展“学党史，悟思想”活动，", "参加300人。"]),
        ("发放1,500份，更新8:30版", ["发放1,500份，", "更新8:30版"]),
        ("学习班（含网络，函授）2期", ["学习班（含网络，函授）2期"]),
        ("春节、端午活动", ["春节、端午活动"]),
    ],
)
def test_a_clause_ends_at_commas_and_colons_but_not_inside_names_and_figures(text, parts):
    assert [s.text for s in clauses(text)] == parts


def test_spans_say_where_the_sentence_stands():
    first, second = sentences("学习6次。宣讲。")
    assert (first.start, first.end, second.start, second.end) == (0, 5, 5, 8)


def test_the_marks_of_an_address_end_no_sentence():
    text = "见 http://example.cn/a?b=1;c=2!d 一页。真的?是的!"
    assert [s.text for s in sentences(text)] == ["见 http://example.cn/a?b=1;c=2!d 一页。", "真的?", "是的!"]
