"""What a report says of itself: kind, period, township, from its own title, lead and signature."""

from __future__ import annotations

import pytest

from assistant.report.reading.document import read_document
from assistant.report.reading.known import known_from

BODY = "\n\n一、工作开展情况\n镇党委研究工作3次。\n二、存在问题\n人手少。\n"


def known(head: str):
    return known_from(read_document(head + BODY).reports[0])


@pytest.mark.parametrize(
    ("title", "period", "kind", "township"),
    [
        ("中共清河镇委员会关于2026年上半年意识形态工作情况的报告", "2026年上半年", "报告", "清河镇"),
        ("清河镇2026年上半年意识形态工作总结", "2026年上半年", "总结", "清河镇"),
        ("云岭县清河镇2026年工作总结", "2026年", "总结", "清河镇"),
        ("关于清河镇2026年上半年宣传工作情况的汇报", "2026年上半年", "汇报", "清河镇"),
        ("关于报送清河镇2026年上半年宣传工作总结", "2026年上半年", "总结", "清河镇"),
        ("清河镇二〇二六年上半年工作总结", "2026年上半年", "总结", "清河镇"),
        ("乡镇关于2026年上半年工作情况的报告", "2026年上半年", "报告", ""),
        ("我镇2026年上半年工作总结", "2026年上半年", "总结", ""),
        ("关于转发《清河镇2026年工作报告》", "2026年", "", ""),
    ],
)
def test_titles(title, period, kind, township):
    found = known(title)
    assert (found.period, found.kind) == (period, kind)
    assert found.township == township


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("根据2021年印发的《责任制办法》要求，现将我镇2026年上半年有关情况报告如下：", "2026年上半年"),
        ("2026年上半年，镇党委开展意识形态工作。现将有关情况报告如下：", "2026年上半年"),
        ("自2019年以来，镇党委持续开展工作。现将有关情况报告如下：", ""),
    ],
)
def test_the_period_is_that_of_the_report_not_of_a_document(lead, period):
    assert known(f"关于意识形态工作情况的报告\n\n{lead}").period == period
