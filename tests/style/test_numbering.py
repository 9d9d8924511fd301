from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.report.report import Heading, Report, Section
from assistant.style.numbering import chinese_number, continuous_series, ordinal, ordinals, without_ordinal

_MODERATE = settings(max_examples=150, deadline=None)
_REPORT = "一二三四五六七八九十是要则、，。；：．.（）()0123456789第章节部分①⑳年月万元线级季度抓 　\t"
_TEXTS = st.text(max_size=40) | st.text(alphabet=_REPORT, max_size=30)
_CHINESE_OR_DIGIT = re.compile(r"[\u3400-\u9fff0-9]")


def _report(*levels: int) -> Report:
    return Report(sections=tuple(Section(Heading(level, "标题")) for level in levels))


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_chinese_number(number, text):
    assert chinese_number(number) == text


@pytest.mark.parametrize("number", [0, -1, 100])
def test_chinese_number_outside_its_range(number):
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


@pytest.mark.parametrize(
    ("level", "number", "mark"),
    [
        (1, 1, "一、"),
        (1, 10, "十、"),
        (1, 11, "十一、"),
        (1, 20, "二十、"),
        (1, 21, "二十一、"),
        (2, 1, "（一）"),
        (2, 10, "（十）"),
        (2, 11, "（十一）"),
        (2, 20, "（二十）"),
        (2, 21, "（二十一）"),
        (3, 1, "1."),
        (3, 10, "10."),
        (3, 21, "21."),
        (4, 1, "（1）"),
        (4, 11, "（11）"),
        (5, 20, "（20）"),
    ],
)
def test_ordinal_of_a_level(level, number, mark):
    assert ordinal(level, number) == mark


def test_levels_restart_under_a_higher_heading():
    report = _report(1, 2, 2, 3, 3, 4, 2, 3, 1, 2)
    assert ordinals(report) == ("一、", "（一）", "（二）", "1.", "2.", "（1）", "（三）", "1.", "二、", "（一）")


def test_a_skipped_level_counts_from_one():
    assert ordinals(_report(1, 3, 3, 1, 3)) == ("一、", "1.", "2.", "二、", "1.")


def test_twenty_one_siblings():
    assert ordinals(_report(*[2] * 21))[19:] == ("（二十）", "（二十一）")


def test_a_heading_without_text_has_no_ordinal():
    report = Report(sections=(Section(Heading(1, "甲")), Section(Heading(1, ""))))
    assert ordinals(report) == ("一、", "")


@given(st.lists(st.integers(1, 4), max_size=30))
def test_one_ordinal_a_section_and_none_twice_among_siblings(levels):
    marks = ordinals(_report(*levels))
    assert len(marks) == len(levels)
    for i in range(1, len(levels)):
        assert levels[i] != levels[i - 1] or marks[i] != marks[i - 1]


@pytest.mark.parametrize(
    "literal",
    [
        "一、",
        "十、",
        "十一、",
        "二十一、",
        "一．",
        "一.",
        "一 、",
        "（一）",
        "(一)",
        "（ 一 ）",
        "（十二）",
        "（一）、",
        "(二)．",
        "1.",
        "1．",
        "1、",
        "12.",
        "1)",
        "1）",
        "（1）",
        "(1)",
        "( 12 )",
        "①",
        "⑳",
        "第一，",
        "第二、",
        "第一章 ",
        "第三节　",
        "第一部分 ",
        "第一部分：",
        "　　一、",
        "  （三）",
        "一、（一）",
        "二、1.",
        "（一）1.",
    ],
)
def test_a_literal_ordinal_is_taken_off(literal):
    assert without_ordinal(f"{literal}强化理论武装") == "强化理论武装"


@pytest.mark.parametrize(
    "text",
    [
        "一、二线城市合作",
        "一、二季度召开会议",
        "三、四级网格建成",
        "2026.6万元用于改造",
        "1.5万份明白纸",
        "3.15宣传活动",
        "12.6万元投入",
        "2026年上半年",
        "12345热线办结",
        "一是抓学习",
        "一岗双责落实",
        "一会一报登记",
        "三会一课制度",
        "第一书记驻村",
        "第一分队值守",
        "第二季度研判",
        "第一轮督查",
        "第一、二批干部",
        "十五五规划宣讲",
        "8:30开会",
        "3:1的比分",
        "98%以上",
        "10月底前完成",
        "《条例》学习",
        "“一岗双责”",
        "（含社区）17个村",
        "(2026)12号文",
        "",
        "理论学习",
    ],
)
def test_what_looks_like_an_ordinal_stays(text):
    assert without_ordinal(text) == text


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("20.2026年10件实事", "2026年10件实事"),
        ("1、2026年重点工作", "2026年重点工作"),
        ("1.12月底前完成", "12月底前完成"),
        ("2.16次集体学习", "16次集体学习"),
        ("一、一体推进整改", "一体推进整改"),
        ("二、三会一课", "三会一课"),
        ("一、二十届四中全会精神学习", "二十届四中全会精神学习"),
        ("一、一是抓学习", "一是抓学习"),
        ("（一）一、二级网格", "一、二级网格"),
    ],
)
def test_an_ordinal_before_a_number(text, rest):
    assert without_ordinal(text) == rest


@given(_TEXTS)
@_MODERATE
@example("一、1.5万")
@example("(1)一、二线")
def test_taking_ordinals_off_twice_is_taking_them_off_once(text):
    once = without_ordinal(text)
    assert without_ordinal(once) == once
    assert text.endswith(once)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["一是学习。二是宣讲。"], ["一是学习。二是宣讲。"]),
        (["一是学习。三是宣讲。四是督查。"], ["一是学习。二是宣讲。三是督查。"]),
        (["一是学习。一是宣讲。"], ["一是学习。二是宣讲。"]),
        (["一是抓学习。"], ["抓学习。"]),
        (["二是抓学习。"], ["抓学习。"]),
        (["一是学习；", "二是宣讲；", "四是督查。"], ["一是学习；", "二是宣讲；", "三是督查。"]),
        (["一是学习。", "一是宣讲。"], ["一是学习。", "二是宣讲。"]),
        (["工作如下：一是学习；二是宣讲。"], ["工作如下：一是学习；二是宣讲。"]),
        (["一要学习，三要宣讲。"], ["一要学习，二要宣讲。"]),
        (["一则是学习，二则是宣讲。"], ["一则是学习，二则是宣讲。"]),
        (["一是，学习。二是：宣讲。"], ["一是学习。二是宣讲。"]),
        (["一是、学习。二是,宣讲。"], ["一是学习。二是宣讲。"]),
        (
            ["二是活动丰富：一是演出；二是电影；三是展览。四是保障。"],
            ["一是活动丰富：二是演出；三是电影；四是展览。五是保障。"],
        ),
        (["十是学习。十一是宣讲。"], ["一是学习。二是宣讲。"]),
    ],
)
def test_a_series_is_continuous(before, after):
    assert continuous_series(before) == tuple(after)


@pytest.mark.parametrize(
    "text",
    [
        "口径统一是关键。",
        "主要原因之一是人手不足。",
        "镇党委专题研究3次。",
        "做到安全，三要素齐全。",
        "抓住重点，一要点一台账。",
        "用“一是”“二是”分述。",
        "村情不一，一是否可行再议。",
        "万众如一是关键。",
        "",
    ],
)
def test_what_is_no_series_stays(text):
    assert continuous_series([text]) == (text,)


def test_eleven_items_count_on():
    text = "。".join(["一是抓"] * 11) + "。"
    assert continuous_series([text])[0].endswith("十是抓。十一是抓。")


@given(st.lists(_TEXTS, max_size=4))
@_MODERATE
@example(["一是二是X"])
@example(["一是，二是X"])
def test_a_continuous_series_stays_as_it_is(paragraphs):
    once = continuous_series(paragraphs)
    assert continuous_series(once) == once
    assert len(once) == len(paragraphs)


@given(st.lists(_TEXTS, max_size=4))
@_MODERATE
def test_a_series_loses_nothing_but_its_marks(paragraphs):
    def bare(texts):
        return [
            _CHINESE_OR_DIGIT.findall(
                re.sub(r"[一二三四五六七八九十]{1,3}(?:是|则是|要)|[九一二三四五六七八十]", "", t)
            )
            for t in texts
        ]

    assert bare(continuous_series(paragraphs)) == bare(paragraphs)
