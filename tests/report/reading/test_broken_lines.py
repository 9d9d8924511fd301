from __future__ import annotations

import pytest
from imported_parts import misplaced, only, outline, said, untiled

from assistant.report.reading.document import read_document

BODY = "镇党委召开专题会议3次，研究具体事项11件。"


def paragraphs(text: str) -> list[str]:
    document = read_document(f"一、工作情况\n{text}")
    assert untiled(document) == []
    assert misplaced(document) == []
    (report,) = document.reports
    return said(*report.sections[0].paragraphs)


@pytest.mark.parametrize("torn", ["（\n三）", "（三\n）", "(\r\n三)", "（\n\n　　三）"])
def test_bracket_torn_off_by_a_line_end_is_put_back(torn):
    text = f"一、农业\n（一）水稻\n{BODY}\n（二）果蔬\n{BODY}\n{torn}畜牧\n{BODY}"
    last = only(text).sections[0].sections[-1].heading
    assert (last.ordinal, last.number, last.text) == (
        torn.split("\n")[0].strip() + torn.split("\n")[-1].strip(),
        3,
        "畜牧",
    )


def test_bracket_torn_off_behind_a_sentence_leaves_the_sentence_whole():
    report = only(f"一、农业\n（一）水稻\n{BODY}（\n二）果蔬\n{BODY}")
    first, second = report.sections[0].sections
    assert said(*first.paragraphs) == [BODY]
    assert second.heading.ordinal == "（二）"


def test_lost_opening_bracket():
    assert outline(f"一、农业\n一)水稻\n{BODY}\n二)果蔬\n{BODY}")[1:] == ["2 一)|水稻", "2 二)|果蔬"]


def test_ordinal_alone_on_its_line_goes_with_the_next():
    heading = only(f"一、\n强化领导\n{BODY}").sections[0].heading
    assert (heading.ordinal, heading.text) == ("一、", "强化领导")


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n", "\r\n\r\n"])
def test_line_end_inside_a_sentence_is_closed_up(end):
    broken = f"镇党委召开专题会议3次，研究具体事项，列出工作任务{end}清单，逐项明确办理的单位。"
    assert paragraphs(broken) == [broken.replace(end, "")]


def test_line_end_after_a_comma_is_closed_up():
    assert paragraphs("镇里组织，\n各村参加。") == ["镇里组织，各村参加。"]


def test_line_end_inside_quotes_is_closed_up():
    assert paragraphs("开展“我为群众\n办实事”活动。") == ["开展“我为群众办实事”活动。"]


def test_text_broken_at_one_width_is_closed_up():
    whole = "镇党委召开专题会议3次，研究具体事项11件，逐项明确了办理的单位和时限，每季度通报一次进展，并纳入年底的目标考核，对没有按时办结的由纪委约谈。"
    assert paragraphs("\n".join(whole[at : at + 25] for at in range(0, len(whole), 25))) == [whole]


def test_one_sentence_a_line_stays_one_a_paragraph():
    assert paragraphs(f"{BODY}\n{BODY}") == [BODY, BODY]


def test_paragraph_without_its_final_mark_is_not_joined_to_an_indented_one():
    first = "镇党委召开专题会议3次，研究具体事项11件，逐项明确了办理的单位"
    assert paragraphs(f"　　{first}\n　　{BODY}") == [first, BODY]


@pytest.mark.parametrize(
    "following", ["（一）抓好学习", "一是抓好学习。", "存在的问题和不足", "附件：1.情况统计表", "特此报告。"]
)
def test_what_begins_a_part_of_its_own_is_never_joined(following):
    first = "镇党委召开专题会议3次，研究具体事项11件，逐项明确了办理的单位"
    assert paragraphs(f"{first}\n{following}\n")[:1] == [first]


def test_heading_without_a_stop_is_not_joined_to_its_body():
    assert outline(f"（一）强化组织领导，压实工作责任\n{BODY}\n") == ["1 （一）|强化组织领导，压实工作责任"]


def test_blanks_of_every_kind_are_trimmed():
    report = only(f"\ufeff\n\xa0\u3000一、工作情况\u3000\n\t\u3000\u3000{BODY}\xa0\n\n\n")
    assert report.sections[0].heading.text == "工作情况"
    assert said(*report.sections[0].paragraphs) == [BODY]
    assert report.sections[0].heading.passage.line == 2


def test_lines_end_at_line_feed_and_carriage_return_only():
    assert paragraphs("前半句\u2028后半句，\x0b还有\x85一句。") == ["前半句\u2028后半句，\x0b还有\x85一句。"]


def test_comment_is_no_part_of_the_text():
    assert paragraphs(f"{BODY}<!-- 来源：台账 -->完成了任务。\n<!-- 不查 -->\n{BODY}") == [f"{BODY}完成了任务。", BODY]
