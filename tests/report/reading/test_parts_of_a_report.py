"""Title, recipient, opening, closing, annexes, issuer, date: each a part of its own."""

from __future__ import annotations

import pytest
from imported_parts import misplaced, only, outline, said, untiled

from assistant.report.reading.document import read_document

TITLE = "中共柳溪镇委员会关于2026年上半年文化工作情况的报告"
LEAD = "2026年上半年，镇党委按照县委部署推进文化工作。现将有关情况报告如下："
BODY = "镇党委召开专题会议3次，研究具体事项11件。"
PART = f"一、工作情况\n{BODY}\n二、存在问题\n{BODY}\n"


def test_a_whole_report_has_every_part():
    text = f"{TITLE}\n\n中共安平县委宣传部：\n{LEAD}\n{PART}特此报告。\n附件：1.情况统计表\n2.活动照片\n\n中共柳溪镇委员会\n2026年7月3日\n"
    report = only(text)
    assert said(report.title, report.recipient, *report.opening) == [TITLE, "中共安平县委宣传部：", LEAD]
    assert said(*report.closing, report.issuer, report.date) == ["特此报告。", "中共柳溪镇委员会", "2026年7月3日"]
    assert said(*report.annexes) == ["附件：1.情况统计表", "2.活动照片"]
    assert [section.heading.text for section in report.sections] == ["工作情况", "存在问题"]


@pytest.mark.parametrize(
    "title",
    [
        "关于2026年上半年文化工作情况的汇报",
        "柳溪镇2026年上半年文化工作总结（讨论稿）",
        "柳溪镇2026年上半年\n\n文化工作专题报告",
        "中共柳溪镇委员会\n关于2026年上半年文化工作\n情况的报告",
        "工　作　报　告",
        "工 作 报 告\n——2026年1月8日在柳溪镇第三届人民代表大会第二次会议上",
        "柳溪镇2026年上半年文化工作",
    ],
)
def test_title_on_one_line_or_several_is_one_title(title):
    document = read_document(f"{title}\n{LEAD}\n{PART}")
    (report,) = document.reports
    joined = title.replace("\n", "")
    assert said(report.title) == [joined.replace("　", "").replace("工 作 报 告", "工作报告")]
    assert said(*report.opening) == [LEAD]
    assert (untiled(document), misplaced(document)) == ([], [])


@pytest.mark.parametrize("again", [TITLE, TITLE.replace("关于", "\n关于"), f"\n{TITLE}"])
def test_title_said_twice_is_one_title_and_the_second_is_dropped(again):
    document = read_document(f"{TITLE}\n{again}\n{LEAD}\n{PART}")
    (report,) = document.reports
    assert said(report.title, *report.opening) == [TITLE, LEAD]
    assert {piece.why for piece in document.dropped} == {"重复的标题"}
    assert "".join(piece.text for piece in document.dropped) == TITLE


def test_report_without_a_title_begins_with_its_opening():
    report = only(f"{LEAD}\n{PART}")
    assert report.title is None
    assert said(*report.opening) == [LEAD]


def test_piece_of_a_report_has_neither_title_nor_opening():
    report = only(PART)
    assert (report.title, report.recipient, report.opening) == (None, None, ())


@pytest.mark.parametrize("greeting", ["各位代表！", "各位代表：", "同志们：", "各位领导、同志们："])
def test_greeting_is_no_heading_and_no_opening(greeting):
    report = only(f"工作报告\n\n{greeting}\n{LEAD}\n{PART}")
    assert said(report.recipient, *report.opening) == [greeting, LEAD]


@pytest.mark.parametrize(
    "recipient", ["县委宣传部：", "中共安平县委宣传思想工作领导小组办公室:", "县委、县政府：", "主送：县委办公室："]
)
def test_recipient_ends_in_a_colon_of_either_width(recipient):
    assert said(only(f"{TITLE}\n{recipient}\n{LEAD}\n{PART}").recipient) == [recipient]


def test_lead_is_no_recipient():
    assert only(f"{TITLE}\n现将有关情况报告如下：\n{PART}").recipient is None


def test_issuer_and_date_under_the_title():
    report = only(f"关于2026年上半年文化工作情况的汇报\n中共柳溪镇委员会\n（2026年7月3日）\n{LEAD}\n{PART}")
    assert said(report.issuer, report.date) == ["中共柳溪镇委员会", "（2026年7月3日）"]
    assert said(*report.opening) == [LEAD]


@pytest.mark.parametrize(
    "date",
    [
        "2026年7月3日",
        "2026年7月　日",
        "二〇二六年七月三日",
        "二○二六年七月三日",
        "2026年07月03日",
        "2026年7月",
        "X年X月X日",
        "2026.7.3",
    ],
)
def test_date_in_every_form(date):
    report = only(f"{TITLE}\n{LEAD}\n{PART}柳溪镇人民政府\n{date}\n")
    assert said(report.issuer, report.date) == ["柳溪镇人民政府", date]


def test_issuer_and_date_on_one_line():
    report = only(f"{TITLE}\n{LEAD}\n{PART}柳溪镇人民政府　　2026年7月3日\n")
    assert said(report.issuer, report.date) == ["柳溪镇人民政府", "2026年7月3日"]


def test_report_signed_above_and_below_keeps_both():
    text = f"{TITLE}\n柳溪镇党政办公室\n2026年7月1日\n{LEAD}\n{PART}柳溪镇人民政府\n2026年7月3日\n"
    document = read_document(text)
    (report,) = document.reports
    assert said(report.issuer, report.date) == ["柳溪镇人民政府", "2026年7月3日"]
    assert said(*report.opening) == ["柳溪镇党政办公室", "2026年7月1日", LEAD]
    assert untiled(document) == []


def test_two_closings_are_both_kept():
    assert said(*only(f"{PART}以上报告，请审阅。\n特此报告。").closing) == ["以上报告，请审阅。", "特此报告。"]


@pytest.mark.parametrize("head", ["附件1", "附件：\n", "附件2：统计表", "附表", "名词解释"])
def test_annex_and_glossary_with_a_numbering_of_their_own_are_no_report(head):
    annex = "\n".join(f"{n}、第{n}项任务" for n in "一二三四五六七八九十")
    report = only(f"{TITLE}\n{LEAD}\n{PART}{head}\n{annex}\n1.网格员：在网格内巡查的人员。")
    assert len(report.sections) == 2
    assert said(*report.annexes)[0] == head.strip()
    assert len(report.annexes) == 12


def test_mention_of_an_annex_within_the_text_ends_nothing():
    assert outline(f"一、农业\n附件：1.统计表\n{BODY}\n二、文化\n{BODY}") == ["1 一、|农业", "1 二、|文化"]


def test_restart_begins_the_next_report_of_the_file():
    text = f"一、农业\n{BODY}\n二、文化\n{BODY}\n一、水利\n{BODY}\n二、教育\n{BODY}\n三、卫生\n{BODY}"
    assert outline(text) == ["1 一、|农业", "1 二、|文化", "=", "1 一、|水利", "1 二、|教育", "1 三、|卫生"]


def test_title_above_the_restart_belongs_to_the_next_report():
    text = f"一、农业\n{BODY}\n二、文化\n{BODY}\n柳溪镇文化工作情况汇报\n县委宣传部：\n{LEAD}\n一、水利\n{BODY}"
    first, second = read_document(text).reports
    assert said(*first.sections[1].paragraphs) == [BODY]
    assert said(second.title, second.recipient, *second.opening) == ["柳溪镇文化工作情况汇报", "县委宣传部：", LEAD]


def test_signature_of_one_report_stands_before_the_title_of_the_next():
    text = f"{PART}特此报告。\n柳溪镇人民政府\n2026年7月3日\n石桥镇文化工作情况汇报\n{PART}"
    first, second = read_document(text).reports
    assert said(*first.closing, first.issuer, first.date) == ["特此报告。", "柳溪镇人民政府", "2026年7月3日"]
    assert said(second.title) == ["石桥镇文化工作情况汇报"]


def test_two_first_items_are_a_slip_and_no_second_report():
    assert "=" not in outline(f"一、农业\n{BODY}\n一、文化\n{BODY}\n三、水利\n{BODY}")


def test_list_within_an_item_is_no_second_report():
    text = f"一、农业\n{BODY}\n二、文化\n{BODY}\n一、书屋\n{BODY}\n二、演出\n{BODY}\n三、水利\n{BODY}\n四、教育\n{BODY}"
    assert outline(text).count("=") == 1  # it cannot be told from a second report: its numbering goes on
    text = f"一、农业\n{BODY}\n二、文化\n{BODY}\n三、水利\n{BODY}\n一、书屋\n{BODY}\n二、演出\n{BODY}\n四、教育\n{BODY}"
    assert "=" not in outline(text)


def test_government_report_has_its_parts_and_is_one_report():
    text = f"""政 府 工 作 报 告
——2026年1月8日在柳溪镇第三届人民代表大会第二次会议上
柳溪镇镇长　张　明
各位代表：
现在，我代表镇人民政府向大会报告工作，请予审议。
2025年工作回顾
过去一年，镇人民政府办成了一批实事。
一、农业
{BODY}
二、文化
{BODY}
各位代表！成绩来之不易。
2026年工作安排
今年的工作从三个方面展开。
一、农业
{BODY}
二、文化
{BODY}
三、水利
{BODY}
各位代表！让我们共同努力。
名词解释
1.网格员：在网格内巡查的人员。
"""
    report = only(text)
    assert said(report.title, report.issuer, report.recipient) == [
        *("政府工作报告——2026年1月8日在柳溪镇第三届人民代表大会第二次会议上", "柳溪镇镇长　张　明", "各位代表："),
    ]
    assert [line.split("|") for line in outline(text)] == [
        *(["1 ", "2025年工作回顾"], ["2 一、", "农业"], ["2 二、", "文化"]),
        *(["1 ", "2026年工作安排"], ["2 一、", "农业"], ["2 二、", "文化"], ["2 三、", "水利"]),
    ]
    assert said(*report.annexes) == ["名词解释", "1.网格员：在网格内巡查的人员。"]


def test_plan_that_heads_a_file_is_its_title():
    report = only(f"柳溪镇\n2026年工作要点\n一、农业\n{BODY}\n二、文化\n{BODY}")
    assert said(report.title) == ["柳溪镇2026年工作要点"]
    assert said(only(f"2026年工作要点\n一、农业\n{BODY}\n二、文化\n{BODY}").title) == ["2026年工作要点"]
