"""Matrices villages × indicators: recognised, summed, and who has not sent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shipped import template

from assistant.report.collecting.indicators import Indicator
from assistant.report.collecting.matrix import indicator_of, matrix_of, matrix_table
from assistant.report.collecting.places import named, place_key, places_among
from assistant.report.collecting.reminder import reminder
from assistant.report.collecting.summing import SentMatrix, Summary, Total, summed
from assistant.report.table import Table

VILLAGES = ("柳湾村", "上河村", "滨河社区")
HEADER = ("村（社区）", "宣讲（场）", "受众（人次）")


def sent(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER, file: str = "村表.xlsx") -> SentMatrix:
    matrix = matrix_of(Table("", (header, *rows)))
    assert matrix is not None
    return SentMatrix(file, matrix)


def total(summary: Summary, name: str, unit: str) -> Total:
    return next(t for t in summary.totals if (t.indicator.name, t.unit) == (name, unit))


def test_what_the_program_lays_out_it_recognises():
    for spec in template().sections:
        table = matrix_table(spec, VILLAGES, "没有的填0")
        if len(table.rows[1]) > 1:
            matrix = matrix_of(table)
            assert matrix is not None
            assert [row.name for row in matrix.rows] == list(VILLAGES)
            assert all(column.indicator.unit for column in matrix.columns)


@pytest.mark.parametrize(
    ("title", "name", "unit"),
    [
        ("宣讲（场）", "宣讲", "场"),
        ("宣讲(单位：场)", "宣讲", "场"),
        ("宣讲场次", "宣讲", "场次"),
        ("受众人次", "受众", "人次"),
        ("党员人数", "党员", "人"),
        ("投入（万元）", "投入", "万元"),
        ("标语横幅", "标语横幅", ""),
        ("活动（含节日）", "活动（含节日）", ""),
    ],
)
def test_a_column_title_is_name_and_unit(title, name, unit):
    assert indicator_of(title) == Indicator(name, unit)


def test_a_header_of_two_rows():
    table = Table("", (("村", "宣讲", "宣讲"), ("村", "场次", "听众人次"), ("柳湾村", "3", "90")))
    matrix = matrix_of(table)
    assert matrix is not None
    assert [(c.indicator.name, c.indicator.unit) for c in matrix.columns] == [("宣讲", "场次"), ("宣讲听众", "人次")]


def test_a_row_of_units_under_the_header():
    matrix = matrix_of(Table("", (("村名", "宣讲", "受众"), ("单位", "场", "人次"), ("柳湾村", "3", "90"))))
    assert matrix is not None
    assert [c.indicator.unit for c in matrix.columns] == ["场", "人次"]


@pytest.mark.parametrize(
    "rows",
    [
        (("单位", "工作内容", "数量"), ("综治办", "排查", "23")),
        (("单位", "情况"), ("综治办", "好")),
        (("学习6次",), ("宣讲14场",)),
        (("序号", "事项"), ("1", "学习6次")),
        (),
    ],
)
def test_other_tables_are_none(rows):
    assert matrix_of(Table("", rows)) is None


def test_a_column_is_summed_over_the_villages():
    summary = summed([sent(("柳湾村", "3", "120"), ("上河村", "４", "80人次"), ("滨河社区", "无", "0"))])
    assert total(summary, "宣讲", "场").value == 7
    assert total(summary, "受众", "人次").value == 200
    assert all(t.is_whole for t in summary.totals)
    assert not summary.missing


def test_units_are_kept_apart_and_neither_sum_is_whole():
    summary = summed([sent(("柳湾村", "3", "120"), ("上河村", "4场次", "60人"))])
    assert total(summary, "宣讲", "场").value == 3
    assert total(summary, "宣讲", "场次").value == 4
    assert total(summary, "受众", "人").value == 60
    assert not any(t.is_whole for t in summary.totals)


def test_who_has_not_sent_is_told_against_the_roster():
    summary = summed([sent(("柳湾", "3", "120"), ("上河村委会", "4", ""))], VILLAGES)
    assert summary.missing == ("滨河社区",)
    assert total(summary, "受众", "人次").missing == ("上河村", "滨河社区")
    assert not summary.unknown


def test_empty_rows_have_not_sent():
    assert summed([sent(("柳湾村", "3", "1"), ("上河村", "", ""))]).missing == ("上河村",)


def test_several_copies_are_one_table():
    copies = [
        sent(("柳湾村", "3", "1"), ("上河村", "", ""), file="a"),
        sent(("柳湾村", "", ""), ("上河村", "4", "2"), file="b"),
    ]
    summary = summed(copies)
    assert total(summary, "宣讲", "场").value == 7
    assert not summary.missing


def test_the_same_village_twice_counts_once():
    summary = summed([sent(("柳湾村", "3", "1"), file="a"), sent(("柳湾村", "３", "1"), file="b")])
    assert total(summary, "宣讲", "场").value == 3
    assert total(summary, "宣讲", "场").is_whole


def test_two_values_of_one_village_are_told_and_the_sum_is_not_whole():
    summary = summed([sent(("柳湾村", "3", "1"), file="a"), sent(("柳湾村", "5", "1"), file="b")])
    found = total(summary, "宣讲", "场")
    assert found.differing[0].values == (("a", "3"), ("b", "5"))
    assert not found.is_whole


def test_words_are_not_summed_and_are_told():
    found = total(summed([sent(("柳湾村", "较好", "1"), ("上河村", "4", "2"))]), "宣讲", "场")
    assert found.unreadable == (("柳湾村", "较好"),)
    assert found.value == 4
    assert not found.is_whole


def test_a_row_of_totals_is_no_village_and_is_checked():
    summary = summed([sent(("柳湾村", "3", "1"), ("上河村", "4", "2"), ("合计", "8", "3"))])
    assert total(summary, "宣讲", "场").value == 7
    assert total(summary, "宣讲", "场").claimed == "8"
    assert total(summary, "受众", "人次").claimed == ""


def test_an_approximate_cell_makes_an_approximate_sum():
    assert (
        total(summed([sent(("柳湾村", "3", "约120"), ("上河村", "4", "80"))]), "受众", "人次").text == "受众约200人次"
    )


def test_villages_that_the_roster_lacks_are_told():
    assert summed([sent(("柳湾村", "3", "1"), ("新桥村", "1", "1"))], VILLAGES).unknown == ("新桥村",)


@pytest.mark.parametrize(
    "name", ["柳湾", "柳湾村", "柳湾村委会", "1.柳湾村", " 柳 湾 村 ", "柳湾行政村", "清河镇柳湾村"]
)
def test_one_village_by_many_names(name):
    assert named(name, VILLAGES) == "柳湾村"


def test_places_of_a_roster():
    assert places_among(("柳湾村", "党政办", "滨河社区", "张晓岚")) == ("柳湾村", "滨河社区")


def test_the_reminder_names_who_is_missing_and_what():
    text = reminder(summed([sent(("柳湾村", "3", ""), ("上河村", "4", "2"))], VILLAGES), "2026年上半年", "意识形态工作")
    assert "还差1个没有报：滨河社区" in text
    assert "柳湾村还有没填的：受众" in text


def test_no_reminder_where_all_is_there():
    assert reminder(summed([sent(("柳湾村", "3", "1"))]), "2026年上半年", "意识形态工作") == ""


@given(st.lists(st.tuples(st.integers(0, 99999), st.integers(0, 3)), min_size=1, max_size=12))
def test_the_sum_is_the_sum_whatever_the_cells_look_like(values):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    forms = (str, lambda n: str(n).translate(wide), lambda n: f"{n}场", lambda n: f"{n:,}")
    rows = [(f"第{n}号村", forms[form](value), "1") for n, (value, form) in enumerate(values)]
    assert total(summed([sent(*rows)]), "宣讲", "场").value == sum(value for value, _ in values)


@given(st.lists(st.integers(0, 999), min_size=2, max_size=8), st.randoms())
def test_the_sum_is_the_same_however_the_rows_are_sent(values, random):
    rows = [(f"第{n}号村", str(value), "1") for n, value in enumerate(values)]
    copies = [[row] for row in rows]
    random.shuffle(copies)
    one = summed([sent(*rows)])
    many = summed([sent(*copy, file=str(n)) for n, copy in enumerate(copies)])
    assert [(t.indicator, t.value) for t in one.totals] == [(t.indicator, t.value) for t in many.totals]


@given(
    st.lists(st.lists(st.text("村社区宣讲（场）12合计无/ ", max_size=6), max_size=4).map(tuple), max_size=6).map(tuple)
)
def test_any_table_is_a_matrix_or_none(rows):
    matrix = matrix_of(Table("", rows))
    if matrix is not None:
        assert all(total.value >= Decimal(0) for total in summed([SentMatrix("a", matrix)]).totals)


def test_a_name_of_one_kind_alone_has_a_key():
    assert place_key("村") == "村"
