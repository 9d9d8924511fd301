"""Titles broken by sense."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.files.docx_paragraph import ems
from assistant.files.docx_title import title_lines
from assistant.files.docx_title_words import WORDS

A_LINE = 20.1


@pytest.mark.parametrize(
    "lines",
    [
        "柳河镇2026年上半年文化工作总结",
        "中共柳河镇委员会 关于2026年上半年意识形态工作情况的报告",
        "关于2026年上半年 意识形态工作责任制落实情况的汇报",
        "中共柳河镇委员会2026年上半年 党风廉政建设和反腐败工作情况的报告",
        "中共柳河镇委员会 关于开展《中国共产党宣传工作条例》 贯彻落实情况自查的报告",
        "中共柳河镇委员会关于学习贯彻 习近平新时代中国特色社会主义思想 主题教育开展情况的报告",
        "中共柳河镇委员会、柳河镇人民政府 关于贯彻落实党的二十届四中全会精神 进一步加强和改进2026年上半年 意识形态工作责任制落实情况的报告",
    ],
)
def test_lines_end_where_the_sense_does(lines: str) -> None:
    assert title_lines(lines.replace(" ", ""), A_LINE) == tuple(lines.split())


@pytest.mark.parametrize(
    "title",
    [
        "中共云山县柳河镇委员会关于2026年意识形态工作责任制落实情况的报告",
        "柳河镇人民政府关于2026年上半年宣传思想文化工作情况的报告",
        "关于柳河镇2026年上半年防汛抗旱工作和乡村振兴重点任务推进情况的汇报材料",
        "安平县柳河镇石桥村民委员会关于2026年上半年人居环境整治工作情况的报告",
        "柳河镇2026年上半年工作总结和下半年工作打算",
    ],
)
def test_no_word_is_split_and_no_line_nearly_empty(title: str) -> None:
    lines = title_lines(title, A_LINE)
    whole = ["委员会", "意识形态", "2026年", "上半年", "人民政府", "工作", "情况", "报告", "宣传思想", "乡村振兴", "的"]
    for word in whole:
        assert sum(line.count(word) for line in lines) == title.count(word)
    assert all(ems(line) >= 4 for line in lines)
    assert not any(
        line.startswith(("的", "情况", "报告", "、", "年")) or line.endswith(("关于", "和")) for line in lines
    )


def test_title_longer_than_four_lines_is_filled() -> None:
    lines = title_lines("关于文化工作情况的报告" * 12, A_LINE)
    assert len(lines) >= 7
    assert all(ems(line) <= A_LINE for line in lines)


words = st.sampled_from(sorted(WORDS)) | st.text("柳河镇石桥村，、《》“”（）2026年ab的", max_size=6)


@settings(deadline=None)
@given(st.lists(words, max_size=14).map("".join))
def test_lines_joined_are_the_title_and_fit(title: str) -> None:
    lines = title_lines(title, A_LINE)
    assert "".join(lines) == title
    assert all(ems(line) <= A_LINE for line in lines)
