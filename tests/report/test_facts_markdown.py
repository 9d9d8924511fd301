from __future__ import annotations

import pytest
import shipped
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.report.facts_markdown import parse_facts, template_name

_MODERATE = settings(max_examples=150, deadline=None)
_MARKUP = "#-*•1.)（）【】<>!\n \t:：甲乙学习16次来源不写入待补。；—①"


def _parse(text: str):
    return parse_facts(text, shipped.template())


def _facts(body: str):
    return _parse(f"## 理论学习\n{body}").facts


def _rules(text: str) -> list[str]:
    return [f.rule for f in _parse(text).findings]


@pytest.mark.parametrize(
    "bullet",
    [
        "- 集中学习16次",
        "-集中学习16次",
        "* 集中学习16次",
        "*集中学习16次",
        "• 集中学习16次",
        "•集中学习16次",
        "· 集中学习16次",
        "● 集中学习16次",
        "1. 集中学习16次",
        "1、集中学习16次",
        "1．集中学习16次",
        "12）集中学习16次",
        "（1）集中学习16次",
        "(3) 集中学习16次",
        "①集中学习16次",
        "  - 集中学习16次",
        "- 集中学习16次。",
        "- 集中学习16次；",
        "-　集中学习16次",
    ],
)
def test_every_form_of_a_bullet(bullet):
    assert [f.text for f in _facts(bullet)] == ["集中学习16次"]


def test_an_ordinal_before_a_year_is_no_decimal():
    assert [f.text for f in _facts("20.2026年10件实事")] == ["2026年10件实事"]


@pytest.mark.parametrize("text", ["1.5万份明白纸", "12.6万元投入文化广场"])
def test_a_decimal_is_no_ordinal(text):
    assert [f.text for f in _facts(text)] == [text]


@pytest.mark.parametrize("line", ["---", "***", "- ", "- 。", "……", "* * *"])
def test_a_line_without_words_is_no_fact(line):
    assert _facts(line) == ()


def test_a_line_without_a_dash_is_a_fact_and_reported():
    sheet = _parse("## 理论学习\n集中学习16次\n")
    assert [f.text for f in sheet.facts] == ["集中学习16次"]
    assert [(f.rule, f.line) for f in sheet.findings] == [("no-dash", 2)]


def test_lines_and_display_names():
    sheet = _parse("---\ntownship: 清河镇\n---\n\n## 理论学习\n\n- 甲1次\n- 乙2次\n## 网络舆情\n- 丙3次\n")
    assert [(f.line, f.display, f.section) for f in sheet.facts] == [
        (7, "study.1", "study"),
        (8, "study.2", "study"),
        (10, "network.1", "network"),
    ]


@pytest.mark.parametrize(
    ("comment", "field", "value"),
    [
        ("来源：党委会记录3月12日", "source", "党委会记录3月12日"),
        ("来源:签到册", "source", "签到册"),
        ("来源：签到册；照片", "source", "签到册；照片"),
        ("来源：值班表；不写入", "source", "值班表"),
        ("来源：值班表；不写入", "withheld", True),
        ("不写入", "withheld", True),
        ("不写入：内部信息", "withheld", True),
        ("不写入，涉及个人", "withheld", True),
        ("待补", "pending", True),
        ("待补：等文化站报数", "pending", True),
        ("电话：文化站口头报的", "unverified", True),
        ("随手记的", "withheld", False),
    ],
)
def test_what_a_comment_says(comment, field, value):
    (fact,) = _facts(f"- 值守38天  <!-- {comment} -->")
    assert getattr(fact, field) == value
    assert fact.text == "值守38天"


def test_two_comments_on_a_line():
    (fact,) = _facts("- 值守38天 <!-- 来源：值班表 --><!-- 不写入 -->")
    assert (fact.text, fact.source, fact.withheld) == ("值守38天", "值班表", True)


def test_a_comment_before_the_bullet():
    (fact,) = _facts("<!-- 不写入 -->- 值守38天")
    assert (fact.text, fact.withheld) == ("值守38天", True)


def test_withheld_and_pending_facts_are_not_usable():
    sheet = _parse("## 理论学习\n- 甲1次\n- 乙2次<!-- 不写入 -->\n- 丙3次<!-- 待补 -->\n")
    assert [f.text for f in sheet.sections[0].usable] == ["甲1次"]
    assert len(sheet.facts) == 3


def test_a_comment_of_several_lines_is_no_fact_and_lines_are_counted_on():
    sheet = _parse("## 理论学习\n<!-- 请写：\n- 集中学习几次？\n## 假标题\n-->\n- 集中学习16次\n")
    assert [(f.text, f.line) for f in sheet.facts] == [("集中学习16次", 6)]
    assert len(sheet.sections) == 1


def test_a_bullet_after_a_comment_of_several_lines_on_the_same_line():
    (fact,) = _facts("- 集中学习<!-- 来源：\n党委会记录\n-->16次")
    assert (fact.text, fact.source) == ("集中学习16次", "党委会记录")


def test_a_continuation_line_belongs_to_its_bullet():
    (fact,) = _facts("- 集中学习16次，\n  其中专题研讨4次。\n")
    assert fact.text == "集中学习16次，其中专题研讨4次"


def test_a_comment_on_a_continuation_line_counts_for_the_bullet():
    (fact,) = _facts("- 网评员6人，\n  账号另存  <!-- 不写入 -->\n")
    assert fact.withheld
    (fact,) = _facts("- 网评员6人\n  <!-- 不写入 -->\n")
    assert fact.withheld


def test_a_withholding_line_of_its_own_means_the_bullet_below_it():
    above, below = _facts("- 网评员6人\n<!-- 不写入 -->\n- 账号12个\n")
    assert not above.withheld
    assert below.withheld


def test_a_withholding_line_with_nothing_below_it_is_an_error():
    sheet = _parse("## 理论学习\n- 网评员6人\n<!-- 不写入 -->\n")
    assert [(f.rule, f.severity, f.line) for f in sheet.findings] == [("lone-withheld", "error", 3)]


@pytest.mark.parametrize("note", ["以下不写入", "本节不写入"])
def test_a_note_can_withhold_what_follows_in_the_section(note):
    sheet = _parse(f"## 理论学习\n<!-- {note} -->\n- 甲1次\n- 乙2次\n## 网络舆情\n- 丙3次\n")
    assert [f.withheld for f in sheet.facts] == [True, True, False]


@pytest.mark.parametrize(
    "text", ["网评员6人（不写入）", "网评员6人，不写入", "网评员6人【不要写入】", "网评员6人 不写入报告"]
)
def test_a_note_written_into_the_text_withholds_too(text):
    (fact,) = _facts(f"- {text}")
    assert fact.withheld
    assert "写入" not in fact.text


def test_the_questions_of_a_new_sheet_withhold_nothing():
    (fact,) = _facts("<!--\n提问：不写户名、人名\n几次？\n-->\n- 排查3次\n")
    assert not fact.withheld


def test_a_second_bullet_that_is_indented_is_a_fact_of_its_own():
    assert [f.text for f in _facts("- 集中学习16次\n  - 专题研讨4次\n")] == ["集中学习16次", "专题研讨4次"]


@pytest.mark.parametrize(
    "heading",
    [
        "## 理论学习",
        "##理论学习",
        "### 理论学习",
        "# 理论学习",
        "## study",
        "## 学习情况 {#study}",
        "## 理论学习 ##",
        " ## 理论学习",
        "## 理论学习 {#study .locked}",
    ],
)
def test_a_standard_section_by_title_or_key(heading):
    assert [s.key for s in _parse(f"{heading}\n- 甲1次\n").sections] == ["study"]


def test_a_title_with_blanks_is_the_section_and_reported():
    sheet = _parse("## 理论学 习\n- 甲1次\n")
    assert sheet.sections[0].key == "study"
    assert [(f.rule, f.line) for f in sheet.findings] == [("near-heading", 1)]


@pytest.mark.parametrize("title", ["理论学习情况", "一、理论学习", "（二）理论学习方面", "理论学习："])
def test_a_title_with_filling_words_is_the_section(title):
    assert _parse(f"## {title}\n- 甲1次\n").sections[0].key == "study"


def test_a_title_that_was_guessed_is_reported_with_the_nearest():
    sheet = _parse("## 理论学习情况\n- 甲1次\n")
    assert [f.rule for f in sheet.findings] == ["near-heading"]
    assert "理论学习" in sheet.findings[0].message


def test_a_heading_that_is_only_like_a_title_is_an_own_section_and_names_it():
    sheet = _parse("## 网络舆论\n- 甲1次\n")
    assert sheet.sections[0].key == "网络舆论"
    assert "网络舆情" in sheet.findings[0].message


def test_a_heading_that_the_template_does_not_know_is_the_townships_own():
    sheet = _parse("## 板栗节宣传\n- 甲1次\n")
    assert sheet.sections[0].key == "板栗节宣传"
    assert sheet.findings == ()


def test_an_empty_heading_is_reported_and_its_facts_stay():
    sheet = _parse("## 理论学习\n- 甲1次\n##\n- 乙2次\n")
    assert [f.text for f in sheet.section("study").facts] == ["甲1次", "乙2次"]
    assert [f.rule for f in sheet.findings] == ["empty-heading"]


def test_a_section_that_stands_twice_is_one():
    sheet = _parse("## 理论学习\n- 甲1次\n## 网络舆情\n- 丙3次\n## study\n- 乙2次\n")
    assert [s.key for s in sheet.sections] == ["study", "network"]
    assert [f.display for f in sheet.section("study").facts] == ["study.1", "study.2"]
    assert [(f.rule, f.line) for f in sheet.findings] == [("same-section", 5)]


def test_a_fact_that_stands_twice_is_reported():
    text = "## 理论学习\n- 集中学习１６次。\n## 网络舆情\n- 集中学习 16次\n"
    assert [(f.rule, f.line) for f in _parse(text).findings] == [("same-fact", 4)]


def test_a_bullet_before_any_section_is_an_error_with_its_text():
    (finding,) = _parse("- 集中学习16次\n").findings
    assert (finding.rule, finding.severity, finding.line, finding.excerpt) == (
        "no-section",
        "error",
        1,
        "集中学习16次",
    )


@pytest.mark.parametrize("text", ["", "\n\n", "## 理论学习\n", "---\ntownship: 清河镇\n---\n", "\ufeff"])
def test_an_empty_sheet(text):
    assert _parse(text).facts == ()


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("## 理论学习\n- 甲1次 <!-- 来源：记录\n- 乙2次\n", 2),
        ("## 理论学习\n<!-- 提问\n- 甲1次 <!-- 来源：记录 -->\n", 2),
        ("<!-- 好的 -->\n\n## 理论学习\n- 甲<!-- 坏\n- 乙<!-- 又 -->\n", 4),
    ],
)
def test_a_comment_that_never_ends_is_refused_with_its_line(body, line):
    with pytest.raises(InputError, match=f"facts.md 第{line}行"):
        _parse(body)
    with pytest.raises(InputError, match=f"facts.md 第{line + 3}行"):
        _parse(f"---\nperiod: 2026年\n---\n{body}")


def test_windows_line_ends_and_byte_order_mark():
    text = "---\ntownship: 清河镇\n---\n## 理论学习\n- 甲1次 <!-- 来源：\n记录 -->\n- 乙2次\n"
    assert _parse("\ufeff" + text.replace("\n", "\r\n")) == _parse(text)


def test_identity_looks_past_width_blanks_and_final_marks():
    one, other = _facts("- 集中学习１６次。")[0], _facts("- 集中学习 16次")[0]
    assert one.id == other.id


def test_the_template_that_a_sheet_names():
    assert template_name("---\n模板：culture\n---\n") == "culture"
    assert template_name("## 理论学习\n") == "ideology"
    assert template_name("---\ntemplate:\n---\n") == "ideology"


_CONTENT = st.text(alphabet="学习宣讲16次万元、，。；《》“”（）#-*<>! A", min_size=1, max_size=20)
_BULLETS = st.lists(_CONTENT.filter(lambda t: "<!--" not in t and any(c.isalnum() for c in t)), max_size=8)


@given(_BULLETS, st.sampled_from(["- ", "* ", "• ", "1. ", "（2）"]))
@_MODERATE
def test_no_bullet_is_lost(texts, dash):
    facts = _facts("\n".join(dash + "学" + text for text in texts))
    assert [f.text for f in facts] == [("学" + text).strip().rstrip("。；; ") for text in texts]


@given(st.text(max_size=200) | st.text(alphabet=_MARKUP, max_size=80), st.booleans())
@_MODERATE
@example("---\n? [a]\n: b\n---", False)
@example("---\n" + "[" * 400 + "\n---", False)
@example("---\na: \x00\n---", False)
def test_any_text_is_read_or_refused_in_our_words(text, with_front):
    refusal, facts = None, ()
    try:
        facts = _parse(f"---\n{text}\n---\n{text}" if with_front else text).facts
    except InputError as error:
        refusal = error
    assert refusal is None or ("facts.md 第" in refusal.message and refusal.next_step)
    assert all(f.text.strip() for f in facts)


@given(st.lists(st.sampled_from(["## 理论学习", "## 自拟", "- 甲1次", "  乙2次", "- 丙3次<!-- 不写入 -->", "", "丁"])))
@_MODERATE
def test_lines_of_facts_are_the_lines_of_the_file(lines):
    sheet = _parse("\n".join(lines))
    for fact in sheet.facts:
        assert fact.text[:1] in lines[fact.line - 1]
