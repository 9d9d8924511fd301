"""The table of phrases out of date: the period decides, and the user's own rows are heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.reading.document import read_document
from assistant.style.checking import check
from assistant.style.manuscript import Known, Manuscript
from assistant.style.phrase_table import merged, read_rows, shipped_rows
from assistant.style.rules import all_rules
from assistant.style.rules.outdated_phrase import outdated_phrase_rule, with_further_rows


def _found(text: str, period: str, further: str = "") -> list[str]:
    rows, complaints = read_rows(further)
    assert complaints == ()
    manuscript = Manuscript(read_document(f"一、工作开展情况\n{text}"), Known(period=period))
    return [f.message for f in check(manuscript, [outdated_phrase_rule(merged(shipped_rows(), rows))])]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2024年", 1),
        ("2025年上半年", 0),
        ("2025年", 0),
        ("2026年上半年", 1),
        ("2027年1—6月", 1),
        ("", 0),
        ("上半年", 0),
    ],
)
def test_the_period_of_the_report_decides(period, found):
    assert len(_found("今年是“十四五”规划收官之年。", period)) == found


def test_a_period_that_holds_the_day_of_the_change_is_left_alone():
    text = "继续做好宣传思想工作。"
    assert _found(text, "2023年") == []
    assert len(_found(text, "2024年上半年")) == 1


def test_a_row_of_the_user_is_heard_and_its_exception_too():
    table = "清风清河\t清廉清河\t县里2025年改的名\t2025-06\t-\t原名、征文\twarning"
    assert len(_found("开展清风清河活动3场。", "2026年上半年", table)) == 1
    assert _found("开展清风清河征文3次。", "2026年上半年", table) == []
    assert _found("开展清风清河活动3场。", "2025年上半年", table) == []


def test_a_row_of_the_user_stands_for_the_shipped_one():
    assert len(_found("抓好新冠肺炎防控。", "2026年上半年")) == 1
    assert _found("抓好新冠肺炎防控。", "2026年上半年", "新冠肺炎\t新型冠状病毒感染\t-\t2030-01") == []


def test_only_this_rule_is_changed_by_the_rows_of_the_user():
    rows, _ = read_rows("清风清河\t清廉清河")
    changed = with_further_rows(all_rules(), rows)
    assert [rule.name for rule in changed] == [rule.name for rule in all_rules()]
    assert [a.name for a, b in zip(changed, all_rules(), strict=True) if a is not b] == ["outdated-phrase"]


def test_lines_that_are_no_row_are_named():
    rows, complaints = read_rows(
        "\ufeff# 说明\n清风清河\t清廉清河\n只有一格\n旧词\t新词\t-\t去年\n旧词\t新词\t-\t-\t-\t-\t严重\n"
    )
    assert [row.phrase for row in rows] == ["清风清河"]
    assert [complaint[:3] for complaint in complaints] == ["第3行", "第4行", "第5行"]


def test_a_phrase_of_the_user_is_taken_literally():
    rows, complaints = read_rows("re:.*:(a+)+\t新词")
    assert complaints == ()
    assert rows[0].pattern.search("aaaa") is None
    assert rows[0].pattern.search("re:.*:(a+)+") is not None


@given(st.text(alphabet="提法\t-2026.年（[\n#", max_size=80))
def test_any_table_is_read(text):
    rows, complaints = read_rows(text)
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(rows) + len(complaints) == len(lines)
