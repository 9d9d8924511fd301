"""Messages of offices taken apart: who sends, under which heading, which bullets; no word is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import template

from assistant.report.collecting.message import Message, heading_of, read_message
from assistant.report.collecting.offices import office_before, office_in_name, office_line, sender_of

TEMPLATE = template()


def message(text: str, office: str = "") -> Message:
    return read_message(text, TEMPLATE, office)


def said(text: str) -> list[tuple[str, str, str]]:
    return [(entry.office, entry.section, entry.bullet.text) for entry in message(text).entries]


def test_a_chat_names_its_senders():
    assert said("综治办 李强 9:21\n排查纠纷23件\n张三 2026-06-15 14:03:22\n公众号推送45期") == [
        ("综治办 李强", "", "排查纠纷23件"),
        ("张三", "", "公众号推送45期"),
    ]


def test_a_message_that_counts_is_split_and_its_office_kept():
    assert said("党政办：1.召开党委会3次；2.签订责任书17份") == [
        ("党政办", "", "召开党委会3次"),
        ("党政办", "", "签订责任书17份"),
    ]


def test_headings_give_the_section_of_what_stands_under_them():
    assert said("一、理论学习\n（一）学习6次\n（二）宣讲14场\n二、存在问题\n缺专职宣传员") == [
        ("", "study", "学习6次"),
        ("", "study", "宣讲14场"),
        ("", "problems", "缺专职宣传员"),
    ]


def test_a_title_and_headings_of_their_own_are_no_bullets():
    read = message("司法所上半年工作情况\n一、普法宣传\n1.普法讲座3场\n二、矛盾纠纷化解\n排查纠纷35件")
    assert [(e.section, e.bullet.text) for e in read.entries] == [("", "普法讲座3场"), ("risk", "排查纠纷35件")]
    assert [line for line, _ in read.left_out] == [1, 2, 4]


def test_a_list_counted_in_chinese_is_no_list_of_headings():
    assert [text for *_, text in said("一、完善应急预案\n二、加强值守\n三、清理展板")] == [
        "完善应急预案",
        "加强值守",
        "清理展板",
    ]


def test_a_paragraph_is_a_bullet_a_sentence():
    read = message("排查纠纷35件，化解33件。9月底前化解余下2件。（来源：台账）")
    assert [(e.bullet.text, e.bullet.source) for e in read.entries] == [
        ("排查纠纷35件，化解33件", "台账"),
        ("9月底前化解余下2件", "台账"),
    ]


def test_a_heading_of_another_office_does_not_reach_over():
    assert said("党政办：\n一、存在问题\n缺人\n派出所：反诈宣传5场")[-1] == ("派出所", "", "反诈宣传5场")


def test_a_heading_above_all_offices_holds_for_each():
    assert said("理论学习\n党政办：学习6次\n司法所：普法讲座3场") == [
        ("党政办", "study", "学习6次"),
        ("司法所", "study", "普法讲座3场"),
    ]


def test_chatter_is_no_bullet_and_is_told():
    read = message("收到，报送如下：\n[图片]\n学习6次\n谢谢！")
    assert [entry.bullet.text for entry in read.entries] == ["学习6次"]
    assert [line for line, _ in read.left_out] == [1, 2, 4]


def test_notes_in_what_is_sent_are_understood():
    read = message("学习6次（来源：签到册）\n值守平台账号3个 <!-- 不写入 -->\n培训（待补）")
    assert [(e.bullet.source, e.bullet.withheld, e.bullet.pending) for e in read.entries] == [
        ("签到册", False, False),
        ("", True, False),
        ("", False, True),
    ]


def test_each_bullet_knows_its_line():
    assert [entry.line for entry in message("党政办：\n\n1.学习6次 2.宣讲3场\n培训2期").entries] == [3, 3, 4]


@pytest.mark.parametrize("line", ["党政办：", "【综治办】", "报送单位：司法所", "柳湾村：", "综合文化站:"])
def test_a_line_that_names_an_office(line):
    assert office_line(line)


@pytest.mark.parametrize(
    "line", ["学习6次", "召开3次党委会", "检查书店、网吧：", "存在问题：", "下一步打算", "放映电影12场"]
)
def test_a_line_that_names_none(line):
    assert office_line(line) == ""
    assert sender_of(line) == ""


def test_an_office_before_its_words():
    assert office_before("党政办：学习6次") == ("党政办", 4)
    assert office_before("学习：6次") == ("", 0)


@pytest.mark.parametrize(
    ("stem", "office"),
    [("党政办-半年要点", "党政办"), ("2026上半年（司法所）", "司法所"), ("要点汇总", ""), ("柳湾村", "柳湾村")],
)
def test_a_file_may_name_its_office(stem, office):
    assert office_in_name(stem) == office


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("一、理论学习", "study"),
        ("## 网络舆情", "network"),
        ("三、下一步工作打算", "plans"),
        ("一、强化理论武装，筑牢思想根基", "study"),
        ("一、工作开展情况", ""),
        ("学习6次", None),
        ("一、二季度召开党委会2次", None),
        ("开展集中学习，提高认识", None),
    ],
)
def test_headings(line, key):
    assert heading_of(line, TEMPLATE) == key


_LINE = st.one_of(
    st.sampled_from(
        [
            "党政办：",
            "综治办 李强 9:21",
            "一、理论学习",
            "1.学习6次；2.宣讲3场",
            "【司法所】普法3场",
            "收到",
            "- 走访30户",
            "（一）甲事 （二）乙事",
        ]
    ),
    st.text("学习甲乙12.、，。；：（）()①②- \t【】", max_size=24),
)


def _words(text: str) -> Counter[str]:
    """The characters that say something; ordinals and signs are form."""
    return Counter(re.findall(r"[\u4e00-\u9fffA-Za-z]", text))


@given(st.lists(_LINE, max_size=8))
def test_no_word_is_lost(lines):
    """Every word is in a bullet, its office, its source, or among what was left out."""
    text = "\n".join(lines)
    read = message(text)
    kept = _words("".join(e.bullet.text + e.bullet.source for e in read.entries))
    kept += _words("".join(line for _, line in read.left_out))
    kept += _words("".join({e.office for e in read.entries}) * len(lines))
    ordinals = _words("一二三四五六七八九十" * len(text))
    assert not _words(text) - kept - ordinals


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    numbers = [entry.line for entry in message(text).entries]
    assert all(1 <= number <= text.count("\n") + 1 for number in numbers)
    assert numbers == sorted(numbers)
