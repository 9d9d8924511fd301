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


def _kinds(standing: str, base: str = BASE, **known):
    return [(e.kind, e.text, e.base) for e in hand_edits(base, standing, **known)]


def test_a_sentence_moved_unchanged_is_no_edit():
    first, rest = BASE.split("。", 1)
    assert _kinds(f"{rest}{first}。") == []


def test_another_number_in_a_series_is_no_edit():
    assert _kinds("二是抓督查。一是抓部署。", "一是抓部署。二是抓督查。") == []


def test_a_comment_behind_a_sentence_makes_it_the_persons():
    noted = "干部撰写心得体会30余篇。<!-- 依据：台账。第3页 -->"
    assert _kinds(BASE.replace("干部撰写心得体会30余篇。", noted)) == [("changed", noted, "干部撰写心得体会30余篇。")]


def test_two_sentences_made_one_have_both_as_their_base():
    joined = BASE.replace("12次，专题研讨4次。干部", "12次，专题研讨4次，干部")
    assert _kinds(joined) == [
        (
            "changed",
            "理论学习中心组学习12次，专题研讨4次，干部撰写心得体会30余篇。",
            "理论学习中心组学习12次，专题研讨4次。干部撰写心得体会30余篇。",
        )
    ]


def test_a_sentence_made_two_is_the_base_of_both():
    whole = "宣讲队进村入户宣讲46场，受众2300人次。"
    found = _kinds(BASE.replace("46场，受众", "46场。受众"))
    assert found == [("changed", "宣讲队进村入户宣讲46场。", whole), ("changed", "受众2300人次。", whole)]


def test_neighbours_of_an_edit_are_told_without_comments():
    (edit,) = hand_edits("甲做了。乙做了。", "甲做了。丙也去了。乙做了。")
    assert (edit.kind, edit.before, edit.after) == ("added", "甲做了。", "乙做了。")


def test_what_was_kept_before_is_still_the_persons():
    own = "书记到场督促。"
    assert _kinds(BASE + own, BASE + own, kept=(own,)) == [("changed", own, own)]


def test_what_was_taken_out_before_is_remembered_until_it_is_put_back():
    assert _kinds(BASE, deleted=("订阅报刊19份。",)) == [("deleted", "", "订阅报刊19份。")]
    assert _kinds(f"{BASE}订阅报刊19份。", f"{BASE}订阅报刊19份。", deleted=("订阅报刊19份。",)) == []


def test_a_second_new_draft_knows_what_was_kept_and_what_was_taken_out():
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    standing = BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own).replace("干部撰写心得体会30余篇。", "")
    once = _carried(standing)
    twice = carry(hand_edits(once.text, once.text, once.kept, once.deleted), BASE, FACTS, FACTS)
    assert own in twice.text
    assert "进村入户宣讲46场" not in twice.text
    assert "心得体会" not in twice.text
    assert (twice.kept, twice.deleted) == (once.kept, once.deleted)


def test_a_figure_that_the_person_corrected_stays():
    done = _carried(BASE.replace("46场", "47场"))
    assert "47场" in done.text
    assert "46场" not in done.text
    assert done.conflicts == ()


def test_a_sentence_that_already_says_the_new_value_is_no_conflict():
    own = "宣讲队走村入户讲了48场，2300人次听讲。"
    now = tuple(fact.replace("46", "48") for fact in FACTS)
    done = _carried(BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own), now)
    assert done.conflicts == ()
    assert own in done.text


def test_a_change_of_another_fact_is_no_conflict():
    now = tuple(fact.replace("72", "75") for fact in FACTS)
    assert _carried(BASE.replace("46场", "47场"), now).conflicts == ()


def test_a_change_of_words_that_the_sentence_does_not_say_is_no_conflict():
    now = tuple(fact.replace("2300人次", "2400人次") for fact in FACTS)
    done = _carried(BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", "宣讲队走村入户讲了46场。"), now)
    assert done.conflicts == ()


def test_a_fact_that_went_under_a_sentence_is_a_conflict():
    own = "干部写下心得体会30余篇，在机关交流。"
    now = (FACTS[0], *FACTS[2:])
    fresh = FRESH.replace("，干部撰写心得体会30余篇", "")
    edits = hand_edits(BASE, BASE.replace("干部撰写心得体会30余篇。", own))
    done = carry(edits, fresh, FACTS, now)
    assert [(c.reason, c.facts, c.fresh) for c in done.conflicts] == [("fact-gone", (FACTS[1],), "")]
    assert own in done.text


def test_a_conflict_is_settled_by_a_choice():
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    standing = BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own)
    now = tuple(fact.replace("46", "48") for fact in FACTS)
    fresh = FRESH.replace("46", "48")
    edits = hand_edits(BASE, standing)
    mine, new, both = (carry(edits, fresh, FACTS, now, choices={0: c}) for c in ("mine", "new", "both"))
    assert own in mine.text
    assert "48场" not in mine.text
    assert new.text == fresh
    assert new.kept == ()
    assert (mine.conflicts[0].placed, new.conflicts[0].placed) == ((own,), ())
    assert both.text.endswith(f"受众达2300人次。{own}")
    assert all(len(done.conflicts) == 1 and done.open == () for done in (mine, new, both))


def test_a_conflict_without_a_choice_stands_between_markers_on_lines_of_their_own():
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    now = tuple(fact.replace("46", "48") for fact in FACTS)
    edits = hand_edits(BASE, BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own))
    done = carry(edits, FRESH.replace("46", "48"), FACTS, now)
    assert done.open == (0,)
    assert done.text.split("\n")[1:] == [
        "<<<<<<< 手工修改",
        own,
        "=======",
        "组织宣讲队进村入户开展宣讲48场，受众达2300人次。",
        ">>>>>>> 新稿",
    ]


def test_a_conflict_settled_by_hand_leaves_no_edit_but_the_kept_sentence():
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    now = tuple(fact.replace("46", "48") for fact in FACTS)
    edits = hand_edits(BASE, BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own))
    done = carry(edits, FRESH.replace("46", "48"), FACTS, now)
    lines = done.text.split("\n")
    mine, new = "\n".join([lines[0], lines[2]]), "\n".join([lines[0], lines[4]])
    assert [e.text for e in hand_edits(done.text, mine, done.kept)] == [own]
    assert hand_edits(done.text, new, done.kept) == ()


def test_a_locked_sentence_stays_whatever_becomes_of_its_fact():
    own = "宣讲队走村入户讲了46场。<!-- 锁定 -->"
    now = tuple(fact.replace("46", "48") for fact in FACTS)
    done = _carried(BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own), now)
    assert done.conflicts == ()
    assert done.locked == (own,)
    assert own in done.text


def test_a_sentence_taken_out_whose_fact_changed_is_asked_about():
    standing = BASE.replace("干部撰写心得体会30余篇。", "")
    now = tuple(fact.replace("30余篇", "45篇") for fact in FACTS)
    edits = hand_edits(BASE, standing)
    fresh = FRESH.replace("30余篇", "45篇")
    assert [c.reason for c in carry(edits, fresh, FACTS, now).conflicts] == ["fact-changed"]
    assert "心得体会" not in carry(edits, fresh, FACTS, now, choices={0: "mine"}).text
    assert carry(edits, fresh, FACTS, now, choices={0: "new"}).text == fresh


def test_halves_of_a_sentence_are_asked_about_at_once():
    standing = BASE.replace("46场，受众2300人次。", "46场，走遍各村。受众2300人次，多数是老人。")
    now = tuple(fact.replace("46", "48") for fact in FACTS)
    done = _carried(standing, now)
    assert len(done.conflicts) == 1
    assert done.conflicts[0].edit.text == "宣讲队进村入户宣讲46场，走遍各村。受众2300人次，多数是老人。"


def test_a_sentence_taken_out_that_another_one_still_tells_is_no_silence():
    base = f"{BASE}宣讲46场，反响良好。"
    done = carry(hand_edits(base, BASE), FRESH, FACTS, FACTS)
    assert "46场" in done.text
    assert done.silent == ()


def test_a_clause_that_the_person_left_out_stays_out():
    done = _carried(BASE.replace("学习12次，专题研讨4次。", "学习12次。"))
    assert "研讨" not in done.text


def test_a_quoted_sentence_is_what_an_instruction_is_aimed_at():
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    standing = BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own)
    (conflict,) = _carried(standing, instruction="“走村入户讲了46场”这句写详细些").conflicts
    assert (conflict.edit.text, conflict.reason) == (own, "instruction")


def test_a_subject_that_only_the_replaced_sentence_names_is_aimed_at_its_place():
    standing = BASE.replace("排查村级阵地72处，发现问题8个，整改8个。", "村里72处地方都看过了，8个问题改好8个。")
    assert [c.reason for c in _carried(standing, instruction="突出村级阵地").conflicts] == ["instruction"]


def test_a_lead_goes_with_the_sentence_that_it_leads():
    fresh = FRESH.replace("组织宣讲队", "宣讲方面：组织宣讲队")
    own = "宣讲队走村入户讲了46场，2300人次听讲。"
    standing = BASE.replace("宣讲队进村入户宣讲46场，受众2300人次。", own)
    done = carry(hand_edits(BASE, standing), fresh, FACTS, FACTS)
    assert done.text.endswith(f"已整改8个。{own}")


def test_a_mark_that_the_person_changed_is_an_edit():
    assert [kind for kind, _, _ in _kinds(BASE.replace("46场，", "46场,"))] == ["changed"]


def test_a_sentence_that_stood_twice_and_stands_once_is_not_taken_out():
    assert _kinds("整改8个。", "整改8个。整改8个。") == []


def test_an_instruction_about_another_sentence_is_no_conflict():
    assert _carried(BASE.replace("46场", "47场"), instruction="突出村级阵地").conflicts == ()


def test_a_persons_item_takes_over_the_number_of_its_place():
    base = "一是理论学习中心组学习12次。二是干部撰写心得体会30余篇。三是宣讲队宣讲46场。"
    fresh = "一是宣讲队进村入户宣讲46场。二是理论学习中心组集体学习12次。三是撰写心得体会30余篇。"
    own = "三是宣讲队走村入户，讲了46场，场场满座。"
    done = carry(hand_edits(base, base.replace("三是宣讲队宣讲46场。", own)), fresh, FACTS, FACTS)
    assert done.text == f"一是{own[2:]}二是理论学习中心组集体学习12次。三是撰写心得体会30余篇。"
    assert done.kept == (f"一是{own[2:]}",)


def test_an_item_loses_its_number_where_the_new_draft_has_no_series():
    base = "一是理论学习中心组学习12次。二是宣讲队宣讲46场。"
    own = "二是宣讲队走村入户，讲了46场，场场满座。"
    done = carry(hand_edits(base, base.replace("二是宣讲队宣讲46场。", own)), FRESH, FACTS, FACTS)
    assert own[2:] in done.text
    assert "二是" not in done.text


def test_a_series_counts_on_where_an_item_was_taken_out():
    base = "一是理论学习中心组学习12次。二是撰写心得体会30余篇。三是宣讲队宣讲46场。"
    standing = "一是理论学习中心组学习12次。二是宣讲队宣讲46场。"
    done = carry(hand_edits(base, standing), base.replace("撰写", "干部写下"), FACTS, FACTS)
    assert done.text == standing


def test_a_sentence_at_the_head_stays_at_the_head():
    own = "今年以来，大事多、要事多。"
    done = _carried(own + BASE)
    assert done.text.startswith(own)


def test_a_section_that_went_empty_still_has_the_persons_sentences():
    own = "书记到场督促。"
    assert carry(hand_edits(BASE, BASE + own), "", FACTS, FACTS).text == own
