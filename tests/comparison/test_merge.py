"""Three texts made one, sentence by sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.comparison.merge import MARKS, has_markers, marker_lines, merge_sentences, merge_without_base
from assistant.comparison.sentences import bare
from assistant.comparison.units import tiles, units

SENTENCES = (
    "理论学习中心组学习12次。",
    "宣讲队进村宣讲46场，受众2300人次；",
    "排查阵地72处，整改8个。",
    "党员干部带头走访群众。",
    "一是抓部署。",
    "二是抓督查。",
    "发放明白纸1.2万份。<!-- 依据：台账。第3页 -->",
    "修订制度2项。\n\n",
    "放映电影36场。\n",
)
TEXT = st.lists(st.sampled_from(SENTENCES), max_size=9).map("".join)
WILD = st.text(alphabet="学习宣讲一是，。；\n<!-->= 12次", max_size=40)
BASE = "中心组学习12次。宣讲46场，受众2300人次。排查阵地72处。\n\n修订制度2项。放映电影36场。"


@given(TEXT | WILD, TEXT | WILD)
def test_one_side_alone_wins(base, other):
    assert merge_sentences(base, other, base).text == other
    assert merge_sentences(base, base, other).text == other
    assert merge_sentences(base, other, other).text == other


@given(TEXT | WILD, TEXT | WILD, TEXT | WILD)
def test_no_sentence_that_a_side_wrote_is_lost(base, ours, theirs):
    merged = merge_sentences(base, ours, theirs)
    for side in (ours, theirs):
        assert _said(side) - _said(base) <= _said(merged.text)


@given(TEXT | WILD, TEXT | WILD)
def test_without_a_base_nothing_of_either_is_lost(ours, theirs):
    merged = merge_without_base(ours, theirs)
    assert _said(ours) | _said(theirs) <= _said(merged.text)
    assert all(not conflict.base for conflict in merged.conflicts)
    for choice in ("mine", "both"):
        kept = merge_without_base(ours, theirs, dict.fromkeys(range(len(merged.conflicts)), choice))
        assert _said(ours) <= _said(kept.text)


@given(TEXT | WILD)
def test_without_a_base_the_same_text_stays(text):
    assert merge_without_base(text, text).text == text


def _said(text: str) -> set[str]:
    return {bare(unit.text) for unit in units(text)} - {""}


@given(TEXT, TEXT, TEXT)
def test_a_comment_that_a_side_wrote_is_not_lost(base, ours, theirs):
    remark = "<!-- 书记看过 -->"
    places = [end for end in range(len(ours) + 1) if ours[:end].endswith("。")]
    if places:
        ours = f"{ours[: places[0]]}{remark}{ours[places[0] :]}"
        assert remark in merge_sentences(base, ours, theirs).text


@given(TEXT | WILD)
def test_tiles_are_the_text(text):
    assert "".join(tiles(text)) == text


def test_changes_of_different_sentences_are_both_taken():
    ours = BASE.replace("学习12次", "学习13次")
    theirs = BASE.replace("修订制度2项", "新订制度2项")
    merged = merge_sentences(BASE, ours, theirs)
    assert merged.text == ours.replace("修订制度2项", "新订制度2项")
    assert merged.conflicts == ()


def test_different_changes_of_one_sentence_stand_between_markers():
    ours, theirs = BASE.replace("12次", "13次"), BASE.replace("12次", "14次")
    merged = merge_sentences(BASE, ours, theirs)
    assert merged.text.startswith(f"{MARKS[0]}\n中心组学习13次。\n{MARKS[1]}\n中心组学习14次。\n{MARKS[2]}\n宣讲46场")
    assert [(c.base, c.ours, c.theirs) for c in merged.conflicts] == [
        ("中心组学习12次。", "中心组学习13次。", "中心组学习14次。")
    ]


def test_a_changed_sentence_that_the_other_side_took_out_is_a_conflict():
    ours, theirs = BASE.replace("排查阵地72处。", ""), BASE.replace("72处", "75处")
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge_sentences(BASE, one, other)
        assert len(merged.conflicts) == 1
        assert "排查阵地75处。" in merged.text


def test_a_sentence_moved_by_one_and_changed_by_the_other_is_no_conflict():
    moved = "排查阵地72处。中心组学习12次。宣讲46场，受众2300人次。\n\n修订制度2项。放映电影36场。"
    for one, other in ((moved, BASE.replace("72处", "75处")), (BASE.replace("72处", "75处"), moved)):
        merged = merge_sentences(BASE, one, other)
        assert merged.conflicts == ()
        assert merged.text == moved.replace("72处", "75处")


def test_additions_of_both_sides_stand_both():
    ours, theirs = BASE.replace("72处。", "72处。群众满意。"), BASE.replace("72处。", "72处。书记到场督促。")
    assert "72处。群众满意。书记到场督促。\n\n修订" in merge_sentences(BASE, ours, theirs).text


def test_the_same_addition_stands_once():
    ours, theirs = f"{BASE}群众满意。", f"{BASE.replace('12次', '13次')}群众满意。"
    assert merge_sentences(BASE, ours, theirs).text.count("群众满意。") == 1


def test_a_series_counts_on_after_both_have_changed_it():
    base = "一是抓部署。二是抓督查。三是抓整改。"
    ours = "一是抓部署。二是抓宣讲。三是抓督查。四是抓整改。"
    theirs = "一是抓部署。二是抓整改。"
    assert merge_sentences(base, ours, theirs).text == "一是抓部署。二是抓宣讲。三是抓整改。"


def test_both_sides_comments_stay():
    ours, theirs = BASE.replace("12次。", "12次。<!-- 甲 -->"), BASE.replace("12次。", "12次。<!-- 乙 -->")
    merged = merge_sentences(BASE, ours, theirs)
    assert "12次。<!-- 甲 --><!-- 乙 -->宣讲" in merged.text


def test_a_paragraph_joined_by_one_side_stays_joined():
    ours, theirs = BASE.replace("\n\n", ""), BASE.replace("36场", "38场")
    assert merge_sentences(BASE, ours, theirs).text == ours.replace("36场", "38场")


def test_markers_are_found_by_their_lines():
    text = f"前文。\n{MARKS[0]}\n甲。\n{MARKS[1]}\n乙。\n{MARKS[2]}\n后文。\n======="
    assert marker_lines(text) == (2, 4, 6)
    assert has_markers(text)
    assert not has_markers("前文。\n=======\n后文。")


def test_words_are_compared_without_marks_and_stops():
    assert bare("二是抓督查；") == bare("抓督查。")
