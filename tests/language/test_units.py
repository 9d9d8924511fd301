"""Which unit may stand for which, with the things that townships count in them; and units that no list has."""

from __future__ import annotations

import pytest

from assistant.language.quantities import equal, quantities

EXCHANGED = [
    ("次", "回", "巡查"),
    ("场", "场次", "宣讲"),
    ("期", "班", "培训"),
    ("期", "班", "读书班"),
    ("批", "批次", "参观学习"),
    ("批", "批次", "轮训干部"),
    ("人", "名", "党员"),
    ("人", "位", "老干部"),
    ("名", "位", "乡贤"),
    ("篇", "件", "新闻稿件"),
    ("条", "幅", "标语"),
    ("条", "幅", "横幅"),
    ("条", "个", "短视频"),
    ("部", "个", "微电影"),
    ("个", "部", "微党课"),
    ("则", "条", "短讯"),
    ("则", "条", "典型案例"),
    ("份", "张", "单页"),
    ("份", "册", "宣传册"),
    ("册", "本", "图书"),
    ("本", "份", "台账"),
    ("本", "套", "台账"),
    ("块", "面", "文化墙"),
    ("块", "个", "宣传栏"),
    ("块", "处", "宣传栏"),
    ("块屏", "个", "电子显示屏"),
    ("处", "个", "阵地"),
    ("处", "个", "风险点"),
    ("个", "家", "单位"),
    ("点", "个", "志愿服务点"),
    ("点", "处", "宣传点"),
    ("只", "个", "应急广播终端"),
    ("只", "套", "应急广播终端"),
    ("台", "套", "放映设备"),
    ("学时", "课时", "培训"),
    ("间", "家", "农家书屋"),
    ("间", "个", "活动室"),
    ("座", "处", "文化礼堂"),
    ("座", "处", "教堂"),
    ("家", "户", "商户"),
    ("平方米", "㎡", "文化广场"),
    ("公斤", "千克", "物资"),
    ("株", "棵", "绿化苗木"),
    ("支", "个", "志愿服务队"),
    ("支", "队", "巡逻队"),
    ("起", "件", "矛盾纠纷"),
    ("项", "个", "问题"),
    ("项", "条", "意见"),
    ("例", "个", "典型案例"),
    ("桩", "件", "红白事"),
    ("宗", "件", "案件"),
    ("宗", "起", "案件"),
]

NOT_EXCHANGED = [
    ("次", "场", "宣讲"),
    ("次", "人次", "走访"),
    ("轮", "次", "督查"),
    ("轮", "轮次", "检查"),
    ("期", "人次", "培训"),
    ("期", "份", "简报"),
    ("人", "人次", "参训群众"),
    ("人", "户", "脱贫户"),
    ("户", "家", "农户"),
    ("户", "户次", "走访"),
    ("组", "个", "专班人员"),
    ("篇", "条", "信息"),
    ("件", "起", "信访件"),
    ("件", "人次", "信访件"),
    ("件", "批次", "信访件"),
    ("批次", "起", "集体访"),
    ("批次", "人次", "来访"),
    ("份", "页", "宣传页"),
    ("幅", "处", "墙体宣传画"),
    ("处", "平方米", "墙体宣传画"),
    ("车次", "辆", "宣传车"),
    ("小时", "学时", "培训"),
    ("天", "工作日", "办结时限"),
    ("人天", "人次", "值守"),
    ("个", "人", "微信群"),
    ("人次", "次", "阅读量"),
    ("起", "条", "舆情信息"),
    ("起", "人次", "舆情"),
    ("家", "个", "志愿者"),
    ("亩", "公顷", "造林"),
    ("平方米", "平方公里", "广场"),
    ("%", "个百分点", "办结率"),
    ("分", "名", "考核"),
]

_FRAMES = ("{thing}45{unit}", "{thing}共45{unit}。", "累计完成{thing}四十五{unit}，", "{thing}（45{unit}）")


def _one(text: str):
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize(("one", "other", "thing"), EXCHANGED)
def test_units_that_may_be_exchanged_make_no_other_figure(frame, one, other, thing):
    first, second = (_one(frame.format(thing=thing, unit=unit)) for unit in (one, other))
    assert (first.unit, second.unit) == (one, other)
    assert equal(first, second)
    assert equal(second, first)


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize(("one", "other", "thing"), NOT_EXCHANGED)
def test_units_that_count_otherwise_make_another_figure(frame, one, other, thing):
    first, second = (_one(frame.format(thing=thing, unit=unit)) for unit in (one, other))
    assert (first.unit, second.unit) == (one, other)
    assert not equal(first, second)
    assert not equal(second, first)


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("种植油菜12畦。", "畦", "油菜"),
        ("平整12畦菜地", "畦", "菜地"),
        ("打6眼井", "眼", "井"),
        ("红薯3垄，", "垄", "红薯"),
        ("二十余畦菜地", "畦", "菜地"),
        ("每户5—8畦", "畦", "每户"),
        ("建成水窖18窖", "窖", "水窖"),
    ],
)
def test_a_measure_word_that_no_list_has_is_the_unit(text, unit, counted):
    quantity = _one(text)
    assert (quantity.unit, quantity.counted) == (unit, counted)


@pytest.mark.parametrize(
    "text", ["24支部参加", "5部门联合", "18村覆盖", "3社区共建", "12网格", "9乡镇", "3任务", "6学校"]
)
def test_a_noun_after_a_bare_number_is_no_unit(text):
    assert _one(text).unit == ""


@pytest.mark.parametrize(
    "text", ["第三方评估", "五一假期", "三农工作", "五保对象", "七一前夕", "八一建军", "两违整治", "二十大精神"]
)
def test_a_word_that_begins_with_a_numeral_has_no_unit(text):
    assert [q for q in quantities(text) if q.is_figure] == []


def test_a_noun_read_as_a_unit_goes_with_the_same_noun_counted():
    assert equal(_one("建成18窖"), _one("建成18个窖"))
    assert not equal(_one("平整12畦菜地"), _one("平整12个菜地"))
