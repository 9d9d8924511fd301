"""What format does to a text: form only, once is enough, nothing that was said changes."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.report.reading.document import read_document
from assistant.style.formatting import formatted, left_alone

_MODERATE = settings(max_examples=150, deadline=None)
_PIECES = st.sampled_from(
    [
        "一、工作开展情况", "二、存在问题。", "二、下一步打算", "(一)强化组织领导", "（三）强化阵地管理。排查阵地64处。", "1、抓学习",
        "1.抓宣讲", "一是抓学习。", "三是抓宣讲；", "是", "一", "、", "（", "）", "(", ")", "\n", "\r\n", "　　", " ", "。", "，", ",", ".",
        "2026年07月03日", "2026年6月", "98.6%", "８％", "云发[2026]3号", "“", "”", '"', "中心组集体学习7次", "特此报告。", "附件：1.统计表",
        "中共云岭县委宣传部：", "X", "——", "①", "第一章 总则", ";", ":", "8:30",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=60)


def form(text: str) -> str:
    return formatted(text, read_document)


def unchanged(text: str) -> None:
    assert form(text) == text


def rewritten(before: str, after: str) -> None:
    assert form(before) == after
    unchanged(after)


CLEAN = """\
关于2026年上半年意识形态工作情况的汇报

一、工作开展情况
（一）强化组织领导，压实主体责任
镇党委会专题研究意识形态工作3次，与17个村签订责任书17份。
（二）强化理论武装，筑牢思想根基
一是抓中心组学习。集体学习7次。二是抓宣讲。宣讲46场。
二、存在问题
一是6个村宣传栏没有更换。二是能拍剪短视频的只有2人。
三、下一步打算
一是9月底前更换6个村的宣传栏。

二是8月办培训1期。
"""


def test_a_clean_report_stays_as_it_is():
    unchanged(CLEAN)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("（一）强化组织领导", "(一)强化组织领导"),
        ("（一）强化组织领导", "（一）、强化组织领导"),
        ("一、工作开展情况", "一.工作开展情况"),
        ("（二）强化理论武装", "（一）强化理论武装"),
        ("（二）强化理论武装", "（五）强化理论武装"),
        ("三、下一步打算", "四、下一步打算"),
        ("三、下一步打算", "二、下一步打算"),
        ("二、存在问题\n", "二、存在问题。\n"),
        ("集体学习7次", "集体学习７次"),
        ("，与17个村", ",与17个村"),
        ("二是抓宣讲", "三是抓宣讲"),
        ("一是抓中心组", "一是、抓中心组"),
        ("二是能拍剪", "二是：能拍剪"),
    ],
)
def test_a_fault_of_form_is_put_right(before, after):
    rewritten(CLEAN.replace(before, after, 1), CLEAN)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026年07月03日召开会议。", "2026年7月3日召开会议。"),
        ("6月05日召开会议。", "6月5日召开会议。"),
        ("根据云发[2026]3号文件，开展工作。", "根据云发〔2026〕3号文件，开展工作。"),
        ('落实"一岗双责"要求。', "落实“一岗双责”要求。"),
        ("落实“一岗双责“要求。", "落实“一岗双责”要求。"),
        ("化解率９８．６％，高于去年。", "化解率98.6%，高于去年。"),
        ("开展宣讲46场;发放资料2300份。", "开展宣讲46场；发放资料2300份。"),
        ("开展宣讲，，发放资料。", "开展宣讲，发放资料。"),
    ],
)  # fmt: skip
def test_marks_dates_and_signs_of_a_sentence(before, after):
    rewritten(before, after)


@pytest.mark.parametrize(
    "text",
    [
        "比例为3:1，每天8:30开门。",
        "见 https://example.com/a,b 一文。",
        "一、二线城市合作项目3个。",
        "截至2006月底完成，共1006月日。",
        "清河村\t集中学习\t7次",
        "任务二 2026年完成，组别3 五人。",
        "2026.6万元用于建设。",
        "共有10月10日、12月1日两次。",
        "一是抓两件事。一是学习，二是宣讲。二是抓整改。",
    ],
)
def test_what_only_looks_like_a_fault_is_left(text):
    unchanged(text)


def test_ordinals_that_count_on_across_headings_are_legal():
    unchanged("一、工作\n（一）学习\n学习7次。\n（二）宣讲\n宣讲46场。\n二、打算\n（三）整改\n整改3个。\n")


def test_a_numbered_item_of_several_sentences_keeps_its_last_stop():
    unchanged(
        "一、工作\n学习7次。\n二、镇党委研究意识形态工作3次，并于2月27日、6月5日分析研判；整改9个。其余2个8月底前整改。\n。\n。\n。\n三、打算\n整改3个。\n"
    )


def test_mixed_marks_at_one_level_are_left():
    text = "一、工作\n学习7次。\n2.宣讲\n宣讲46场。\n三、打算\n整改3个。\n"
    assert "2.宣讲" in form(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、工作\n一是抓学习，二是抓宣传；三是抓阵地。\n",
        "一、问题\n一是人手少。二要抓紧。三是经费紧。\n",
        "一、工作\n重点项目：\n1.修路\n2.架桥\n民生项目：\n1.修渠\n2.修塘\n",
        "一、工作\n（一）甲\n学习7次。\n（二）乙\n宣讲46场。\n二、打算\n（三）丙\n整改3个。\n（四）丁\n验收3个。\n",
        "补贴105月发放，共210日。\n",
    ],
)
def test_what_the_checks_find_right_stays_as_it_is(text):
    unchanged(text)


def test_a_lost_mark_behind_an_ordinal_is_put_back():
    before = "一、抓学习\n学习7次。\n二 抓宣传\n宣讲46场。\n三、抓阵地\n排查64处。\n"
    rewritten(before, before.replace("二 抓", "二、抓"))


def test_one_duplicate_in_a_series_that_goes_on_is_put_right_from_there():
    before = "一、工作\n（一）甲\n学习7次。\n（二）乙\n宣讲46场。\n二、打算\n（三）丙\n整改3个。\n（三）丁\n验收3个。\n"
    rewritten(before, before.replace("（三）丁", "（四）丁"))


def test_comments_and_line_ends_inside_a_change_stay():
    text = "一、工作\n做好宣传,<!-- 依据：会议记录 -->(含网络)工作。\n支持群众,\n(含村干部)参加。\n"
    assert form(text).count("<!-- 依据：会议记录 -->") == 1
    assert form(text).count("\n") == text.count("\n")


def test_cells_between_tabs_are_put_right_each_by_itself():
    assert form("一、情况\n学习,宣传\t3\t有\n") == "一、情况\n学习，宣传\t3\t有\n"


def test_what_is_left_alone_is_named_with_its_line():
    text = "一、工作\n学习7次。\n2.宣讲\n宣讲46场。\n二、打算\n一是甲事。三是乙事。一是丙事。\n"
    left = left_alone(read_document(text))
    assert [(found.line, found.why) for found in left] == [(6, "一是二是接不上，拿不准该是几")]
    assert form(text) == text


def test_two_reports_of_a_file_are_numbered_each_by_itself():
    text = CLEAN + CLEAN.replace("二、存在问题", "三、存在问题")
    assert form(text) == CLEAN + CLEAN


def test_two_kinds_of_line_end_do_not_become_one():
    assert form("一、工作\r甲\r。;\n一、打算").count("\r\n") == 0


def test_line_ends_and_indents_stay():
    text = CLEAN.replace("\n", "\r\n").replace("镇党委会", "　　镇党委会")
    unchanged(text)


def test_an_ordinal_torn_by_a_line_end_or_a_comment_is_put_right_around_it():
    text = "一、工作\n（一）学习\n学习7次。\n(\n一)宣讲\n宣讲46场。"
    assert form(text) == "一、工作\n（一）学习\n学习7次。\n（\n二）宣讲\n宣讲46场。"
    text = "一、工作\n学习7次。\n三<!-- 原为二 -->、宣讲\n宣讲46场。"
    assert form(text) == text.replace("三<", "二<")


def test_a_quotation_mark_two_hundred_thousand_times_is_formatted_at_once():
    begun = time.perf_counter()
    form("“" * 200_000)
    form("甲 \t," * 50_000)
    assert time.perf_counter() - begun < 20


@given(_TEXTS)
@_MODERATE
def test_formatting_twice_is_formatting_once(text):
    once = form(text)
    assert form(once) == once


@given(_TEXTS)
@_MODERATE
def test_no_character_and_no_figure_is_lost(text):
    assert _said(form(text)) == _said(text)


def _said(text: str) -> str:
    """Characters and digits, without ordinals, series marks and zeros that only fill up."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(
        r"[一二三四五六七八九十]+(?=\s*(?:[、.．。是)]|$))|(?<=\()\s*[一二三四五六七八九十\d]+(?=\s*\))|\d+(?=\s*[、.)])",
        "",
        text,
        flags=re.MULTILINE,
    )
    text = re.sub(r"0(?=[1-9][月日])", "", text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")
