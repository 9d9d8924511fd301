"""Organisations and media by their words."""

from __future__ import annotations

import pytest

from assistant.language.bodies import media, organisations


def _texts(spans):
    return [span.text for span in spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("镇党委与县委宣传部商定", ["镇党委", "县委宣传部"]),
        ("按照云岭县委部署，中共云岭县委办公室印发", ["云岭县委", "中共云岭县委办公室"]),
        ("中共清河镇委员会", ["中共清河镇委员会"]),
        ("清河镇综合文化站会同派出所、市场监管所检查", ["清河镇综合文化站", "派出所", "市场监管所"]),
        ("城南街道办事处、巴彦苏木党委", ["城南街道办事处", "巴彦苏木党委"]),
        ("会同平南县农业农村局到金穗合作社", ["平南县农业农村局", "金穗合作社"]),
        ("由党建工作办公室、党政综合办公室牵头", ["党建工作办公室", "党政综合办公室"]),
        ("党委理论学习中心组学习，中心组成员", ["党委理论学习中心组", "中心组"]),
        ("东坪中心小学和镇卫生院", ["东坪中心小学", "镇卫生院"]),
    ],
)
def test_a_body_begins_with_its_place_or_level(text, found):
    assert _texts(organisations(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "组织部署、宣传部门、武装部队",
        "党委书记、纪委书记、县委常委、党委委员",
        "党委会研究，村委会、居委会、党支部",
        "开局之年，工作格局，全局大局",
        "专业合作社3家，各学校，乡镇企业公司",
        "集中学习、中学生、大学生",
        "县委托第三方，妇联系群众",
    ],
)
def test_words_that_hold_a_body_s_name_are_none(text):
    assert organisations(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("望川电视台播出，县融媒体中心转发", ["望川电视台", "县融媒体中心"]),
        ("新华社、人民日报客户端", ["新华社", "人民日报"]),
        ("“清河发布”公众号和视频号“清河之声”", ["“清河发布”", "“清河之声”"]),
        ("清河发布微信公众号", ["清河发布"]),
        ("渠安日报刊发", ["渠安日报"]),
    ],
)
def test_media_and_accounts(text, found):
    assert _texts(media(text)) == found


@pytest.mark.parametrize("text", ["“一岗双责”制度", "信息发布前审核", "利用镇公众号推送", "各类媒体采用"])
def test_what_is_no_medium(text):
    assert media(text) == ()
