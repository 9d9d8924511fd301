"""All names of a text together: which kind each is, and what belongs to what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.events import events
from assistant.language.named import names_in
from assistant.language.names import listed_places, place_names

_CHARACTERS = "县镇村乡区委部局站所办中心党宣传文化书记张王李明建国同志等由任《》“”、，。公众号发布日报电视台届二十中全会学习教育总结议精神23个\n "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "柳湾村村民何桂花在《桐湾日报》投稿",
            [("柳湾村", "village"), ("何桂花", "person"), ("《桐湾日报》", "title")],
        ),
        ("清河镇党委、云岭县", [("清河镇党委", "organisation"), ("云岭县", "county")]),
        ("“桐湾发布”公众号、“身边好人”", [("“桐湾发布”", "media"), ("“身边好人”", "quoted")]),
        ("印发《清河镇派出所办法》", [("《清河镇派出所办法》", "title")]),
        ("书记陈国栋主持，会后陈国栋走访", [("陈国栋", "person"), ("陈国栋", "person")]),
    ],
)
def test_the_kind_of_each_name(text, found):
    assert [(n.text, n.kind) for n in names_in(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到柳湾、上河、石桥等3个村宣讲", ["柳湾", "上河", "石桥"]),
        ("在茶店和沙河两村试点", ["茶店", "沙河"]),
        ("春节、端午等3个节点", []),
        ("宣讲、培训各3次", []),
        ("柳湾村、上河村2个村", []),
    ],
)
def test_villages_listed_without_their_last_character(text, found):
    assert [span.text for span, _ in listed_places(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("传达党史学习教育总结会议精神", ["党史学习教育总结会议"]),
        ("贯彻党的二十届四中全会精神和二十大", ["党的二十届四中全会"]),
        ("在深入贯彻中央八项规定精神学习教育中", ["深入贯彻中央八项规定精神学习教育"]),
        ("结合树立和践行正确政绩观学习教育", ["树立和践行正确政绩观学习教育"]),
        ("召开座谈会、工作会议、动员会", []),
        ("学习教育常态化", []),
        ("二是抓好学习教育", []),
        ("抓实党纪学习教育", ["党纪学习教育"]),
    ],
)
def test_meetings_and_campaigns_without_marks(text, found):
    assert [span.text for span in events(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("双林镇、石山村、王家新村、白水社区", ["双林镇", "石山村", "王家新村", "白水社区"]),
        ("城镇、农村、山区、片区、广大镇村干部", []),
        ("抓好乡宣传工作，建设新农村，走进山村", []),
        ("巴彦苏木、阿拉嘎查", ["巴彦苏木", "阿拉嘎查"]),
    ],
)
def test_single_characters_make_common_words_of_some_places_only(text, found):
    assert [span.text for span in place_names(text)] == found


@given(st.text(alphabet=_CHARACTERS, max_size=60) | st.text(max_size=60))
def test_names_stand_in_the_text_in_order_and_apart(text):
    end = 0
    for name in names_in(text):
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        end = name.end
