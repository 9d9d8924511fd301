from __future__ import annotations

import pytest

from assistant.language.names import place_names, quoted, titles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学习《习近平谈治国理政》第五卷和《宣传工作条例》", ["《习近平谈治国理政》", "《宣传工作条例》"]),
        ("印发《关于转发〈通知〉的通知》", ["《关于转发〈通知〉的通知》"]),
        ("印发《关于转发《通知》的通知》", ["《关于转发《通知》的通知》"]),
        ("《没有另一半", []),
        ("《两\n行》", []),
    ],
)
def test_titles_are_found_with_their_marks(text, found):
    assert [s.text for s in titles(text)] == found


def test_quotations_are_found_with_their_marks():
    assert [s.text for s in quoted("“一岗双责”和“三会一课”，“没完")] == ["“一岗双责”", "“三会一课”"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026年上半年，清河镇党委在云岭县委领导下", ["清河镇", "云岭县"]),
        ("组织柳树湾村、石桥社区和城南街道开展宣讲", ["柳树湾村", "石桥社区", "城南街道"]),
        ("云岭县清河镇下河村村民王某", ["云岭县", "清河镇", "下河村"]),
        ("到青杨沟乡走访，与红旗镇结对", ["青杨沟乡", "红旗镇"]),
        ("中共临岚县委宣传部", ["临岚县"]),
        ("检查了黎畲村农家书屋", ["黎畲村"]),
        ("安平市、东湖区领导到场", ["安平市", "东湖区"]),
    ],
)
def test_a_place_begins_where_its_name_begins(text, found):
    assert [s.text for s in place_names(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "全镇各村、我镇、本县、各乡镇",
        "23个村（社区）全部覆盖，18个行政村",
        "文明村、示范村、美丽乡村、脱贫村、城乡",
        "村级公开栏、村民、村干部、村规民约、村“两委”",
        "县级以上媒体、市级3篇、镇域、社区居民",
        "从多民族牧业乡的实际出发，传统农业县",
        "片区、库区、园区、小区、景区、辖区",
        "送文化下乡、返乡创业、家乡、城镇、集镇",
        "农贸市场、超市、城市、上市",
        "镇党委、县委、乡党委、街道办事处",
        "通过村广播、利用镇公众号、提高村干部能力",
        "按照县委要求，对照县委部署",
    ],
)
def test_common_words_are_no_places(text):
    assert place_names(text) == ()
