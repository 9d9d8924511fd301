from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.drafting.reply import paragraphs_of

_MODERATE = settings(max_examples=150, deadline=None)
_TEXT = "镇党委理论学习中心组学习7次，其中专题研讨3次。"


@pytest.mark.parametrize(
    "reply",
    [
        _TEXT,
        f"<think>要点有两条，先写学习。</think>{_TEXT}",
        f"<think>\n一行\n二行\n</think>\n\n{_TEXT}",
        f"<thinking>想一想</thinking>{_TEXT}",
        f"先想一想，再写。</think>\n{_TEXT}",
        f"好的，以下是按要点写成的正文：\n{_TEXT}",
        f"好的，以下是正文：{_TEXT}",
        f"好的。\n{_TEXT}",
        f"当然可以！\n{_TEXT}",
        f"以下是“理论学习”一节的内容：\n\n{_TEXT}",
        f"这是一段正文：\n{_TEXT}",
        f"根据您提供的要点，撰写如下：\n{_TEXT}",
        f"Sure! Here is the section:\n\n{_TEXT}",
        f"{_TEXT}\n\nLet me know if you need changes.",
        f"正文：{_TEXT}",
        f"章节：理论学习\n{_TEXT}",
        f"# 理论学习\n{_TEXT}",
        f"### （二）强化理论武装，筑牢思想根基\n\n{_TEXT}",
        f"二、理论学习\n{_TEXT}",
        f"（二）强化理论武装，筑牢思想根基\n{_TEXT}",
        f"理论学习：\n{_TEXT}",
        f"**理论学习**\n{_TEXT}",
        f"**{_TEXT}**",
        f"- {_TEXT}",
        f"* {_TEXT}",
        f"• {_TEXT}",
        f"1. {_TEXT}",
        f"（一）{_TEXT}",
        f"> {_TEXT}",
        f"```\n{_TEXT}\n```",
        f"```markdown\n{_TEXT}\n```",
        f"<正文>\n{_TEXT}\n</正文>",
        f"{_TEXT}特此报告。",
        f"{_TEXT}\n\n特此报告。",
        f"{_TEXT}\n综上所述，我镇工作取得了显著成效。",
        f"{_TEXT}\n特此报告。综上所述，工作扎实。",
        f"{_TEXT}\n以上是本节内容。",
        f"{_TEXT}\n以上报告，请审阅。",
        f"{_TEXT}\n希望以上内容对您有帮助。",
        f"{_TEXT}\n如需修改，请告诉我。",
        f"{_TEXT}\n\n---\n",
        f"{_TEXT}\n（完）",
        "镇党委理论学习中心组学习7次,其中专题研讨3次.",
        "镇党委理论学习中心组学习 7 次，其中专题研讨 3 次。",
        "镇党委理论学习中心组学习`7次`，其中专题研讨**3次**。",
        f'{{"正文": "{_TEXT}"}}',
        f'["{_TEXT}"]',
        f"\ufeff{_TEXT}\r\n",
        _TEXT.rstrip("。"),
    ],
)
def test_whatever_stands_round_the_text_is_taken_off(reply):
    assert paragraphs_of(reply, ("理论学习", "强化理论武装，筑牢思想根基")) == (_TEXT,)


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "\n \n",
        "<think>一直在想，没有想完",
        "# 理论学习\n## 学习情况\n",
        "好的，以下是正文：",
        "特此报告。",
        "I cannot help with that.",
        "---\n***\n",
        "```\n```",
        "{}",
        "[1, 2, 3]",
        "| --- | --- |",
        "！！！",
        "一、\n二、\n",
    ],
)
def test_a_reply_without_text_has_no_paragraphs(reply):
    assert paragraphs_of(reply, ("理论学习",)) == ()


def test_bullets_become_paragraphs():
    assert paragraphs_of("- 学习7次。\n- 宣讲46场。") == ("学习7次。", "宣讲46场。")


def test_bullets_that_are_no_sentences_get_a_stop():
    assert paragraphs_of("1. 中心组学习7次\n2. 宣讲队宣讲46场") == ("中心组学习7次。", "宣讲队宣讲46场。")


def test_a_line_that_goes_on_is_joined_to_the_next():
    assert paragraphs_of("中心组学习7次，\n其中研讨3次。") == ("中心组学习7次，其中研讨3次。",)
    assert paragraphs_of("一是学习7次；\n二是宣讲46场；") == ("一是学习7次；二是宣讲46场。",)


def test_a_table_becomes_clauses():
    reply = "| 项目 | 数量 |\n| --- | --- |\n| 集中学习 | 7次 |\n| 宣讲 | 46场 |"
    assert paragraphs_of(reply) == ("集中学习，7次。", "宣讲，46场。")


def test_headings_of_the_models_own_are_dropped_and_its_sentences_kept():
    reply = "## 一、学习情况\n中心组学习7次。\n## 二、宣讲情况\n宣讲46场。\n### 总结\n综上所述，成效显著。"
    assert paragraphs_of(reply) == ("中心组学习7次。", "宣讲46场。")


def test_a_heading_in_the_middle_of_a_line_is_dropped():
    assert paragraphs_of("中心组学习7次。## 宣讲情况\n宣讲46场。") == ("中心组学习7次。", "宣讲46场。")


def test_a_bold_label_before_a_sentence_stays_with_it():
    assert paragraphs_of("**抓学习：**中心组学习7次。") == ("抓学习：中心组学习7次。",)


def test_sentences_of_the_matter_are_no_closing():
    text = "希望县委宣传部加强短视频业务指导。"
    assert paragraphs_of(text) == (text,)
    text = "这是我镇首次获评省级文明镇。"
    assert paragraphs_of(text) == (text,)


def test_a_series_keeps_its_marks():
    text = "一是抓学习，学习7次。二是抓宣讲，宣讲46场。"
    assert paragraphs_of(text) == (text,)


_PIECES = st.sampled_from(
    [
        _TEXT,
        "一是学习7次；",
        "特此报告。",
        "综上所述，成效显著。",
        "好的，以下是正文：",
        "# 标题",
        "**加粗**",
        "- ",
        "1. ",
        "一、",
        "（二）",
        "<think>",
        "</think>",
        "```",
        "| a | b |",
        "---",
        "\n",
        "\n",
        "，",
        "。",
        "”",
        "：",
        "宣讲46场",
        "Sure!",
        '{"正文": "甲"}',
        "`",
        "》",
        "(",
    ]
)


@given(st.text(max_size=150) | st.lists(_PIECES, max_size=12).map("".join))
@_MODERATE
@example("特此报告。一、加强学习。")
@example("正文：正文：学习。")
def test_any_reply_gives_well_formed_paragraphs_that_stay_as_they_are(reply):
    paragraphs = paragraphs_of(reply)
    assert all(p.strip() == p for p in paragraphs)
    assert not [p for p in paragraphs if "\n" in p or re.match(r"[#>|]|[-*] ", p)]
    assert paragraphs_of("\n".join(paragraphs)) == paragraphs


@given(st.lists(st.text(alphabet="镇学习宣讲7次46场，《》“”", min_size=6, max_size=30), max_size=4))
@_MODERATE
def test_no_sentence_with_a_figure_is_lost(texts):
    sentences = [f"中心组{t.strip('，') or '甲'}，共3次。" for t in texts]
    kept = "".join(paragraphs_of("\n".join(sentences)))
    assert kept.count("共3次") == len(sentences)
