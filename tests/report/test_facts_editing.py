"""Bullets of facts.md put in, changed, taken out and moved: a few lines change and nothing else is touched."""

from __future__ import annotations

import pytest

from assistant.errors import InputError
from assistant.report.facts import FactSheet
from assistant.report.facts_editing import (
    Bullet,
    as_line,
    bullet_at,
    bullet_of_line,
    insert_bullet,
    move_bullet,
    remove_bullet,
    replace_bullet,
)
from assistant.report.facts_markdown import parse_facts
from assistant.report.template import Template
from assistant.workflow.library import library

TEMPLATE: Template = library().template("ideology")
HEAD = "---\ntownship: 云溪镇\nperiod: 2026年上半年\n---\n"


def sheet(text: str) -> FactSheet:
    return parse_facts(text, TEMPLATE)


def inserted(body: str, section: str, bullet: Bullet, after: int | None = None) -> str:
    text = HEAD + body
    new = insert_bullet(text, sheet(text), section, bullet, after, TEMPLATE)
    assert new.startswith(HEAD)
    return new.removeprefix(HEAD)


def test_a_bullet_goes_behind_the_last_of_its_section() -> None:
    body = "## 理论学习\n- 学习6次\n\n## 阵地管理\n- 排查3轮\n"
    assert inserted(body, "study", Bullet("讲党课2场")) == (
        "## 理论学习\n- 学习6次\n- 讲党课2场\n\n## 阵地管理\n- 排查3轮\n"
    )


def test_a_section_is_named_by_its_title_too() -> None:
    assert inserted("## 理论学习\n", "理论学习", Bullet("讲党课2场")) == "## 理论学习\n- 讲党课2场\n"


def test_in_an_empty_section_it_goes_behind_the_questions() -> None:
    body = "## 理论学习\n<!--\n1. 学习几次？\n-->\n\n## 阵地管理\n"
    assert inserted(body, "study", Bullet("学习6次")) == (
        "## 理论学习\n<!--\n1. 学习几次？\n-->\n- 学习6次\n\n## 阵地管理\n"
    )


def test_a_missing_section_is_put_in_the_templates_order() -> None:
    body = "## 组织领导与责任落实\n- 研究2次\n\n## 阵地管理\n- 排查3轮\n"
    assert inserted(body, "study", Bullet("学习6次")) == (
        "## 组织领导与责任落实\n- 研究2次\n\n## 理论学习\n- 学习6次\n\n## 阵地管理\n- 排查3轮\n"
    )


def test_a_missing_first_section_is_put_before_the_others() -> None:
    body = "\n## 阵地管理\n- 排查3轮\n"
    assert inserted(body, "leadership", Bullet("研究2次")) == (
        "\n## 组织领导与责任落实\n- 研究2次\n\n## 阵地管理\n- 排查3轮\n"
    )


def test_a_section_of_the_townships_own_is_put_at_the_end() -> None:
    assert inserted("## 理论学习\n- 学习6次", "移风易俗专项", Bullet("简办41起")) == (
        "## 理论学习\n- 学习6次\n\n## 移风易俗专项\n- 简办41起"
    )


def test_a_missing_section_does_not_part_another_from_its_lower_headings() -> None:
    body = "## 理论学习\n- 学习6次\n### 青年学习\n- 读书会2场\n\n## 阵地管理\n"
    assert "- 读书会2场\n\n## 舆论引导与宣传\n- 投稿96篇\n\n## 阵地管理" in inserted(
        body, "publicity", Bullet("投稿96篇")
    )


def test_a_bullet_goes_behind_another_and_what_goes_on_with_it() -> None:
    body = "## 理论学习\n- 学习6次\n  其中研讨2次\n  <!-- 来源：签到册 -->\n- 讲党课2场\n"
    assert inserted(body, "study", Bullet("宣讲5场"), after=6) == (
        "## 理论学习\n- 学习6次\n  其中研讨2次\n  <!-- 来源：签到册 -->\n- 宣讲5场\n- 讲党课2场\n"
    )


def test_what_is_noted_stands_behind_the_words() -> None:
    bullet = Bullet("学习6次", "党委会记录3月12日", pending=True, withheld=True, unverified=True)
    assert as_line(bullet) == (
        "- 学习6次  <!-- 来源：党委会记录3月12日 --> <!-- 待补 --> <!-- 不写入 --> <!-- 电话（未核） -->"
    )
    assert bullet_of_line(as_line(bullet)) == bullet


@pytest.mark.parametrize("source", ["签到册，电话询问", "会议记录；待补的照片", "张老师、李老师"])
def test_a_source_is_read_back_as_one_whatever_words_are_in_it(source: str) -> None:
    read = bullet_of_line(as_line(Bullet("学习6次", source)))
    assert (read.pending, read.unverified) == (False, False)
    assert read.source.replace(" ", "") == source.replace("，", "").replace("；", "") or read.source == source


@pytest.mark.parametrize("text", ["", "……", "  ", "<!-- -->", "（不写入）"])
def test_a_bullet_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="没有要点的内容"):
        as_line(Bullet(text))


def test_comment_marks_in_the_words_are_no_comment() -> None:
    assert bullet_of_line(as_line(Bullet("学习<!-- 6次 -->了"))).text == "学习＜!-- 6次 --＞了"


def test_new_words_keep_the_sign_and_the_comments() -> None:
    text = f"{HEAD}## 理论学习\n  • 学习6次  <!-- 来源：签到册 --> <!-- 依据：台账 -->\n- 讲党课2场\n"
    assert replace_bullet(text, 6, Bullet("学习7次", "签到册")) == text.replace("学习6次", "学习7次")


def test_a_sign_that_the_new_words_would_change_gives_way() -> None:
    text = f"{HEAD}## 理论学习\n1.学习6次\n"
    assert replace_bullet(text, 6, Bullet("5次学习")) == f"{HEAD}## 理论学习\n- 5次学习\n"


def test_a_note_is_put_behind_and_the_words_stay_to_the_character() -> None:
    text = f"{HEAD}## 理论学习\n- 学习6次。\n"
    assert replace_bullet(text, 6, Bullet("学习6次", pending=True)) == text.replace("6次。", "6次。  <!-- 待补 -->")


def test_a_note_taken_back_leaves_the_others() -> None:
    text = f"{HEAD}## 理论学习\n- 学习6次 <!-- 来源：签到册、照片；待补 --> <!-- 请王主任核 -->\n"
    assert replace_bullet(text, 6, Bullet("学习6次", "签到册、照片")) == text.replace("；待补", "")


def test_another_source_takes_the_place_of_the_first() -> None:
    text = f"{HEAD}## 理论学习\n- 学习6次 <!-- 来源：签到册 -->\n"
    assert bullet_at(replace_bullet(text, 6, Bullet("学习6次", "会议记录")), 6).source == "会议记录"


def test_a_bullet_that_is_to_be_written_again_loses_the_line_above_it() -> None:
    text = f"{HEAD}## 网络舆情\n<!-- 不写入 -->\n- 网评员6人\n"
    assert bullet_at(text, 7).withheld
    assert replace_bullet(text, 7, Bullet("网评员6人")) == f"{HEAD}## 网络舆情\n- 网评员6人\n"


def test_a_withheld_written_into_the_words_goes_with_them() -> None:
    text = f"{HEAD}## 网络舆情\n- 网评员6人（不写入）\n"
    assert replace_bullet(text, 6, Bullet("网评员6人")) == f"{HEAD}## 网络舆情\n- 网评员6人\n"
    assert bullet_at(replace_bullet(text, 6, Bullet("网评员7人", withheld=True)), 6).withheld


def test_a_bullet_goes_with_its_lines_and_the_next_is_not_withheld_in_its_place() -> None:
    text = f"{HEAD}## 网络舆情\n<!-- 不写入 -->\n- 网评员6人\n  均为兼职\n- 巡查12次\n"
    assert remove_bullet(text, 7) == f"{HEAD}## 网络舆情\n- 巡查12次\n"


def test_a_bullet_moves_with_its_lines() -> None:
    text = f"{HEAD}## 网络舆情\n- 巡查12次\n<!-- 不写入 -->\n- 网评员6人\n  均为兼职\n\n## 阵地管理\n"
    moved = move_bullet(text, 8, before=6)
    assert moved == f"{HEAD}## 网络舆情\n<!-- 不写入 -->\n- 网评员6人\n  均为兼职\n- 巡查12次\n\n## 阵地管理\n"
    assert move_bullet(moved, 7, before=11) == text


def test_a_bullet_moves_to_the_end_of_a_file_without_a_last_line_feed() -> None:
    text = f"{HEAD}## 阵地管理\n- 排查3轮\n- 台账1本"
    assert move_bullet(text, 6, before=8) == f"{HEAD}## 阵地管理\n- 台账1本\n- 排查3轮"


@pytest.mark.parametrize("line", [1, 5, 8, 99])
def test_a_line_that_is_no_bullet_is_refused(line: int) -> None:
    text = f"{HEAD}## 阵地管理\n- 排查3轮\n\n<!-- 说明 -->\n"
    for edit in (bullet_at, remove_bullet):
        with pytest.raises(InputError, match="不是要点"):
            edit(text, line)


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    text = f"\ufeff{HEAD}## 理论学习\n- 学习6次\n".replace("\n", "\r\n")
    new = insert_bullet(text, sheet(text), "study", Bullet("讲党课2场"))
    assert new == text + "- 讲党课2场\r\n"
