"""Drafting a section again in a draft that a person, or their editor, has left in an odd shape."""

from __future__ import annotations

import json
import re
import time

import pytest
from office import BULLETS, HEAD, facts_in, obedient, sheet, title_in
from scripted_endpoint import Reply

_FIRST = "理论学习中心组学习6次，其中专题研讨3次。"
_SECOND = "宣讲队到村宣讲14场，听众620余人次。"
_OWN = "宣讲队自编快板到村宣讲14场，620余人次到场。"
_HEADING = "### 强化理论武装，筑牢思想根基 {#study}"


def anew(request):
    """Word by word at first, with 上半年 before each fact when a section is drafted again."""
    if "本节前后是" not in request.text:
        return obedient(request)
    return Reply("".join(f"上半年{fact}。" for fact in facts_in(request)))


@pytest.fixture
def drafted(office, serve):
    office.endpoint = serve(anew)
    assert office.draft().code == 0
    return office


def redraft(office, name="study"):
    done = office.redraft(name, "--yes")
    assert done.code in (0, 1), done.said
    return done


def test_without_a_key(drafted):
    drafted.edit(" {#study}", "")
    drafted.edit(_SECOND, _OWN)
    redraft(drafted)
    assert drafted.text.count("强化理论武装") == 1
    assert f"上半年{_FIRST}{_OWN}" in drafted.section("study")


def test_a_heading_that_stands_twice(drafted):
    drafted.edit("## 存在问题", f"{_HEADING}\n\n这一节是另一处抄来的。\n\n## 存在问题")
    drafted.edit(_SECOND, _OWN)
    redraft(drafted)
    assert drafted.text.count("这一节是另一处抄来的。") == 1
    assert drafted.text.count(_OWN) == 1
    assert drafted.text.index(_OWN) < drafted.text.index("这一节是另一处抄来的。")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030"],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(drafted, encoding, ends):
    drafted.edit(_SECOND, _OWN)
    drafted.draft_file.write_bytes(drafted.text.replace("\n", ends).encode(encoding))
    before = drafted.draft_file.read_bytes().decode(encoding)
    redraft(drafted)
    after = drafted.draft_file.read_bytes().decode(encoding)
    assert after == before.replace(_FIRST, f"上半年{_FIRST}")


def test_mixed_line_ends_stay_outside_the_section(drafted):
    text = drafted.text.replace("## 存在问题 {#problems}\n", "## 存在问题 {#problems}\r\n")
    drafted.draft_file.write_bytes(text.encode())
    redraft(drafted)
    assert b"{#problems}\r\n" in drafted.draft_file.read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_HEADING, f"<!-- 领导看过 -->\n{_HEADING}"),
        (_HEADING, f"{_HEADING} <!-- 领导看过 -->"),
        (_HEADING, f"{_HEADING}\n<!-- 领导看过 -->"),
        (_SECOND, f"<!-- 领导看过 -->{_SECOND}"),
        (_SECOND, _SECOND.replace("14场", "14<!-- 领导看过 -->场")),
        (_SECOND, f"{_SECOND}\n\n<!-- 领导看过 -->\n"),
        (_SECOND, f"{_SECOND}<!-- 领导看过\n### 这里不是标题\n二〇二六 -->"),
        (_FIRST, f"<!-- 领导看过 -->\n\n{_FIRST}"),
    ],
    ids=["above", "in-heading", "under", "before", "inside", "own-line", "lines", "first"],
)
def test_a_comment_stays_once(drafted, old, new):
    drafted.edit(old, new)
    comment = re.search("<!--.*?-->", new, re.DOTALL)
    for _ in range(2):
        redraft(drafted)
        assert drafted.text.count("<!-- 领导看过") == 1
        assert comment is not None
        assert comment[0] in drafted.text
        assert drafted.text.count("### 这里不是标题") == new.count("### 这里不是标题")


def test_the_same_comment_everywhere_stays_as_often(drafted):
    text = re.sub("([，。])", r"\1<!-- 批 -->", drafted.text)
    drafted.draft_file.write_text(text, "utf-8")
    redraft(drafted)
    assert drafted.text.count("<!-- 批 -->") == text.count("<!-- 批 -->")
    assert "<!-- 锁定 -->" not in drafted.text


def test_a_lock_beside_the_heading_locks_the_section(drafted):
    drafted.edit(_HEADING, f"{_HEADING} <!-- 锁定 -->")
    before = drafted.draft_file.read_bytes()
    done = drafted.redraft("study", "--yes")
    assert done.code == 2
    assert "锁定" in done.err
    assert drafted.draft_file.read_bytes() == before


@pytest.mark.parametrize(
    "own",
    [
        "| 村 | 场次 |\n| 柳溪村 | 8 |\n| 河湾村 | 6 |",
        "- 到村宣讲14场\n- 听众620余人次",
        "镇里补一句。\n各村再补一句。",
    ],
    ids=["table", "list", "paragraphs"],
)
def test_lines_of_the_persons_stay_lines(drafted, own):
    drafted.edit(_SECOND, f"{_SECOND}\n\n{own}")
    for _ in range(2):
        redraft(drafted)
        lines = drafted.section("study").split("\n")
        assert all(lines.count(line) == 1 for line in own.split("\n"))


def test_an_unclosed_comment_is_text_and_stays(drafted):
    drafted.edit(_SECOND, f"{_SECOND}<!-- 没有写完")
    redraft(drafted)
    assert "<!-- 没有写完" in drafted.text
    assert drafted.text.index("<!-- 没有写完") < drafted.text.index("存在问题")


def test_a_huge_section_comes_to_an_end(drafted):
    own = "".join(f"第{n}个村民小组开了会，讲了第{n}条做法。" for n in range(1, 1500))
    drafted.edit(_SECOND, _OWN + own)
    begun = time.monotonic()
    redraft(drafted)
    assert time.monotonic() - begun < 90
    text = drafted.section("study")
    assert _OWN in text
    assert all(f"讲了第{n}条做法。" in text for n in (1, 700, 1499))


_PROBLEMS = ("9个村中有2个村没有专职宣传员", "3处宣传栏内容半年没有换", "网格员里有5人没有参加培训")


@pytest.fixture
def series(office, serve):
    """存在问题 with three facts, which are drafted as 一是…二是…三是…."""

    def reply(request):
        if title_in(request) != "存在问题":
            return anew(request)
        facts = facts_in(request)
        again = "本节前后是" in request.text
        marks = "一二三四五六"
        return Reply("".join(f"{marks[n]}是{'目前' * again}{f}{'。' if again else '；'}" for n, f in enumerate(facts)))

    office.write_facts(sheet({**BULLETS, "存在问题": _PROBLEMS}))
    office.endpoint = serve(reply)
    assert office.draft().code == 0
    return office


def test_a_series_stays_continuous(series):
    assert "二是" in series.section("problems")
    own = "二是有3处宣传栏，内容半年都没有换过"
    text = series.section("problems")
    series.edit(text[text.index("二是") : text.index("三是")], f"{own}；")
    redraft(series, "problems")
    text = series.section("problems")
    assert own.removeprefix("二是") in text
    assert [text.count(mark) for mark in ("一是", "二是", "三是", "四是")] == [1, 1, 1, 0]
    assert text.index("一是") < text.index("二是") < text.index("三是")


def test_a_member_of_the_series_taken_out_leaves_it_continuous(series):
    text = series.section("problems")
    series.edit(text[text.index("二是") : text.index("三是")], "")
    redraft(series, "problems")
    text = series.section("problems")
    assert "宣传栏" not in text
    assert [text.count(mark) for mark in ("一是", "二是", "三是")] == [1, 1, 0]


def test_a_member_added_to_the_series_stays(series):
    text = series.section("problems").rstrip("。；")
    series.edit(series.section("problems"), f"{text}；四是有的村不会用新设备。")
    redraft(series, "problems")
    assert "有的村不会用新设备" in series.section("problems")
    assert series.section("problems").count("四是") == 1


@pytest.mark.parametrize("name", ["problems", "plans", "存在问题", "下一步打算"])
def test_a_merged_section_is_named_by_each_of_its_keys(office, serve, name):
    """The outline of exemplar 001 writes problems and plans as one section."""
    office.write_facts(sheet(BULLETS, HEAD.replace("three-part", "'001'")))
    office.endpoint = serve(anew)
    assert office.draft().code == 0
    office.edit("9个村中有2个村没有专职宣传员", "9个村里有2个村缺专职宣传员")
    redraft(office, name)
    assert office.text.count("9个村里有2个村缺专职宣传员") == 1
    assert "{#problems #plans}" in office.text
    office.change_fact("9月底前", "10月底前")
    assert office.draft().code == 0
    assert office.text.count("9个村里有2个村缺专职宣传员") == 1
    assert "10月底前" in office.text


@pytest.mark.parametrize("name", ["opening", "导语", "closing", "结尾"])
def test_opening_and_closing_are_the_programs_own(drafted, name):
    before = drafted.draft_file.read_bytes()
    done = drafted.redraft(name, "--yes")
    assert done.code == 2
    assert "facts.md" in done.err
    assert drafted.draft_file.read_bytes() == before


def test_a_section_moved_by_hand_stays_where_it_is(drafted):
    text = drafted.text
    start, end = text.index(_HEADING), text.index("## 存在问题")
    closing = text.index("## 结尾")
    moved = text[:start] + text[end:closing] + text[start:end] + text[closing:]
    drafted.draft_file.write_text(moved, "utf-8")
    redraft(drafted)
    assert drafted.text == moved.replace(_FIRST, f"上半年{_FIRST}").replace(_SECOND, f"上半年{_SECOND}")


def test_another_level_stays(drafted):
    drafted.edit("### 强化理论武装", "## 强化理论武装")
    redraft(drafted)
    assert "\n## 强化理论武装，筑牢思想根基 {#study}\n" in drafted.text


def test_a_run_in_heading_stays(drafted):
    drafted.edit("{#study}", "{#study .run-in}")
    redraft(drafted)
    assert "{#study .run-in}" in drafted.text


def test_no_newline_at_the_end(drafted):
    drafted.draft_file.write_text(drafted.text.rstrip("\n"), "utf-8")
    redraft(drafted, "plans")
    assert "上半年党政办" in drafted.section("plans")


def test_a_draft_without_any_heading(drafted):
    drafted.draft_file.write_text(f"{_FIRST}{_OWN}\n", "utf-8")
    redraft(drafted)
    assert drafted.text.count(_OWN) == 1
    assert "14场" in drafted.section("study")


def test_the_draft_is_gone(drafted):
    drafted.draft_file.unlink()
    redraft(drafted)
    assert "14场" in drafted.section("study")


def test_a_draft_that_is_no_text(drafted):
    drafted.draft_file.write_bytes(b"PK\x03\x04\x00\x00\xff\xfe\x00")
    done = drafted.redraft("study", "--yes")
    assert done.code == 2
    assert "draft.md" in done.err
    assert drafted.draft_file.read_bytes() == b"PK\x03\x04\x00\x00\xff\xfe\x00"


def test_a_paragraph_of_the_persons_stays_a_paragraph(drafted):
    own = "镇领导每次都到场，坐在第一排听。"
    drafted.edit(_FIRST, f"{own}\n\n{_FIRST}")
    redraft(drafted)
    assert own in drafted.section("study")


def test_an_emptied_draft_file(drafted):
    drafted.draft_file.write_text("", "utf-8")
    redraft(drafted)
    assert "14场" in drafted.section("study")


def test_two_hand_edits_of_one_sentence(drafted):
    first, second = "宣讲队到村宣讲14场。", "听众620余人次，都说听得懂。"
    drafted.edit(_SECOND, first + second)
    redraft(drafted)
    text = drafted.section("study")
    assert text.count("14场") == text.count("620余人次") == 1
    assert first in text
    assert second in text


def test_the_same_sentence_twice(drafted):
    drafted.edit(_SECOND, _OWN + _OWN)
    redraft(drafted)
    assert drafted.section("study").count(_OWN) == 2


def test_json_of_a_section_with_comments_has_none_in_the_texts(drafted):
    drafted.edit(_SECOND, f"{_SECOND}<!-- 依据：台账 -->")
    values = json.loads(drafted.redraft("study", "--preview", "--format", "json").out)
    assert "<!--" not in values["old"] + values["new"]
