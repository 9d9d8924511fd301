"""Which section of one report is which of another."""

from __future__ import annotations

from collections import Counter
from random import Random

from altered_reports import altered, reports
from hypothesis import given
from hypothesis import strategies as st

from assistant.comparison.section_map import SectionText, section_map

STUDY = SectionText(
    ("study",),
    "（一）强化理论武装",
    "理论学习中心组集体学习12次，专题研讨4次。干部撰写心得体会30余篇。班子成员讲党课17场。",
)
POSITIONS = SectionText(
    ("positions",),
    "（二）管好各类阵地",
    "排查农家书屋、宣传栏等阵地72处，整改问题8个。审批讲座、报告会9场。检查网吧3家次。",
)
CIVILITY = SectionText(
    ("civility",), "（三）培育文明乡风", "17个村修订村规民约。评选“好媳妇”19名、“最美家庭”12户。放映公益电影36场。"
)
PLANS = SectionText(("plans",), "（四）下步打算", "9月底前轮训通讯员2期。10月底前换完6个村的宣传栏，定管护员。")
OLD = [STUDY, POSITIONS, CIVILITY, PLANS]
SECTION = st.builds(
    SectionText,
    st.lists(st.sampled_from(["study", "plans"]), max_size=1).map(tuple),
    st.sampled_from(["", "（一）学习", "打算"]),
    st.text(alphabet="学习宣讲阵地，。\n12次", max_size=30),
)


def _found(old, new, hints=None):
    return [(m.old, m.new, m.status) for m in section_map(old, new, hints or {})]


def test_sections_of_altered_reports_are_found():
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    whole = reports()
    for seed in range(150):
        case = altered(whole[seed % len(whole)], Random(seed))  # noqa: S311
        found = set(_found(case.old, case.new))
        for match in case.truth:
            total[match[2]] += 1
            right[match[2]] += match in found
    assert {status: n for status, n in total.items() if right[status] < 0.98 * n} == {}
    assert set(total) == {"same", "reworded", "moved", "split", "merged", "new", "dropped"}


@given(st.lists(SECTION, max_size=6), st.lists(SECTION, max_size=6))
def test_every_section_of_both_stands_in_one_match(old, new):
    matches = section_map(old, new)
    assert sorted(m for match in matches for m in match.old) == list(range(len(old)))
    assert sorted(n for match in matches for n in match.new) == list(range(len(new)))


def test_a_report_and_itself():
    assert _found(OLD, OLD) == [((n,), (n,), "same") for n in range(4)]


def test_renumbering_is_no_change():
    new = [SectionText(s.keys, f"{n}.{s.heading[3:]}", s.text) for n, s in enumerate(OLD, 1)]
    assert {m.status for m in section_map(OLD, new)} == {"same"}


def test_a_new_heading_makes_a_section_reworded():
    assert _found([STUDY], [SectionText((), "学深悟透强根基", STUDY.text)]) == [((0,), (0,), "reworded")]


def test_a_section_with_its_key_and_other_words_is_rewritten():
    new = SectionText(("study",), "（一）抓实学习", "开办夜校，请老师上门授课，村民听得懂、用得上。")
    assert _found([STUDY], [new]) == [((0,), (0,), "rewritten")]


def test_sections_without_anything_in_common_are_new_and_dropped():
    new = SectionText((), "安全生产", "逐户检查燃气罐，水闸检修完毕。")
    assert _found([PLANS], [new]) == [((0,), (), "dropped"), ((), (0,), "new")]


def test_a_section_that_stands_elsewhere_is_moved():
    assert _found(OLD, [CIVILITY, STUDY, POSITIONS, PLANS]) == [
        ((2,), (0,), "moved"),
        ((0,), (1,), "same"),
        ((1,), (2,), "same"),
        ((3,), (3,), "same"),
    ]


def test_a_split_section_has_both_parts():
    first, second = STUDY.text[:37], STUDY.text[37:]
    new = [SectionText(("study",), STUDY.heading, first), SectionText((), "讲好党课", second), *OLD[1:]]
    assert _found(OLD, new)[0] == ((0,), (0, 1), "split")


def test_a_hint_decides_where_words_do_not():
    new = [SectionText((), "甲", "新写的一段话。"), SectionText((), "乙", "又写的一段文字。")]
    assert ((3,), (1,), "rewritten") in _found(OLD, new, {3: 1})
