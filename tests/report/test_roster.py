from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.roster import parse_roster


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("柳湾村\n上河村\n", ("柳湾村", "上河村")),
        ("# 村名\n柳湾村  # 2024年并入石门\n\n", ("柳湾村",)),
        ("村：柳湾村、上河村", ("柳湾村", "上河村")),
        ("村:柳湾、上河，石桥村", ("柳湾村", "上河村", "石桥村")),
        ("行政村名单：柳湾 上河", ("柳湾村", "上河村")),
        ("机构：党政办、综合文化站", ("党政办", "综合文化站")),
        ("宣传委员：张晓岚", ("张晓岚",)),
        ("张晓岚（宣传委员）、李国华(文化站站长)", ("张晓岚", "李国华")),
        ("- 柳湾村\n* 上河村\n1. 石桥村\n2、双林村", ("柳湾村", "上河村", "石桥村", "双林村")),
        ("\ufeff柳湾村\r\n柳湾村\r\n", ("柳湾村",)),
        ("## 村\n<!-- 旧名 大坝村 -->柳湾村", ("柳湾村",)),
        ("张\n甲\n", ()),
        ("", ()),
    ],
)
def test_what_a_roster_lists(text, names):
    assert parse_roster(text) == names


@given(st.text(max_size=80) | st.text(alphabet="村：、柳湾上河#- \n（）<!>0.", max_size=60))
def test_any_text_gives_names_each_once(text):
    names = parse_roster(text)
    assert len(set(names)) == len(names)
    assert all(len(name) > 1 and "\n" not in name for name in names)
