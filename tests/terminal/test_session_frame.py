"""The screen of a drafting session, composed: never wider than the terminal, never taller, whatever is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.plan import SectionTask
from assistant.provenance.ledger import Source
from assistant.provenance.pieces import Piece
from assistant.report.facts import Fact
from assistant.report.finding import Finding
from assistant.report.section_identity import SectionIdentity
from assistant.terminal.columns import cells
from assistant.terminal.session.frame import Look, Shown, frame
from assistant.terminal.shades import plain
from assistant.workflow.session.board import Place
from assistant.workflow.session.cards import Card, Ground
from assistant.workflow.session.ending import Ending

_TEXT = "镇党委会专题研究宣传工作2次，制定方案1份，与12个村签订责任书12份。"
_TASK = SectionTask(("study",), 2, "理论学习", "强化理论武装", (Fact("学习6次", "study", 9, "study.1", "会议记录"),))
_CARD = Card(
    "强化理论武装",
    ((Piece(_TEXT),), (Piece(_TEXT * 5),)),
    (
        Ground("2次", "study.1", (Source("study.1", "学习2次", evidence="会议记录"),), sound=True),
        Ground("9份", "无依据", (), sound=False),
    ),
    (Finding("figure-unknown", "error", "“9份”要点里没有这个数。", 12, fix="属实的写进 facts.md。"),),
    36,
    40,
    "mark",
    3,
)
_PLACE = Place(("study",), "理论学习", SectionIdentity(("study",)), _TASK, "drafted", _CARD)
_LONG = replace(_PLACE, keys=("own",), title="新时代文明实践所站和志愿服务工作", stage="own")


def lines(look: Look, shown: Shown, width: int, height: int) -> list[str]:
    return [plain(line) for line in frame(look, shown, width, height).lines]


def whole(look: Look, shown: Shown, width: int = 100) -> str:
    return "\n".join(lines(look, shown, width, 60))


@given(
    st.integers(24, 220),
    st.integers(6, 60),
    st.sampled_from(["section", "facts", "list", "end"]),
    st.text(st.sampled_from("镇村学习，。（）《》“”123 abc１２　-—…"), max_size=300),
    st.integers(0, 80),
)
def test_no_line_is_wider_and_no_frame_taller_than_the_screen(width, height, view, text, scroll):
    words = " ".join(text[n : n + 20] for n in range(0, len(text), 20))
    card = replace(_CARD, paragraphs=((Piece(words),),))
    writing = replace(_PLACE, keys=("a",), stage="writing", streamed=words, note=words[:80])
    shown = Shown((replace(_PLACE, card=card), writing, _LONG), (words[:100],), Ending(_CARD.findings))
    drawn = lines(Look(words[:30], 0, view, scroll, notice=words[:60]), shown, width, height)
    assert len(drawn) <= height
    assert all(cells(line) <= max(width, 24) for line in drawn)


@pytest.mark.parametrize("width", [60, 100, 200])
def test_text_sources_findings_and_length_are_shown(width):
    drawn = whole(Look("柳溪镇"), Shown((_PLACE,)), width)
    for wanted in (
        "强化理论武装〔理论学习〕",
        "36字（按要点约",
        "1个没有出处",
        "2次  study.1  学习2次（来源：会议记录）",
        "错误 第12行",
    ):
        assert wanted in drawn


def test_the_list_stands_beside_the_text_where_there_is_room():
    shown = Shown((_PLACE, _LONG))
    assert "> 1 理论学习" in whole(Look(), shown, 100)
    assert "> 1" not in whole(Look(), shown, 60)
    assert "第1节" in whole(Look(), shown, 60)
    assert "> 1 理论学习" in whole(Look(view="list"), shown, 60)


def test_more_below_is_told_and_scrolled_to():
    shown = Shown((_PLACE,))
    assert "空格翻页" in "\n".join(lines(Look(), shown, 60, 14))
    assert "9份" not in "\n".join(lines(Look(), shown, 60, 14))
    assert "9份" in "\n".join(lines(Look(scroll=99), shown, 60, 14))


def test_what_streams_is_followed():
    streamed = "\n".join(f"第{n}句话写到这里。" for n in range(1, 60))
    shown = Shown((replace(_PLACE, stage="writing", streamed=streamed),))
    assert "第59句话" in "\n".join(lines(Look(), shown, 100, 20))


def test_states_are_words_and_not_colours_alone():
    for stage, word in (
        ("waiting", "等着写"),
        ("failed", "没写成"),
        ("adopted", "已采用"),
        ("pending", "缺要点"),
        ("locked", "锁定"),
    ):
        assert word in whole(Look(), Shown((replace(_PLACE, stage=stage),)))


def test_the_end_lists_what_is_open():
    open_ = (replace(_PLACE, stage="adopted"), _PLACE, replace(_PLACE, title="问题整改", stage="failed"))
    drawn = whole(Look(view="end"), Shown(open_, ending=Ending(_CARD.findings)))
    for wanted in ("没有采用：理论学习", "没有写成：问题整改", "核对：错误1处", "“9份”要点里没有这个数"):
        assert wanted in drawn
