from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.style.punctuation import full_width

_MODERATE = settings(max_examples=200, deadline=None)
_REPORT = "镇村学习其中一是0129，。；：？！、,;:?!.()（）“”\"'%《》【】 \t　\u00a0\n９％．aZ/-—…"
_TEXTS = st.text(max_size=40) | st.text(alphabet=_REPORT, max_size=40)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("集中学习16次,其中研讨4次;发言21人次", "集中学习16次，其中研讨4次；发言21人次"),
        ("时间:上半年", "时间：上半年"),
        ("学了没有?学了!", "学了没有？学了！"),
        ("17个村(社区)签订责任书", "17个村（社区）签订责任书"),
        ("台账更新完毕.下一步抓整改.", "台账更新完毕。下一步抓整改。"),
        ("占比98%,比去年高", "占比98%，比去年高"),
        ("９８％的村、２０２６年", "98%的村、2026年"),
        ("１２．６万元", "12.6万元"),
        ('落实"一岗双责",压实"四种责任"', "落实“一岗双责”，压实“四种责任”"),
        ("开展学习 16 次", "开展学习16次"),
        ("学习，，宣讲。。", "学习，宣讲。"),
        ("学习，。宣讲；。", "学习。宣讲。"),
        ("学习。，宣讲", "学习。宣讲"),
        ("时间:8:30开始", "时间：8:30开始"),
        ('见"https://example.com/a "页面', "见“https://example.com/a ”页面"),
    ],
)
def test_half_width_marks_become_full_width(before, after):
    assert full_width(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "投入12.6万元",
        "上午8:30开会",
        "比分3:1",
        "1,200人参加",
        "见 https://example.com/a?b=1,2;c=3 页面",
        "访问http://10.0.0.8:8000/v1查看",
        "Qwen2.5, an open model; see (docs).",
        "He said: yes, no.",
        "版本v1.2.3",
        "满意率98.5%",
        '只有一个"引号',
        "——经济总体向好……",
        "",
    ],
)
def test_figures_times_ratios_and_latin_are_left_alone(text):
    assert full_width(text) == text


def test_straight_quotes_are_paired_line_by_line():
    assert full_width('"甲"\n"乙"和"丙"') == "“甲”\n“乙”和“丙”"


@given(_TEXTS)
@_MODERATE
def test_twice_is_once(text):
    once = full_width(text)
    assert full_width(once) == once


@given(_TEXTS)
@_MODERATE
def test_no_word_and_no_figure_is_lost(text):
    def words(value):
        return re.findall(r"[\u3400-\u9fffA-Za-z0-9]", unicodedata.normalize("NFKC", value))

    assert words(full_width(text)) == words(text)


@given(_TEXTS)
@_MODERATE
def test_lines_stay_lines(text):
    assert full_width(text).count("\n") == text.count("\n")
