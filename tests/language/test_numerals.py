from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.numerals import half_width, number_at, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16", "16"),
        ("1,500", "1500"),
        ("1.5", "1.5"),
        ("９８", "98"),
        ("１．５万", "15000"),
        ("十六", "16"),
        ("二十", "20"),
        ("两", "2"),
        ("一百二十三", "123"),
        ("一百零二", "102"),
        ("一百二", "120"),
        ("两万", "20000"),
        ("三万五", "35000"),
        ("三十二万五千", "325000"),
        ("三亿五千万", "350000000"),
        ("〇", "0"),
        ("二〇二六", "2026"),
        ("三点五", "3.5"),
        ("1.5万", "15000"),
        ("三点五万", "35000"),
        ("3千", "3000"),
        ("12亿", "1200000000"),
        ("1万5千", "15000"),
        ("3亿5千万", "350000000"),
        ("百分之三十", "0.3"),
        ("百分之九十八点六", "0.986"),
        ("98.6%", "0.986"),
        ("四分之一", "0.25"),
        ("半", "0.5"),
        ("一半", "0.5"),
    ],
)
def test_a_numeral_has_its_value(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["数百", "几十", "", "次", "一三", "十百", "甲", "1.2.3", "百"])
def test_vague_and_broken_numerals_have_none(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("30余", 30, 10),
        ("34", 34, 1),
        ("15000余", 15000, 1000),
        ("1.5万余", 15000, 1000),
        ("20余万", 200000, 100000),
        ("20万余", 200000, 10000),
        ("二十万余", 200000, 10000),
        ("两万余", 20000, 10000),
        ("十几", 10, 10),
        ("300多", 300, 100),
    ],
)
def test_a_rounded_number_tells_how_much_it_may_hide(text, value, step):
    number = number_at(text, 0)
    assert number is not None
    assert (number.value, number.step) == (value, step)


@given(st.integers(min_value=1, max_value=10**9 - 1))
def test_every_whole_number_is_read_back_from_chinese(number):
    assert parse_number(_in_chinese(number)) == number


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_every_decimal_is_read_back(number):
    assert parse_number(str(number)) == number


@given(st.text())
def test_any_text_is_a_number_or_none_and_never_an_error(text):
    value = parse_number(text)
    assert value is None or value >= 0


@given(st.text())
def test_half_width_keeps_every_place_and_is_stable(text):
    once = half_width(text)
    assert len(once) == len(text)
    assert half_width(once) == once


def _in_chinese(number: int) -> str:
    high, low = divmod(number, 10**4)
    if not high:
        return _below_ten_thousand(low)
    head = _in_chinese(high) if high < 10**4 else _over(high)
    gap = "零" if 0 < low < 1000 else ""
    return f"{head}万{gap}{_below_ten_thousand(low) if low else ''}"


def _over(high: int) -> str:
    hundred_millions, ten_thousands = divmod(high, 10**4)
    gap = "零" if 0 < ten_thousands < 1000 else ""
    return (
        f"{_below_ten_thousand(hundred_millions)}亿{gap}{_below_ten_thousand(ten_thousands) if ten_thousands else ''}"
    )


def _below_ten_thousand(number: int) -> str:
    digits, text, gap = "零一二三四五六七八九", "", False
    for scale, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + mark
        gap = not digit
    return text
