from __future__ import annotations

from dataclasses import replace

import pytest
import shipped

from assistant.drafting import formalities
from assistant.language.quantities import figures
from assistant.provenance.figure_trace import trace_figures
from assistant.provenance.ledger import Ledger, Source
from assistant.report.facts import KINDS, Fact, FactSection, FactSheet

_SHEET = shipped.sheet()
_TASKS = shipped.plan().tasks


def _opening(template="ideology", sections=(), **front) -> str:
    sheet = FactSheet(replace(_SHEET.front, **front), tuple(sections))
    return "".join(formalities.opening(sheet, shipped.template(template), _TASKS).paragraphs)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("报告", "中共清河镇委员会关于2026年上半年意识形态工作情况的报告"),
        ("汇报", "关于2026年上半年意识形态工作情况的汇报"),
        ("总结", "清河镇2026年上半年意识形态工作总结"),
    ],
)
def test_the_title_of_a_kind(kind, title):
    assert formalities.title(replace(_SHEET.front, kind=kind), shipped.template()) == title


def test_a_title_of_the_clerks_own_wins():
    assert formalities.title(replace(_SHEET.front, title="{自拟}标题"), shipped.template()) == "{自拟}标题"


@pytest.mark.parametrize("template", ["ideology", "culture"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_lead_ends_as_its_kind_does(kind, template):
    text = _opening(template, kind=kind)
    assert text.endswith(shipped.template(template).leads[kind])
    assert text.count("现") >= 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "front",
    [
        {},
        {"as_of": ""},
        {"notice": "《关于报送半年工作情况的通知》（云宣通〔2026〕12号）"},
        {"guidance": "县委坚强领导"},
        {"township": "石桥乡"},
    ],
)
def test_the_opening_has_no_figure_but_dates_and_the_notice(kind, front):
    text = _opening(kind=kind, **front)
    known = [front.get("notice", ""), _SHEET.front.period, "2026年6月30日"]
    ledger = Ledger(tuple(Source("文件头", told) for told in known))
    assert [f.text for f in trace_figures(text, ledger) if not f.sourced] == []


def test_the_day_of_the_figures_is_named():
    assert "截至2026年6月15日" in _opening(as_of="2026-06-15")
    assert "截至" not in _opening(as_of="")


def test_the_notice_comes_first():
    notice = "《关于报送半年工作情况的通知》"
    assert _opening(notice=notice).startswith(f"根据{notice}要求，")


def test_the_topics_are_those_of_the_sections_that_are_written():
    text = _opening()
    assert "理论学习" in text
    assert "存在问题" not in text
    assert "特色做法" not in text


def test_a_xiang_speaks_of_its_own_committee():
    text = _opening(township="石桥乡")
    assert "镇党委" not in text
    assert "乡党委" in text


def test_an_opening_of_the_clerks_own_wins():
    assert _opening(opening="自拟导语，现报告如下：") == "自拟导语，现报告如下："


def test_facts_for_the_opening_stand_in_it():
    section = FactSection("opening", "导语", 1, (Fact("今年是“十五五”开局之年", "opening"),))
    assert "今年是“十五五”开局之年。" in _opening(sections=[section])
    withheld = FactSection("opening", "导语", 1, (Fact("内部情况", "opening", withheld=True),))
    assert "内部情况" not in _opening(sections=[withheld])


@pytest.mark.parametrize("kind", KINDS)
def test_opening_and_closing_are_keyed_sections_of_the_template(kind):
    front = replace(_SHEET.front, kind=kind)
    opening = formalities.opening(replace(_SHEET, front=front), shipped.template(), _TASKS)
    assert (opening.keys, opening.origin) == (("opening",), "template")
    closing = formalities.closing(front, shipped.template())
    assert (closing is None) == (kind != "报告")


def test_the_closing():
    front = _SHEET.front
    assert formalities.closing(front, shipped.template()).paragraphs == ("特此报告。",)
    assert formalities.closing(replace(front, closing="不写"), shipped.template()) is None
    own = formalities.closing(replace(front, kind="汇报", closing="以上汇报，请审阅。"), shipped.template())
    assert own.paragraphs == ("以上汇报，请审阅。",)


@pytest.mark.parametrize(
    ("date", "text"),
    [("2026-07-03", "2026年7月3日"), ("2026-07", "2026年7月"), ("", ""), ("2026-12-31", "2026年12月31日")],
)
def test_dates_have_no_leading_zeros(date, text):
    assert formalities.date_text(date) == text


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("", ()),
        ("情况统计表", ("情况统计表",)),
        ("情况统计表；问题整改清单", ("情况统计表", "问题整改清单")),
        ("附件：1.情况统计表；2.问题整改清单", ("情况统计表", "问题整改清单")),
        ("情况统计表、佐证材料目录;", ("情况统计表、佐证材料目录",)),
    ],
)
def test_attachments(value, names):
    assert formalities.attachments(replace(_SHEET.front, attachments=value)) == names


def test_an_opening_without_sections_names_the_subject():
    sheet = FactSheet(_SHEET.front)
    text = "".join(formalities.opening(sheet, shipped.template(), ()).paragraphs)
    assert shipped.template().subject in text
    assert [q.text for q in figures(text) if q.kind not in ("date", "period")] == []


@pytest.mark.parametrize("value", ["不写", "不写入", "不要", "无", "不写。", "（不写）"])
def test_opening_and_closing_may_be_declined(value):
    front = replace(_SHEET.front, opening=value, closing=value)
    assert formalities.closing(front, shipped.template()) is None
    assert formalities.opening(FactSheet(front), shipped.template(), _TASKS) is None


@pytest.mark.parametrize(
    ("township", "committee"), [("城东街道", "街道党工委"), ("达尔苏木", "苏木党委"), ("柳溪镇", "镇党委")]
)
@pytest.mark.parametrize("template", ["ideology", "culture"])
def test_the_overview_names_the_townships_own_committee(template, township, committee):
    assert f"，{committee}围绕" in _opening(template, township=township)
