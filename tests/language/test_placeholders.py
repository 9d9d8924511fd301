from __future__ import annotations

import pytest

from assistant.language.placeholders import placeholders


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("X镇党委", ["X"]),
        ("xx镇开展学习xx次", ["xx", "xx"]),
        ("××县××乡", ["××", "××"]),
        ("中共**县委", ["**"]),
        ("**镇和**村", ["**", "**"]),
        ("某某同志", ["某某"]),
        ("某镇某村", ["某", "某"]),
        ("某某社区反诈骗宣传方案", ["某某"]),
        ("制定某镇实施方案", ["某"]),
        ("__镇", ["__"]),
        ("时间：____年", ["____"]),
        ("20__年以来", ["20__"]),
        ("20XX年", ["20XX"]),
        ("X月X日印发X多万份", ["X", "X", "X"]),
        ("覆盖率XX.X%", ["XX.X"]),
        ("十九届X中全会", ["X"]),
        ("“XXX”公众号", ["XXX"]),
        ("宣讲xxx余场", ["xxx"]),
        ("经费（待定）", ["（待定）"]),
        ("村名【 】、日期[ ]、人数（ ）", ["【 】", "[ ]", "（ ）"]),
        ("【请填写单位】", ["【请填写单位】"]),
        ("{{township}}", ["{{township}}"]),
        ("《》的通知", ["《》"]),
        ("○○镇", ["○○"]),
        ("ＸＸ镇", ["ＸＸ"]),
    ],
)
def test_what_was_not_filled_in_is_found(text, found):
    assert [s.text for s in placeholders(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "卫生院购置X光机，做X射线检查",
        "5G基站、WPS、APP、QQ群、Excel表",
        "“双随机、一公开”",
        "审结张某某等3人诈骗案，王某某被给予党内警告处分",
        "某村原出纳挪用公款案已由司法机关查处",
        "X形钢架、二○○九年、二〇一〇年",
        "某种程度、某些干部、某个环节、某一时段",
        "7×24小时值守，3×5米展板",
        "1+X证书、3+X模式",
        "**成效显著**，*重点*",
        "清河镇（社区）、《通知》、“清河发布”",
        "snake_case、a__b",
        "【待核实：16次】",
        "- [ ] 待办",
        "2026年7月　日",
        "iPhone X、xml、extra",
        "",
    ],
)
def test_what_only_looks_like_a_placeholder_is_left(text):
    assert placeholders(text) == ()
