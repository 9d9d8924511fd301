"""Figures as they arrive from WPS, from chats and from spreadsheets: mixed widths, blanks and line ends inside them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.evened import evened
from assistant.language.quantities import equal, quantities

UGLY = [
    ("发放倡议书1 200 份", "1200份"),
    ("发放倡议书1,200份", "1200份"),
    ("发放倡议书1，200份", "1200份"),
    ("发放倡议书１，２００份", "1200份"),
    ("发放倡议书1, 200份", "1200份"),
    ("发放倡议书12 000余份", "12000余份"),
    ("发放倡议书1 2 0 0份", "1200份"),
    ("投入资金12 .5万元", "12.5万元"),
    ("投入资金12. 5万元", "12.5万元"),
    ("投入资金１２．５ 万 元", "12.5万元"),
    ("投入资金1萬元", "1万元"),
    ("举办宣讲近 30 余场", "近30余场"),
    ("举办宣讲1200 余 场", "1200余场"),
    ("举办宣讲二十 余 场", "二十余场"),
    ("发稿30 篇 以上", "30篇以上"),
    ("开展学习16\u00a0次", "16次"),
    ("开展学习1\u200b6\u200b次", "16次"),
    ("开展学习16\n次", "16次"),
    ("发放倡议书1200\r\n余份", "1200余份"),
    ("满意度 98 . 6 ％", "98.6%"),
    ("百分之 三十", "百分之三十"),
    ("百分之\n三十", "百分之三十"),
    ("三 成", "三成"),
    ("1 / 3", "1/3"),
    ("每组5 — 8 人", "每组5—8人"),
    ("每 季度 一次", "每季度一次"),
    ("同比增长 12%", "同比增长12%"),
    ("第\n12 次", "第12次"),
    ("２０２６ 年 ７ 月 ３ 日", "2026年7月3日"),
    ("2 0 2 6 年", "2026年"),
    ("7月\n3日", "7月3日"),
    ("9 月 底 前", "9月底前"),
    ("2026 年 上 半 年", "2026年上半年"),
    ("合同款叁佰伍拾元", "350元"),
    ("合同款壹万贰仟元整", "12000元"),
    ("合同款玖仟捌佰柒拾陆元伍角", "9876.5元"),
    ("合同款12元5角8分", "12.58元"),
    ("材料一式叁份", "3份"),
    ("贰拾余场", "20余场"),
    ("同比-5%", "5%"),
    ("-16次", "16次"),
]

APART = [
    ("排名第1，200人参加", ["200人"]),
    ("得95分，200人参加", ["95分", "200人"]),
    ("2026，200人参加", ["2026", "200人"]),
    ("1. 开展宣讲12场", ["12场"]),
    ("一是学习；2. 5个村完成改造", ["5个"]),
    ("共走访12户\n\n人均5次", ["12户", "5次"]),
    ("网评员12人\n3名为新任", ["12人", "3名"]),
    ("经费壹", []),
    ("队伍名单、大陆企业、退伍军人、收拾个人物品", []),
]


@pytest.mark.parametrize(("ugly", "tidy"), UGLY)
def test_a_figure_torn_or_widened_is_the_same_figure(ugly, tidy):
    (found,) = quantities(ugly)
    (wanted,) = quantities(tidy)
    assert equal(found, wanted)
    assert ugly[found.start : found.end] == found.text
    assert not re.search(r"\s", found.unit)


@pytest.mark.parametrize(("text", "figures"), APART)
def test_what_belongs_apart_is_not_joined(text, figures):
    assert [q.text for q in quantities(text) if q.is_figure] == figures


_UGLY = "0123456789０９，,.．年月日底前上半第约近余多十百万亿元份次场人%％—-/成之每季度壹贰拾佰 \t\n\r\u00a0\u3000\u200b\ufeff"


@given(st.text(alphabet=_UGLY, max_size=40) | st.text())
def test_evening_loses_no_character_that_is_no_gap(text):
    even = evened(text)
    if even.places is None:
        assert len(even.text) == len(text)
    else:
        kept = set(even.places)
        assert list(even.places) == sorted(kept)
        assert len(even.text) == len(kept)
        assert all(re.fullmatch(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]", c) for n, c in enumerate(text) if n not in kept)


_BLANKS = st.sampled_from([" ", "  ", "\t", "\u00a0", "\u3000", "\u2009"])
_UNITS = st.sampled_from(["次", "名", "份", "万元", "人次", "公里", "%", "余场"])


@given(st.integers(1, 10**6), _UNITS, _BLANKS, _BLANKS)
def test_blanks_around_a_number_change_no_figure(number, unit, before, after):
    (spaced,) = quantities(f"共有{before}{number}{after}{unit}。")
    (tight,) = quantities(f"共有{number}{unit}。")
    assert equal(spaced, tight)


@given(st.integers(1000, 10**9), st.sampled_from([",", "，", " ", ", ", "\u00a0"]), _UNITS)
def test_thousands_are_read_however_they_are_parted(number, mark, unit):
    parted = f"{number:,}".replace(",", mark)
    (found,) = quantities(f"累计完成{parted}{unit}。")
    (wanted,) = quantities(f"累计完成{number}{unit}。")
    assert equal(found, wanted)


@given(st.integers(1, 10**4), st.integers(0, 99), st.sampled_from([" .", ". ", " . ", "．", " ．"]))
def test_a_torn_decimal_point_is_a_point(whole, decimals, point):
    (found,) = quantities(f"投入资金{whole}{point}{decimals:02d}万元")
    (wanted,) = quantities(f"投入资金{whole}.{decimals:02d}万元")
    assert equal(found, wanted)


_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")


@given(st.sampled_from("一二三四五六七八九"), st.sampled_from("百千"), st.sampled_from("一二三四五六七八九"))
def test_formal_numerals_have_the_value_of_plain_ones(high, scale, low):
    plain = f"{high}{scale}零{low}"
    (found,) = quantities(f"合同款{plain.translate(_FORMAL)}元")
    (wanted,) = quantities(f"合同款{plain}元")
    assert found.value == wanted.value
    assert found.unit == "元"


@pytest.mark.parametrize(
    "piece", ["壹", "一", "1 ", "1，200", "12 . ", "1 200 ", "每 季 ", "\u200b", "1-", "元伍角", "\n次"]
)
def test_a_long_run_of_ugly_text_is_read_in_time_that_grows_with_it(piece):
    begun = time.process_time()
    quantities(piece * (40_000 // len(piece)))
    assert time.process_time() - begun < 3
