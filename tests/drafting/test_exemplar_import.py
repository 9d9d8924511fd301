from __future__ import annotations

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.exemplar_import import front_of, report_of, texts_of, with_texts
from assistant.report.exemplar_markdown import build_exemplar, format_exemplar, parse_exemplar
from assistant.report.known import Known
from assistant.report.reading.document import read_document

_SPECS = shipped.template().sections


def _report(text):
    return report_of(read_document(text, _SPECS).reports[0])


def _headings(report):
    return [(s.heading.level, s.heading.text, s.keys, s.run_in) for s in report.sections]


def test_ordinals_and_final_marks_go_and_levels_stay():
    report = _report(
        "松岭镇2025年意识形态工作情况的报告\n现报告如下：\n一、工作开展情况\n（一）强化理论武装，筑牢思想根基。集中学习6次。\n"
        "二、存在问题。\n宣讲员少3人。\n特此报告。"
    )
    assert _headings(report) == [
        (1, "工作开展情况", (), False),
        (2, "强化理论武装，筑牢思想根基", ("study",), True),
        (1, "存在问题", ("problems",), False),
    ]
    assert (report.opening, report.closing) == (("现报告如下：",), ("特此报告。",))
    assert report.sections[1].paragraphs == ("集中学习6次。",)


def test_a_heading_above_keyed_ones_has_no_key_of_theirs():
    report = _report("一、加强组织领导\n高度重视。\n（一）压实领导责任\n研究2次。\n（二）加强理论学习\n学习6次。")
    assert [s.keys for s in report.sections] == [(), ("leadership",), ("study",)]


def test_a_key_stands_once_where_it_comes_first():
    report = _report("一、加强理论学习\n学习6次。\n二、深化理论武装\n研讨3次。")
    assert [s.keys for s in report.sections] == [("study",), ()]


def test_small_headings_of_problems_and_plans_become_items():
    report = _report(
        "一、加强理论学习\n学习6次。\n二、下一步打算\n（一）抓好学习。9月底前培训2期。\n（二）抓好阵地\n修缮宣传栏7块。\n台账按月更新。"
    )
    assert _headings(report)[1] == (1, "下一步打算", ("plans",), False)
    assert report.sections[1].paragraphs == (
        "一是抓好学习。9月底前培训2期。",
        "二是抓好阵地。修缮宣传栏7块。",
        "台账按月更新。",
    )


def test_headings_of_lead_and_closing_are_these():
    report = _report("一、导语\n现报告如下：\n二、理论学习\n学习6次。\n三、结尾\n特此报告。")
    assert [s.heading.text for s in report.sections] == ["理论学习"]
    assert (report.opening, report.closing) == (("现报告如下：",), ("特此报告。",))


@pytest.mark.parametrize(
    ("text", "read"),
    [("# 不是标题", "＃ 不是标题"), ("> - 不是要点", "＞ - 不是要点"), ("<!-- 没有完的批注", "＜!-- 没有完的批注")],
)
def test_what_looks_like_markup_stays_text(text, read):
    report = _report(f"一、理论学习\n学习6次。\n{text}")
    assert report.sections[0].paragraphs == ("学习6次。", read)


@pytest.mark.parametrize(
    ("known", "lead", "period"),
    [
        (Known(period="2025年上半年"), "2025年下半年", "2025年上半年"),
        (Known(period="2025年"), "2025年上半年，镇党委……", "2025年上半年"),
        (Known(period="2025年"), "2025年上半年和2025年下半年", "2025年"),
        (Known(), "上半年", ""),
    ],
)
def test_the_lead_may_name_the_half_of_the_year(known, lead, period):
    assert front_of(known, lead, "甲", "", "ideology").period == period


@pytest.mark.parametrize(("date", "kept"), [("2026-07-03", "2026-07-03"), ("2026-13-40", ""), ("", "")])
def test_a_date_that_there_is_not_is_left_out(date, kept):
    assert front_of(Known(date=date), "", "甲", "", "ideology").date == kept


def test_every_text_is_changed():
    report = _report("松岭镇2025年意识形态工作总结\n总结如下：\n一、理论学习\n学习6次。\n特此报告。")
    assert texts_of(with_texts(report, lambda text: text + "甲")) == tuple(text + "甲" for text in texts_of(report))


_PIECES = st.sampled_from(
    [
        "一、",
        "（一）",
        "二、",
        "1.",
        "理论学习",
        "存在问题",
        "下一步打算",
        "导语",
        "结尾",
        "。",
        "\n",
        "#",
        ">",
        "{#study}",
        "｛甲｝",
        "<!--",
        "-->",
        "学习6次",
        "---",
        " ",
        "\x00",
        "\ufeff",
        "\u2028",
        "特此报告。",
        "2026年7月3日",
        "\x85",
        "附件：",
        "：",
        "\r",
    ]
)


@given(st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=80)))
@settings(max_examples=300, deadline=None)
def test_whatever_is_taken_in_reads_back_the_same(text):
    for imported in read_document(text, _SPECS).reports:
        report = report_of(imported)
        facts = [("学习6次",) for s in report.sections if s.keys]
        exemplar = build_exemplar("甲", front_of(Known(township=text), text, "甲", text, "ideology"), report, facts)
        if report.sections:
            assert parse_exemplar(format_exemplar(exemplar), "甲") == exemplar
