from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.quantities import Quantity, equal, quantities, weaker

EQUAL = [
    ("约占全镇的3%", "占约3%"),
    ("至少宣讲2场", "不少于2场"),
    ("每周轮值两名", "每周轮值2人"),
    ("前5个月", "1—5月"),
    ("上升为94%", "提高到94%"),
    ("走访企业17户", "走访17家企业"),
    ("过问4件事", "过问事项4件"),
    ("1.5万份", "15000份"),
    ("1,500份", "1500份"),
    ("二十余场", "20余场"),
    ("９８％", "98%"),
    ("百分之三十", "30%"),
    ("三成", "30%"),
    ("一半以上", "超过50%"),
    ("1/3", "三分之一"),
    ("三分之一", "33.3%"),
    ("12名", "12人"),
    ("12位", "十二名"),
    ("20余场次", "20余场"),
    ("两万余人次", "2万余人次"),
    ("约38万元", "38万元左右"),
    ("悬挂横幅86条", "悬挂横幅86幅"),
    ("化解纠纷6起", "化解纠纷六件"),
    ("3.6个百分点", "3.6百分点"),
    ("两个月", "2个月"),
    ("下辖18村", "18个村"),
    ("每季度一次", "每季度研判1次"),
    ("5—8人", "5至8名"),
    ("数百人", "几百人"),
    ("第12次", "第十二次"),
    ("翻一番", "增长1倍"),
    ("7月3日", "2026年7月3日"),
    ("3月12日至15日", "2026年3月12日—3月15日"),
    ("9月底前", "9月底前"),
    ("2026年上半年", "2026年1—6月"),
    ("2026年7月3日", "2026-07-03"),
    ("2026年上半年", "2026年1至6月"),
    ("2026年上半年", "2026上半年"),
    ("2026年全年", "2026年1—12月"),
    ("2026年全年", "2026年"),
    ("2026年二季度", "2026年4—6月"),
    ("9月底前", "9月末之前"),
    ("增至38%", "增长到38%"),
    ("降至3起", "减少到3起"),
    ("叁佰伍拾元", "350元"),
    ("壹万贰仟元", "1.2万元"),
    ("12元5角", "12.5元"),
]

UNLIKE = [
    ("16次", "12次"),
    ("640人", "640人次"),
    ("15户", "15人"),
    ("41场", "41次"),
    ("30余篇", "30篇"),
    ("30余篇", "34篇"),
    ("近40篇", "约40篇"),
    ("20余万元", "20万余元"),
    ("12份材料", "12册账目"),
    ("3%", "3个百分点"),
    ("增长12%", "增长到12%"),
    ("增长12%", "下降12%"),
    ("每季度一次", "每月一次"),
    ("每季度一次", "召开会议一次。"),
    ("第12次", "12次"),
    ("5—8人", "5人"),
    ("7月3日", "7月4日"),
    ("2025年7月3日", "2026年7月3日"),
    ("9月底前", "9月底"),
    ("2025年", "2026年"),
    ("7月3日", "3次"),
    ("数百人", "数十人"),
    ("增长2倍", "增长到2倍"),
    ("增长12%", "增至12%"),
    ("翻一番", "翻两番"),
    ("2026年1—6月", "2026年1—5月"),
    ("2000份", "2000年"),
    ("34篇", "30余篇"),
]

WEAKER = [
    ("30篇以上", "30篇"),
    ("不少于30篇", "30篇"),
    ("不超过37起", "37起"),
    ("约40万元", "38万元"),
    ("30余篇", "34篇"),
    ("近40篇", "38篇"),
    ("约38万元", "37.6万元"),
    ("超过600人", "612人"),
    ("数百人", "340人"),
    ("1.5万余份", "15234份"),
    ("一半以上", "53%"),
    ("6月", "6月18日"),
    ("2026年", "2026年3月"),
    ("9月底前", "9月30日前"),
    ("6月下旬", "6月25日"),
]

NOT_WEAKER = [
    ("30余篇", "30篇"),
    ("超30篇", "30篇"),
    ("不足37起", "37起"),
    ("近128条", "128条"),
    ("约30万元", "约38万元"),
    ("34篇", "30余篇"),
    ("30余篇", "45篇"),
    ("30余篇", "29篇"),
    ("30余篇", "34人"),
    ("近40篇", "42篇"),
    ("超过600人", "1300人"),
    ("30篇", "34篇"),
    ("6月18日", "6月"),
    ("6月", "7月18日"),
    ("2025年", "2026年3月"),
    ("16次", "16次"),
]


def _last(text: str) -> Quantity:
    return quantities(text)[-1]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_the_same_figure_in_another_form_is_equal_both_ways(one, other):
    assert equal(_last(one), _last(other))
    assert equal(_last(other), _last(one))


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_another_figure_is_not_equal_either_way(one, other):
    assert not equal(_last(one), _last(other))
    assert not equal(_last(other), _last(one))


@pytest.mark.parametrize(("said", "fact"), WEAKER)
def test_a_rounded_figure_is_weaker_than_the_exact_one(said, fact):
    assert weaker(_last(said), _last(fact))
    assert not weaker(_last(fact), _last(said))


@pytest.mark.parametrize(("said", "fact"), NOT_WEAKER)
def test_what_claims_more_or_else_is_not_weaker(said, fact):
    assert not weaker(_last(said), _last(fact))


_FORMS = [text for pair in (*EQUAL, *UNLIKE, *WEAKER) for text in pair]


@given(st.sampled_from(_FORMS), st.sampled_from(_FORMS))
def test_equality_is_symmetric_and_excludes_weaker(one, other):
    a, b = _last(one), _last(other)
    assert equal(a, a)
    assert not weaker(a, a)
    assert equal(a, b) == equal(b, a)
    assert not (equal(a, b) and weaker(a, b))
    assert not (weaker(a, b) and weaker(b, a))


@given(st.integers(1, 10**6), st.sampled_from(["次", "名", "份", "万元"]))
def test_full_width_digits_make_no_other_figure(number, unit):
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert equal(_last(f"共{number}{unit}"), _last(f"共{wide}{unit}"))
