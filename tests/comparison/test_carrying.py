"""What always holds of carrying hand edits, whatever the texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.comparison.hand_edits import carry, hand_edits
from assistant.comparison.sentences import bare
from assistant.comparison.units import units

FACTS = (
    "理论学习中心组学习12次，专题研讨4次",
    "干部撰写心得体会30余篇",
    "宣讲队进村入户宣讲46场，受众2300人次",
    "排查村级阵地72处，发现问题8个，整改8个",
    "修订村规民约17份",
)
PLAIN = (
    "中心组学习12次，专题研讨4次。",
    "撰写心得体会30余篇。",
    "宣讲队宣讲46场，受众2300人次。",
    "排查阵地72处，整改8个。",
    "修订村规民约17份。",
)
FRESH = (
    "镇党委中心组开展学习12次、专题研讨4次，干部撰写心得体会30余篇。",
    "组织宣讲队进村入户宣讲46场，受众达2300人次；",
    "一是排查村级阵地72处，发现的8个问题已整改8个。",
    "二是修订村规民约17份。\n",
    "上半年，全镇修订村规民约17份，宣讲46场。",
)
OWN = (
    "宣讲队走村入户讲了46场。",
    "书记到场督促。<!-- 依据：台账。第3页 -->",
    "群众都说好",
    "三是阵地查了72处，毛病都改了；",
    "村规民约改了18份。<!-- 锁定 -->\n",
    "<!-- 单独一行的批注 -->\n",
)
WILD = st.text(alphabet="学习宣讲一二是要，。；：\n<!-->=12次《》“”", max_size=30)
BASE = st.lists(st.sampled_from(PLAIN), max_size=6).map("".join)
STANDING = st.lists(st.sampled_from((*PLAIN, *OWN)), max_size=8).map("".join)
NEW = st.lists(st.sampled_from((*FRESH, *PLAIN)), max_size=6).map("".join)
NOW = st.lists(st.sampled_from((*FACTS, FACTS[2].replace("46", "48"))), max_size=5, unique=True)
INSTRUCTION = st.sampled_from(["", "压缩到200字", "突出村级阵地", "“走村入户”改掉"])


def _said(text: str) -> list[str]:
    return [unit.bare for unit in units(text) if bare(unit.text)]


@given(BASE | WILD, STANDING | WILD, NEW | WILD, NOW, INSTRUCTION)
def test_no_sentence_of_the_person_is_lost(base, standing, fresh, now, instruction):
    edits = hand_edits(base, standing)
    done = carry(edits, fresh, FACTS, now, instruction)
    for edit in edits:
        if edit.text:
            assert bare(edit.words).strip("一二是要") in "".join(bare(u.text) or u.raw for u in units(done.text))


@given(BASE, STANDING, NEW, NOW)
def test_comments_are_carried_with_their_sentences(base, standing, fresh, now):
    done = carry(hand_edits(base, standing), fresh, FACTS, now)
    for comment in ("<!-- 依据：台账。第3页 -->", "<!-- 锁定 -->", "<!-- 单独一行的批注 -->"):
        assert done.text.count(comment) == standing.count(comment)


@given(BASE, STANDING, NEW, NOW)
def test_kept_sentences_stand_in_the_text_to_the_byte(base, standing, fresh, now):
    done = carry(hand_edits(base, standing), fresh, FACTS, now)
    assert all(sentence in done.text for sentence in done.kept)


@settings(max_examples=200)
@given(BASE, STANDING, NEW, NOW)
def test_carrying_again_changes_nothing(base, standing, fresh, now):
    once = carry(hand_edits(base, standing), fresh, FACTS, now)
    if once.conflicts:
        return
    again = carry(hand_edits(once.text, once.text, once.kept, once.deleted), once.text, now, now)
    assert again.text == once.text
    assert again.kept == once.kept
    assert set(again.deleted) <= set(once.deleted)


@given(BASE | WILD)
def test_an_untouched_text_has_no_edits(base):
    plain = "".join(unit.text for unit in units(base))
    assert hand_edits(plain, plain) == ()


@given(NEW | WILD, NOW)
def test_without_edits_the_new_draft_stays_as_it_is(fresh, now):
    lines = [line.strip() for line in fresh.split("\n") if line.strip()]
    assert carry((), fresh, FACTS, now).text == "\n".join(lines)


@given(BASE, STANDING, NEW, st.permutations(FACTS))
def test_the_order_of_facts_does_not_matter(base, standing, fresh, now):
    assert carry(hand_edits(base, standing), fresh, FACTS, now).conflicts == ()
