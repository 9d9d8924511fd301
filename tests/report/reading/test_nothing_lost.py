"""Whatever the text: no exception, every character in one part and no other, every passage at its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from imported_parts import misplaced, untiled

from assistant.report.reading.document import read_document
from assistant.report.reading.draft import read_draft_document
from assistant.workflow.library import library

FRAGMENTS = (
    *(
        "一、",
        "二、",
        "三、",
        "（一）",
        "(二)",
        "（三",
        "三）",
        "（",
        "1.",
        "2．",
        "（1）",
        "①",
        "——",
        "第一部分",
        "十、",
        "一是",
        "二是",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "。",
        "，",
        "；",
        "：",
        "”",
        "“",
        "、",
        " ",
        "\u3000\u3000",
        "\xa0",
        "\ufeff",
        "\u2028",
        "\x0b",
    ),
    *(
        "关于上半年工作情况的报告",
        "工 作 总 结",
        "中共安平县委宣传部：",
        "各位代表！",
        "现将有关情况报告如下：",
        "特此报告。",
    ),
    *("中共柳溪镇委员会", "2026年7月3日", "附件：1.统计表", "附件2", "名词解释", "存在的问题和不足", "下一步工作打算"),
    *(
        "强化组织领导，压实责任",
        "镇党委专题研究2次",
        "一、二线城市合作",
        "2026.6万元",
        "20.2026年",
        "【字号：大 中 小】 打印",
    ),
    *(
        "...",
        "<!--",
        "-->",
        "<!-- 不查 -->",
        "来源：柳溪镇",
        "抄送：县委办",
        "# ",
        "## 理论学习 {#study}",
        "\x00",
        "😀",
        "\ud800",
    ),
)
pieces = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6))
lines = st.lists(pieces, max_size=4).map("".join)
texts = st.one_of(st.lists(pieces, max_size=40).map("".join), st.lists(lines, max_size=25).map("\n".join))


@settings(max_examples=600, deadline=None)
@given(texts)
def test_parts_tile_the_text_and_stand_at_their_place(text):
    document = read_document(text)
    assert document.text == text
    assert untiled(document) == []
    assert misplaced(document) == []


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "（\n",
            "<!--",
            "1.\n",
            "一、\n",
            "（一）甲\n（1）乙\n",
            "一",
            "附件1\n",
            "附件1\n二、甲\n",
            "好，\n",
            "关于工作的报告\n",
            ".",
        ),
        *(" ", "“\n", "存在的问题\n一、甲\n", "【打印", "# ", "## 甲 {#a}\n", "下一步" * 9, "—", "（一", "来源："),
    ],
)
def test_hostile_text_of_two_hundred_thousand_characters_is_read_at_once(piece):
    """A quadratic step anywhere would take minutes; it takes about three seconds at most."""
    text = piece * (200_000 // len(piece))
    specs = library().template("ideology").sections
    begin = time.perf_counter()
    read_document(text, specs)
    read_draft_document(text, specs)
    assert time.perf_counter() - begin < 30
