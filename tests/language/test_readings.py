"""What a quantity says beyond value and unit: how exact it is, of which kind, which way it went, what it counts."""

from __future__ import annotations

import pytest

from assistant.language.data_lines import data_lines
from assistant.language.quantities import Quantity, quantities


def _one(text: str) -> Quantity:
    (quantity,) = (q for q in quantities(text))
    return quantity


@pytest.mark.parametrize(
    ("text", "approximation", "mark"),
    [
        ("采用34篇", "exact", ""),
        ("采用30余篇", "more", "余"),
        ("采用30多篇", "more", "多"),
        ("采用十几篇", "more", "几"),
        ("采用十来篇", "about", "来"),
        ("采用近40篇", "less", "近"),
        ("采用约40篇", "about", "约"),
        ("采用40篇左右", "about", "左右"),
        ("采用超40篇", "more", "超"),
        ("采用逾40篇", "more", "逾"),
        ("采用40篇以上", "more", "以上"),
        ("采用不少于40篇", "more", "不少于"),
        ("采用不足40篇", "less", "不足"),
        ("采用40篇以内", "less", "以内"),
        ("采用至少40篇", "more", "至少"),
        ("采用数十篇", "about", "几"),
        ("报名100+人", "more", "+"),
        ("入学率≥95%", "more", "≥"),
        ("24小时内办结", "less", "内"),
        ("历时三年多。", "more", "多"),
        ("8月底前完成", "less", "前"),
        ("3月以来", "more", "以来"),
        ("签约3个", "exact", ""),
        ("附近3个村", "exact", ""),
        ("近3年", "exact", ""),
        ("余下3个", "exact", ""),
    ],
)
def test_words_of_approximation_are_read_and_belong_to_the_text(text, approximation, mark):
    quantity = _one(text)
    assert (quantity.approximation, quantity.mark) == (approximation, mark)
    assert quantity.approximate == (approximation != "exact")
    assert mark in quantity.text or mark == "几"


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("16次", "count", ""),
        ("办结率98%", "share", ""),
        ("办结率达到98%", "share", ""),
        ("增长12%", "change", "up"),
        ("同比增长了12%", "change", "up"),
        ("增幅达15%", "change", "up"),
        ("下降12%", "change", "down"),
        ("比去年同期少5篇", "change", "down"),
        ("增长到98%", "share", "to"),
        ("由3%降低至1%", "share", "to"),
        ("提高3.6个百分点", "points", "up"),
        ("翻一番", "change", "to"),
        ("增长2倍", "change", "up"),
        ("每季度一次", "frequency", ""),
        ("第12次", "ordinal", ""),
        ("5—8人", "range", ""),
        ("三五人", "range", ""),
        ("7月3日", "date", ""),
        ("6月下旬", "date", ""),
        ("9月底前", "date", ""),
        ("2026年上半年", "period", ""),
        ("2026年", "period", ""),
        ("1—6月", "period", ""),
        ("3月12日至15日", "period", ""),
    ],
)
def test_each_form_has_its_kind(text, kind, direction):
    quantity = quantities(text)[-1]
    assert (quantity.kind, quantity.direction) == (kind, direction)


def test_a_range_has_two_ends():
    quantity = _one("每组5—8人")
    assert (quantity.value, quantity.upper) == (5, 8)


def test_an_ordinal_is_no_figure():
    assert not _one("第12次").is_figure
    assert _one("12次").is_figure


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("7月3日", "07-03"),
        ("2026年7月3日", "2026-07-03"),
        ("二〇二六年七月三日", "2026-07-03"),
        ("2026-07-03", "2026-07-03"),
        ("2026.7.3", "2026-07-03"),
        ("７月３日", "07-03"),
        ("2026年3月12日至15日", "2026-03-12/2026-03-15"),
        ("2026年3月28日—4月2日", "2026-03-28/2026-04-02"),
        ("1至6月", "01月/06月"),
        ("2025年7月至2026年6月", "2025-07/2026-06"),
        ("2026年第二季度", "2026二季度"),
        ("2026年底前", "2026底"),
        ("6月下旬", "06月下旬"),
        ("2025—2026年", "2025/2026"),
        ("15日", "15日"),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text, calendar):
    assert str(_one(text).calendar) == calendar


def test_days_of_one_list_share_the_month():
    found = quantities("6月18日、20日和23日召开研判会")
    assert [str(q.calendar) for q in found] == ["06-18", "06-20", "06-23"]


def test_months_before_one_sign_are_months():
    assert [str(q.calendar) for q in quantities("3、6月两次研究") if q.calendar] == ["03月", "06月"]


def test_a_day_before_a_verb_of_going_keeps_its_end():
    assert _one("7月3日前往柳湾村").text == "7月3日"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("覆盖23个村（社区）", ["村（社区）"]),
        ("开展集中学习16次，其中中心组学习12次", ["集中学习", "中心组学习"]),
        ("与18个村、1个社区和9个站所签订责任书28份", ["村", "社区", "站所", "责任书"]),
        ("宣讲38场，受众2600余人次", ["宣讲", "受众"]),
        ("志愿服务队22支640人", ["志愿服务队", "志愿服务队"]),
        ("90余篇新闻稿件", ["新闻稿件"]),
        ("办结率98.6%", ["办结率"]),
        ("投入9万元新建文化广场2处", ["投入", "文化广场"]),
        ("“槐塘发布”公众号推送信息118条", ["信息"]),
        ("评选“好婆媳”17对", ["“好婆媳”"]),
        ("16个党组织开展主题党日96次", ["党组织", "主题党日"]),
        ("列入年度绩效考核，占10分", ["年度绩效考核"]),
        ("及时出动5000人次", ["及时出动"]),
        ("占全镇经济总量的51%", ["经济总量"]),
    ],
)
def test_the_noun_beside_the_figure_is_what_it_counts(text, counted):
    assert [q.counted for q in quantities(text)] == counted


_UNITS = [line.split("\t")[0] for line in data_lines("units.txt") if not line.startswith("≈")]


@pytest.mark.parametrize("unit", _UNITS)
def test_every_listed_unit_is_read_whole_at_the_end_of_a_clause(unit):
    quantity = _one(f"共有45{unit}。")
    assert quantity.unit == unit


@pytest.mark.parametrize("unit", ["家次", "处次", "户次", "人次", "人/场", "次/周", "公里/小时"])
def test_compound_units_need_no_list(unit):
    assert _one(f"共有23{unit}。").unit == unit
