"""Tables asked for and sent back: indicators, the questionnaire, lists, sections by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import exemplars, template

from assistant.report.collecting.figures import figure_of
from assistant.report.collecting.indicators import Indicator, indicators_of, questions_with_indicators
from assistant.report.collecting.listing import listed_entries
from assistant.report.collecting.questionnaire import entries_of, header_of, office_of, questionnaire
from assistant.report.collecting.sorting import section_named, sorted_by_words
from assistant.report.table import Table
from assistant.report.template import SectionSpec

TEMPLATE = template()


def asked(*questions: str) -> list[tuple[str, str]]:
    return [(i.name, i.unit) for i in indicators_of(SectionSpec("x", "某节", questions=questions))]


@pytest.mark.parametrize(
    ("question", "indicators"),
    [
        (
            "宣讲队几支、几人，宣讲几场，受众几人次？",
            [("宣讲队", "支"), ("宣讲队", "人"), ("宣讲", "场"), ("受众", "人次")],
        ),
        ("排查几轮，发现、整改各几个？", [("排查", "轮"), ("排查发现", "个"), ("排查整改", "个")]),
        ("标语、横幅几条？", [("标语、横幅", "条")]),
        ("演出、电影各几场？", [("演出", "场"), ("电影", "场")]),
        ("新建阵地几个，投入几万元？", [("新建阵地", "个"), ("投入", "万元")]),
        ("学了哪些文件？", []),
        ("平均几小时回应？", []),
        ("是否纳入考核，占几分？", []),
    ],
)
def test_indicators_of_a_question(question, indicators):
    assert asked(question) == indicators


def test_every_indicator_of_the_shipped_templates_reads_as_words_and_a_unit():
    for name in ("ideology", "culture"):
        for spec in template(name).sections:
            for indicator in indicators_of(spec):
                assert indicator.unit
                assert "几" not in indicator.name
                assert not indicator.name.startswith("、")


@pytest.mark.parametrize(
    ("cell", "unit", "text", "own"),
    [
        ("12", "场", "12", ""),
        ("１２", "场", "12", ""),
        ("十二", "场", "12", ""),
        ("12场", "场", "12", ""),
        ("40人次", "人", "40", "人次"),
        ("约30", "人", "约30", ""),
        ("30人左右", "人", "约30", ""),
        ("两万余", "人次", "20000余", ""),
        ("3,200", "人次", "3200", ""),
        ("5.50", "万元", "5.5", ""),
        ("5万元", "万元", "5", ""),
        ("007", "个", "7", ""),
    ],
)
def test_a_figure_in_a_cell(cell, unit, text, own):
    read = figure_of(cell, unit)
    assert read is not None
    assert (read.text, read.unit) == (text, own)


@pytest.mark.parametrize("cell", ["", "较好", "93%", "-3", "3、4", "2026年3月5日", "3人以上", "见附件", "1e5", "人"])
def test_what_is_no_figure(cell):
    assert figure_of(cell, "人") is None


@given(st.integers(0, 10**9), st.sampled_from(["场", "人次", ""]))
def test_every_whole_number_is_read_as_it_is(number, unit):
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for cell in (str(number), wide, f"{number:,}", f"{number}{unit}"):
        read = figure_of(cell, unit)
        assert read is not None
        assert read.value == number
        assert read.unit == ""


@given(st.text("0123456789.,约余万千百十一二三场次人- 　%", max_size=12))
def test_any_cell_is_a_figure_or_none(cell):
    read = figure_of(cell, "场")
    assert read is None or read.value >= 0


def blank() -> Table:
    return questionnaire(TEMPLATE.sections, "柳溪镇采集表", "没有的不填")


def filled(**answers: tuple[str, ...]) -> Table:
    """The questionnaire with 数量, and 具体情况 and 来源 where given, beside these indicators."""
    rows = []
    for row in blank().rows:
        answer = answers.get(row[2]) if len(row) > 2 else None
        rows.append((*row[:3], answer[0], row[4], *answer[1:], *row[5 + len(answer) - 1 :]) if answer else row)
    return Table("采集表", tuple(rows))


def test_the_questionnaire_asks_every_question_once():
    questions = [row[1] for row in blank().rows[3:] if row[1]]
    assert questions == [q for spec in TEMPLATE.sections for q, _ in questions_with_indicators(spec)]


def test_a_blank_questionnaire_gives_nothing():
    assert header_of(blank()) is not None
    assert entries_of(blank()) == ()


def test_answers_are_bullets_with_section_office_and_source():
    table = filled(研判会=("2次", "派出所参加", "会议记录"), 排查风险点=("9",), 心得体会=("0",), 短视频=("无",))
    rows = (table.rows[0], ("填报单位：", "司法所"), *table.rows[2:])
    found = entries_of(Table("采集表", rows))
    assert office_of(Table("采集表", rows)) == "司法所"
    assert [(e.section, e.office, e.bullet.text, e.bullet.source) for e in found] == [
        ("分析研判与风险防范", "司法所", "研判会2次，派出所参加", "会议记录"),
        ("分析研判与风险防范", "司法所", "排查风险点9个", ""),
    ]


def test_what_is_counted_otherwise_keeps_its_unit():
    assert [e.bullet.text for e in entries_of(filled(研判会=("3场",)))] == ["研判会3场"]


def test_words_where_a_figure_was_asked_are_kept():
    assert [e.bullet.text for e in entries_of(filled(研判会=("每月一次",)))] == ["研判会：每月一次"]


def test_a_list_of_what_was_done():
    table = Table(
        "",
        (
            ("序号", "填报单位", "工作内容", "数量", "单位", "备注"),
            ("1", "综治办", "排查矛盾纠纷", "23", "件", ""),
            ("2", "", "召开研判会", "２", "次", "会议记录"),
            ("", "合计", "", "25", "", ""),
        ),
    )
    assert [(e.office, e.bullet.text) for e in listed_entries(table)] == [
        ("综治办", "排查矛盾纠纷23件"),
        ("综治办", "召开研判会2次，会议记录"),
    ]


def test_a_table_without_a_header_loses_no_cell():
    found = listed_entries(Table("", (("学习6次", "研讨3次"), ("宣讲14场",))), "党政办")
    assert [(e.office, e.bullet.text) for e in found] == [("党政办", "学习6次，研讨3次"), ("党政办", "宣讲14场")]


@given(st.lists(st.lists(st.text("学习甲乙12合计序号 ，", max_size=6), max_size=4).map(tuple), max_size=6).map(tuple))
def test_any_table_is_read(rows):
    table = Table("表", rows)
    assert all(entry.bullet.text for entry in (*listed_entries(table), *entries_of(table)))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("理论学习中心组学习6次", "study"),
        ("发生舆情2起，均已办结", "network"),
        ("向县级媒体投稿11篇，采用4篇", "publicity"),
        ("9月底前配好宣传员", "plans"),
        ("2个村没有专职宣传员", "problems"),
        ("建议县里多办培训", "suggestions"),
    ],
)
def test_sections_by_words(text, key):
    assert sorted_by_words(text, TEMPLATE).key == key


def test_words_that_say_nothing_have_no_section():
    assert not sorted_by_words("植树300棵", TEMPLATE).key


def test_most_bullets_of_the_exemplars_find_their_section():
    """Four of five, and seven of eight of those that are sure."""
    asked = [
        (fact, section.keys[0], template(e.front.template))
        for e in exemplars()
        for section in e.sections
        if len(section.keys) == 1
        for fact in section.facts
    ]
    found = [(sorted_by_words(fact, of), key) for fact, key, of in asked]
    sure = [(place, key) for place, key in found if place.sure]
    assert sum(place.key == key for place, key in found) >= 0.8 * len(found)
    assert sum(place.key == key for place, key in sure) >= 0.85 * len(sure)


def test_a_section_is_named_as_in_facts():
    assert section_named("一、理论学习", TEMPLATE) == "study"
    assert section_named("乡村振兴", TEMPLATE) == ""


def test_an_indicator_is_said_with_its_figure():
    assert Indicator("宣讲", "场").said("14") == "宣讲14场"
    assert Indicator("宣讲", "场").said("14", "场次") == "宣讲14场次"
