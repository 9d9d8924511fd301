from __future__ import annotations

import pytest
from imported_parts import said, untiled

from assistant.report.reading.document import read_document

TITLE = "柳溪镇2026年上半年文化工作总结"
BODY = "镇党委召开专题会议3次，研究具体事项11件。"
PART = f"一、工作情况\n{BODY}\n"


@pytest.mark.parametrize(
    "line",
    [
        "【字号：大 中 小】 打印",
        "[ 索引号 ]",
        "[ 索 引 号 ] 11420000/2026-00012",
        "发布时间：2026-07-03 来源：柳溪镇党政办 浏览次数：35",
        "来源：柳溪镇人民政府",
        "【打印本页】【关闭窗口】",
        "分享到：",
        "上一篇：石桥镇文化工作总结",
        "当前位置：首页 > 政务公开 > 工作总结",
    ],
)
@pytest.mark.parametrize("form", ["{line}\n{title}\n{part}", "{title}\n{line}\n{part}", "{title}\n{part}{line}\n"])
def test_remains_of_a_web_page_are_dropped_and_told(line, form):
    document = read_document(form.format(line=line, title=TITLE, part=PART))
    assert [(piece.text, piece.why) for piece in document.dropped] == [(line, "网页残留")]
    assert untiled(document) == []
    assert said(document.reports[0].title, *document.reports[0].sections[0].paragraphs) == [TITLE, BODY]


def test_buttons_behind_the_last_sentence_are_cut_off():
    document = read_document(f"{PART.strip()}【打印】【关闭】\n")
    assert said(*document.reports[0].sections[0].paragraphs) == [BODY]
    assert [piece.text for piece in document.dropped] == ["【打印】【关闭】"]
    assert untiled(document) == []


@pytest.mark.parametrize(
    "line",
    [
        "来源于群众的建议，件件有着落。",
        "打印资料1.5万份。",
        "【待核实：3次】",
        "[2026]12号文件已经落实。",
        "大中小学开展活动6场。",
        "文明实践。",
    ],
)
def test_text_that_begins_like_remains_is_kept(line):
    document = read_document(f"{PART}{line}\n")
    assert document.dropped == ()
    assert said(*document.reports[0].sections[0].paragraphs)[-1] == line


@pytest.mark.parametrize("dots", ["...", "…", "……"])
def test_cut_off_summary_line_is_dropped(dots):
    lead = "上半年，镇党委按照县委部署推进文化工作，现总结如下："
    document = read_document(f" {TITLE}　　{lead[:15]}{dots}\n　　{TITLE}\n　　{lead}\n{PART}")
    (dropped,) = document.dropped
    assert (dropped.line, dropped.why) == (1, "摘要行，与后面的标题、导语重复")
    assert said(document.reports[0].title, *document.reports[0].opening) == [TITLE, lead]


def test_first_line_that_ends_in_dots_and_sums_up_nothing_is_kept():
    document = read_document(f"文化工作要久久为功……\n{PART}")
    assert document.dropped == ()


def test_head_and_foot_of_the_printed_page_are_dropped():
    text = f"柳溪镇人民政府文件\n柳政发〔2026〕12号\n{TITLE}\n{PART}抄送：县委办公室，县政府办公室。\n"
    document = read_document(text)
    assert [piece.why for piece in document.dropped] == ["版头", "版头", "版记"]
    assert said(document.reports[0].title) == [TITLE]
    assert untiled(document) == []


def test_page_number_is_dropped():
    document = read_document(f"{PART}— 2 —\n{BODY}\n")
    assert [(piece.text, piece.why) for piece in document.dropped] == [("— 2 —", "页码")]
    assert untiled(document) == []


@pytest.mark.parametrize("dropped", ["— 2 —", "来源：柳溪镇政府", "【打印】"])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"一、工作情况\n{BODY}召开会议，列出工作任务", "清单，逐项办理。"),
        (f"一、工作情况\n{BODY}（", "一）抓好学习"),
        ("柳溪镇2026年上半年", "文化工作情况的报告"),
        (TITLE, TITLE),
    ],
)
def test_nothing_is_joined_over_what_was_dropped(above, below, dropped):
    document = read_document(f"{above}\n{dropped}\n{below}\n{PART}")
    assert document.dropped[0].text == dropped
    assert untiled(document) == []


def test_text_of_blanks_alone_is_dropped_whole():
    document = read_document(" \n　\r\n")
    assert document.reports == ()
    assert [(piece.start, piece.end, piece.why) for piece in document.dropped] == [(0, 5, "空白")]


def test_empty_text_has_no_parts():
    document = read_document("")
    assert (document.reports, document.dropped) == ((), ())
