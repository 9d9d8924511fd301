"""A person's sentences found in a section, and carried into a new draft of it."""

from __future__ import annotations

from assistant.comparison.hand_edits import carry, hand_edits

FACTS = (
    "理论学习中心组学习12次，专题研讨4次",
    "干部撰写心得体会30余篇",
    "宣讲队进村入户宣讲46场，受众2300人次",
    "排查村级阵地72处，发现问题8个，整改8个",
)
BASE = (
    "理论学习中心组学习12次，专题研讨4次。干部撰写心得体会30余篇。宣讲队进村入户宣讲46场，受众2300人次。"
    "排查村级阵地72处，发现问题8个，整改8个。"
)
FRESH = (
    "镇党委坚持学在前面，理论学习中心组开展学习12次、专题研讨4次，干部撰写心得体会30余篇。"
    "全镇排查村级阵地72处，发现问题8个，已整改8个。组织宣讲队进村入户开展宣讲46场，受众达2300人次。"
)


def _carried(standing: str, now=FACTS, **options):
    return carry(hand_edits(BASE, standing), FRESH, FACTS, now, **options)


def test_a_reworded_sentence_takes_the_place_of_the_one_on_its_facts():
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    done = _carried(BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own))
    assert done.text.endswith(f"已整改8个。{own}")
    assert done.kept == (own,)
    assert done.conflicts == ()


def test_a_sentence_goes_to_its_clauses_of_a_sentence_on_more_facts():
    own = "干部写下心得体会30余篇，在机关交流。"
    done = _carried(BASE.replace("干部撰写心得体会30余篇。", own))
    assert done.text.startswith(f"镇党委坚持学在前面，理论学习中心组开展学习12次、专题研讨4次。{own}全镇")


def test_an_added_sentence_follows_its_neighbour():
    own = "镇党委书记每次都到场。"
    done = _carried(BASE.replace("整改8个。", f"整改8个。{own}"))
    assert f"已整改8个。{own}" in done.text
    assert done.displaced == (own,)


def test_a_sentence_taken_out_stays_out():
    done = _carried(BASE.replace("干部撰写心得体会30余篇。", ""))
    assert "心得体会" not in done.text
    assert done.deleted == ("干部撰写心得体会30余篇。",)
    assert done.silent == (FACTS[1],)


def test_a_changed_fact_under_a_sentence_is_a_conflict():
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    now = tuple(fact.replace("46", "48") for fact in FACTS)
    done = _carried(BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own), now)
    assert [(c.reason, c.facts) for c in done.conflicts] == [("fact-changed", (now[2],))]
    assert f"<<<<<<< 手工修改\n{own}\n=======\n" in done.text


def test_an_instruction_aimed_at_a_sentence_is_a_conflict():
    own = "排查村级阵地72处，8个问题都已整改。"
    standing = BASE.replace("排查村级阵地72处，发现问题8个，整改8个。", own)
    assert [c.reason for c in _carried(standing, instruction="突出村级阵地").conflicts] == ["instruction"]
    assert _carried(standing, instruction="压缩到200字").conflicts == ()
