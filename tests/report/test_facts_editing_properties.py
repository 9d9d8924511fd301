"""Whatever a person's facts.md looks like: an edit does what it says to one bullet, and all other lines stay to the byte."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.report.bullet import Bullet, as_line, bullet_of_line
from assistant.report.facts import Fact, FactSheet
from assistant.report.facts_editing import bullet_at, insert_bullets, move_bullet, remove_bullet, replace_bullet
from assistant.report.facts_markdown import parse_facts
from assistant.workflow.library import library

TEMPLATE = library().template("ideology")
HEAD = "---\ntownship: 云溪镇\nperiod: 2026年上半年\n---\n"
_LINES = [
    "- 学习6次",
    "- 讲党课2场  <!-- 来源：签到册 -->",
    "  其中研讨2次",
    "  <!-- 待补 -->",
    "• 宣讲14场",
    "1. 培训2期",
    "没有横线的一行",
    "- 网评员6人（不写入）",
    "<!-- 不写入 -->",
    "<!-- 以下不写入 -->",
    "<!--\n1. 学习几次？\n-->",
    "<!-- 请王主任核 -->",
    "## 理论学习",
    "## 阵地管理",
    "### 青年学习",
    "## 移风易俗",
    "# 要点",
    "",
    "  ",
    "----",
]
_BODIES = st.lists(st.sampled_from(_LINES), max_size=12).map("\n".join)
_WITH_A_BULLET = st.tuples(_BODIES, _BODIES).map(lambda parts: f"{parts[0]}\n## 阵地管理\n- 走访9户\n{parts[1]}")
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
_BULLETS = st.builds(
    Bullet,
    st.sampled_from(["走访30户", "投入1.5万元", "“云溪夜话”2期", "a<b>c"]),
    st.sampled_from(["", "签到册", "会议记录，3月12日", "电话询问"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
_SECTIONS = st.sampled_from(["study", "positions", "network", "移风易俗", "青年学习", "新的一节"])


def read(text: str) -> FactSheet:
    return parse_facts(text, TEMPLATE)


def said(sheet: FactSheet) -> list[tuple[str, str, str]]:
    return sorted((fact.section, fact.text, fact.source) for fact in sheet.facts)


def some_bullet(sheet: FactSheet, at: int) -> Fact:
    assert sheet.facts
    return sheet.facts[at % len(sheet.facts)]


def kept_in_order(kept: list[str], lines: list[str]) -> bool:
    """Whether `kept` are lines of `lines` in their order."""
    left = iter(lines)
    return all(line in left for line in kept)


@given(_BODIES, _SECTIONS, st.lists(_BULLETS, min_size=1, max_size=3))
def test_bullets_put_in_are_read_back_and_nothing_else_changes(body: str, section: str, bullets: list[Bullet]) -> None:
    text = HEAD + body
    before = read(text)
    new = insert_bullets(text, before, section, bullets, TEMPLATE)
    added = [fact for fact in read(new).facts if fact.text in {bullet.text for bullet in bullets}]
    assert [fact.text for fact in added] == [bullet.text for bullet in bullets]
    assert len(read(new).facts) == len(before.facts) + len(bullets)
    assert kept_in_order(text.rstrip("\n").split("\n"), new.split("\n"))


@given(_WITH_A_BULLET, st.integers(0, 20))
def test_a_bullet_written_as_it_is_changes_nothing(body: str, at: int) -> None:
    text = HEAD + body
    fact = some_bullet(read(text), at)
    assert replace_bullet(text, fact.line, bullet_at(text, fact.line)) == text


@given(_WITH_A_BULLET, st.integers(0, 20), _BULLETS)
def test_a_bullet_written_anew_is_read_back_and_the_others_stay(body: str, at: int, bullet: Bullet) -> None:
    text = HEAD + body
    before = read(text)
    fact = some_bullet(before, at)
    new = replace_bullet(text, fact.line, bullet)
    there = read(new)
    assert len(there.facts) == len(before.facts)
    same = next(f for old, f in zip(before.facts, there.facts, strict=True) if old is fact)
    standing = bullet_at(new, same.line)
    assert (standing.text, standing.source) == (bullet.text, bullet_of_line(as_line(bullet)).source)
    assert (standing.pending, standing.withheld, standing.unverified) == (
        bullet.pending,
        bullet.withheld,
        bullet.unverified,
    )
    others = [(f.text, f.source) for f in before.facts if f is not fact]
    assert [(f.text, f.source) for f in there.facts if f is not same] == others
    assert replace_bullet(new, same.line, standing) == new


@given(_WITH_A_BULLET, st.integers(0, 20))
@example("## 理论学习\n- 学习6次\n<!-- 不写入 -->\n  其中研讨2次\n- 学习6次", 0)
def test_a_bullet_taken_out_is_gone_and_the_others_stay_as_they_were(body: str, at: int) -> None:
    text = HEAD + body
    before = read(text)
    fact = some_bullet(before, at)
    new = remove_bullet(text, fact.line)
    others = [(f.section, f.text, f.source, f.withheld) for f in before.facts if f is not fact]
    assert [(f.section, f.text, f.source, f.withheld) for f in read(new).facts] == others
    assert kept_in_order(new.split("\n"), text.split("\n"))


@given(_WITH_A_BULLET, st.integers(0, 20), st.integers(5, 30))
def test_a_move_keeps_every_line(body: str, at: int, before: int) -> None:
    text = HEAD + body
    fact = some_bullet(read(text), at)
    new = move_bullet(text, fact.line, before)
    assert sorted(new.split("\n")) == sorted(text.split("\n"))


@given(_BODIES, _ENDS, _SECTIONS, _BULLETS)
def test_line_ends_are_those_that_are_there(body: str, end: str, section: str, bullet: Bullet) -> None:
    plain = HEAD + body
    text = plain.replace("\n", end)
    new = insert_bullets(text, read(text), section, [bullet], TEMPLATE)
    assert new == insert_bullets(plain, read(plain), section, [bullet], TEMPLATE).replace("\n", end)


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_words_are_one_line_that_is_read_back(words: str, source: str) -> None:
    try:
        line = as_line(Bullet(words, source))
    except InputError:
        return
    assert "\n" not in line
    read_back = bullet_of_line(line)
    assert as_line(read_back) == as_line(bullet_of_line(as_line(read_back)))
    sheet = read(f"{HEAD}## 理论学习\n{line}\n")
    assert [fact.text for fact in sheet.facts] == [read_back.text]


@pytest.mark.parametrize("section", ["study", "理论学习"])
def test_several_bullets_stand_in_their_order(section: str) -> None:
    text = f"{HEAD}## 理论学习\n- 学习6次\n\n## 阵地管理\n"
    new = insert_bullets(text, read(text), section, [Bullet("党课2场"), Bullet("宣讲14场")], TEMPLATE)
    assert new == f"{HEAD}## 理论学习\n- 学习6次\n- 党课2场\n- 宣讲14场\n\n## 阵地管理\n"
