"""The rules of wording, content and privacy: cases beside their examples, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.report.imported import ImportedDocument, ImportedHeading, ImportedReport, ImportedSection, Passage
from assistant.report.reading.document import read_document
from assistant.style.checking import check
from assistant.style.manuscript import Known, Manuscript
from assistant.style.own_words import own_words, own_words_and_names
from assistant.style.rules import all_rules
from assistant.style.rules.contact_details import passes_luhn
from assistant.style.rules.empty_result import empty_tail
from assistant.style.rules.identity_number import is_identity_number
from assistant.style.rules.repeated_words import immediate_repeats
from assistant.style.word_table import word_rows

_RULES = {rule.name: rule for rule in all_rules() if rule.family in ("phrases", "content", "privacy")}
_NOTHING = Known()
_KNOWN = Known(kind="报告", period="2026年上半年", as_of="2026-06-20", township="清河镇")


def _found(name: str, text: str, known: Known = _NOTHING) -> list[str]:
    """The excerpts of what one rule finds."""
    return [f.excerpt for f in check(Manuscript(read_document(text), known), [_RULES[name]])]


def _keyed(keys: tuple[str, ...], paragraph: str) -> Manuscript:
    """A report of one section with these keys, under a heading that says nothing."""
    text = f"一、抓好落实\n{paragraph}\n"
    heading = ImportedHeading(1, "一、", "一、", 1, "抓好落实", Passage("一、抓好落实", 0, 7, 1))
    section = ImportedSection(heading, keys, (Passage(paragraph, 7, len(text), 2),))
    return Manuscript(ImportedDocument(text, (ImportedReport(sections=(section,)),)))


_words = st.text(
    alphabet="镇党委学习2026年3月9日12次、，。；“”《》（）了将请批准拨付我乡全-*#|@ \n一二是、零风险提高村民李小明上访1组号",
    max_size=200,
)


@given(_words)
def test_any_text_is_checked_and_every_finding_lies_in_it(text):
    manuscript = Manuscript(read_document(text), _KNOWN)
    for rule in _RULES.values():
        for fault in rule.check(manuscript):
            assert 0 <= fault.start < fault.end <= len(text)


@given(_words)
def test_hiding_keeps_every_place(text):
    for seen in (own_words(text), own_words_and_names(text)):
        assert len(seen) == len(text)
        assert all(new in (old, "\0") for new, old in zip(seen, text, strict=True))


@pytest.mark.parametrize("table", ["misspellings.tsv", "phrase_mistakes.tsv"])
def test_what_a_table_advises_is_right_by_the_table(table):
    rows = word_rows(table)
    wrong = [(row.right, other.trigger) for row in rows for other in rows if other.pattern.search(f"抓好{row.right}。")]
    assert wrong == []


@pytest.mark.parametrize("table", ["misspellings.tsv", "phrase_mistakes.tsv"])
def test_every_trigger_of_a_table_stands_in_what_its_pattern_finds(table):
    for row in word_rows(table):
        assert len(row.trigger) >= 1
        assert row.severity in ("", "error", "warning", "info")
        assert row.reason


@given(
    st.text(alphabet="镇党委组织召开会议研究部署，", min_size=8, max_size=30), st.text(alphabet="甲乙丙丁", max_size=9)
)
def test_a_repeat_is_found_wherever_it_stands(words, before):
    if len(set(words)) < 3 or words.count("，") * 4 > len(words):
        return
    text = f"{before}。{words}{words}。"
    assert any(start < len(text) and length <= len(words) for start, length in immediate_repeats(text))


@given(st.text(alphabet="镇党委组织，研究", max_size=120))
def test_what_is_called_a_repeat_is_one(text):
    for start, length in immediate_repeats(text):
        assert length >= 3
        assert text[start : start + length] == text[start + length : start + 2 * length]


@pytest.mark.parametrize(
    "text", ["研究研究", "学习习近平", "一家一家走访", "一步一个脚印一步一个台阶", "好好好好好好", "3000000人"]
)
def test_doubled_words_of_good_chinese_are_no_repeat(text):
    assert list(immediate_repeats(f"镇党委{text}。")) == []


@given(st.integers(0, 10**7), st.integers(0, 9))
def test_a_changed_digit_is_no_identity_number(seed, place):
    number = "110101199003074477"
    digit = str((int(number[place]) + 1 + seed % 9) % 10)
    assert is_identity_number(number)
    assert not is_identity_number(number[:place] + digit + number[place + 1 :])


@given(st.text(alphabet="0123456789", min_size=15, max_size=18))
def test_every_card_number_has_one_last_digit(number):
    assert sum(passes_luhn(number + digit) for digit in "0123456789") == 1


@pytest.mark.parametrize("keys", [("plans",), ("plans", "plans")])
def test_plans_are_known_by_their_key(keys):
    rule = [_RULES["done-words-in-plans"]]
    assert len(check(_keyed(keys, "建立了联络员制度。"), rule)) == 1
    assert check(_keyed(("study",), "建立了联络员制度。"), rule) == ()
    assert check(_keyed(("problems", "plans"), "建立了联络员制度，但人手不足。"), rule) == ()


def test_work_done_is_known_by_its_key():
    rule = [_RULES["plan-words-in-work"]]
    assert len(check(_keyed(("civility",), "拟新建文化广场1处。"), rule)) == 1
    assert check(_keyed(("suggestions",), "拟新建文化广场1处。"), rule) == ()


@pytest.mark.parametrize(
    "quotation",
    [
        "会议指出：“要增强‘四个意识’、坚定四个意识，做到两个确立。”",
        "《新时代中国特色社会主义思想三十讲》",
        "“讲话中说，筑牢中华民族共同体意识，责任在肩”",
    ],
)
def test_phrases_in_titles_and_quoted_speech_are_left_alone(quotation):
    assert _found("fixed-phrase", f"一、工作开展情况\n{quotation}") == []


def test_severities_of_absolute_claims_follow_their_place():
    text = "一、工作开展情况\n舆情实现零风险。\n二、下一步打算\n确保值守万无一失。"
    findings = check(Manuscript(read_document(text)), [_RULES["absolute-claim"]])
    assert [f.severity for f in findings] == ["warning", "info"]


@pytest.mark.parametrize(
    ("sentence", "tail"),
    [
        ("放映电影34场，丰富了群众生活。", "丰富了群众生活"),
        ("放映电影34场，观众增加到2600人次。", ""),
        ("丰富了群众生活。", ""),
        ("排查3轮，推动“一会一报”取得实效。", ""),
    ],
)
def test_an_empty_tail_is_the_last_clause(sentence, tail):
    span = empty_tail(sentence)
    assert (sentence[slice(*span)] if span else "") == tail


@pytest.mark.parametrize(
    ("date", "found"),
    [("6月21日", 1), ("6月20日", 0), ("6月", 0), ("7月", 1), ("2026年6月30日", 1), ("3月至5月", 0), ("2026年", 0)],
)
def test_a_date_after_the_data_were_taken_is_found(date, found):
    known = Known(as_of="2026-06-20")
    assert len(_found("date-out-of-period", f"一、工作开展情况\n{date}召开研判会1次。", known)) == found


def test_an_earlier_sentence_is_pointed_to_by_its_line():
    text = "一、工作开展情况\n各村安排专人负责宣传栏的日常更新。\n二、阵地\n各村安排专人负责宣传栏的日常更新。"
    (finding,) = check(Manuscript(read_document(text)), [_RULES["repeated-sentence"]])
    assert finding.line == 4
    assert "第2行" in finding.message
