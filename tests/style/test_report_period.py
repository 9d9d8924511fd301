"""The period a report covers, from what is known, its title or the sentence that leads to its body."""

from __future__ import annotations

import pytest

from assistant.report.reading.document import read_document
from assistant.style.manuscript import Known, Manuscript
from assistant.style.report_period import ReportPeriod, period_in, report_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年上半年", (2026, 1), (2026, 6)),
        ("2026年", (2026, 1), (2026, 12)),
        ("2026年度", (2026, 1), (2026, 12)),
        ("2026年第一季度", (2026, 1), (2026, 3)),
        ("2026年1—6月", (2026, 1), (2026, 6)),
        ("２０２６ 年上半年", (2026, 1), (2026, 6)),
        ("2025年7月至2026年6月", (2025, 7), (2026, 6)),
    ],
)
def test_periods_are_read(text, first, last):
    assert period_in(text) == ReportPeriod(first, last)


@pytest.mark.parametrize("text", ["", "上半年", "今年以来", "26年", "202年"])
def test_a_period_without_a_year_is_none(text):
    assert period_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "清河镇2026年上半年工作总结\n一、工作开展情况\n2019年建成广场。",
        "按照2025年的部署，镇党委抓好各项工作。现将2026年上半年有关情况报告如下：\n一、工作开展情况",
        "2026年上半年，镇党委抓好各项工作。\n一、工作开展情况",
    ],
)
def test_title_and_lead_tell_the_period(text):
    assert report_period(Manuscript(read_document(text))) == ReportPeriod((2026, 1), (2026, 6))


def test_what_is_known_goes_before_the_title():
    manuscript = Manuscript(read_document("清河镇2025年工作总结\n一、工作开展情况"), Known(period="2026年上半年"))
    assert report_period(manuscript) == ReportPeriod((2026, 1), (2026, 6))


def test_a_year_in_passing_is_no_period():
    text = "自2019年创建以来，镇党委抓好各项工作。\n一、工作开展情况\n2024年建成广场。"
    assert report_period(Manuscript(read_document(text))) is None
