"""Paragraphs with their comments as one text: nothing lost, every character at its place."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.provenance.commented import joined
from assistant.report.comments import comment_spans
from assistant.report.imported import Passage
from assistant.report.reading.document import read_document
from assistant.report.reading.draft import read_draft_document

_GROUND = "<!-- 依据：会议记录 -->"
_DRAFT = "# 标题\n\n## 理论学习 {#study}\n"


def _paragraphs(text: str) -> tuple[Passage, ...]:
    document = read_draft_document(text)
    return tuple(p for report in document.reports for section in report.walk() for p in section.paragraphs)


def _joined(text: str) -> Passage:
    return joined(_paragraphs(text), comment_spans(text), text)


def test_a_comment_stands_where_it_stood():
    text = f"{_DRAFT}学习16次{_GROUND}，研讨4次。\n"
    whole = _joined(text)
    assert whole.text == f"学习16次{_GROUND}，研讨4次。"
    assert whole.position(whole.text.index("研讨")) == text.index("研讨")


def test_a_comment_at_the_end_of_a_paragraph_belongs_to_it():
    assert _joined(f"{_DRAFT}学习16次。  {_GROUND}\n").text == f"学习16次。{_GROUND}"


def test_a_paragraph_that_is_only_a_comment_belongs_to_the_one_before():
    assert _joined(f"{_DRAFT}学习16次。\n\n{_GROUND}\n\n研讨4次。\n").text == f"学习16次。{_GROUND}\n研讨4次。"


def test_a_comment_before_the_first_word_of_a_line_is_left_out():
    text = f"{_DRAFT}<!-- 不查 placeholder -->学习16次。\n"
    assert _joined(text).text == "学习16次。"


def test_comments_of_other_sections_stay_there():
    text = f"{_DRAFT}学习16次。\n## 存在问题 {{#problems}}\n还有2个村没有。{_GROUND}\n"
    first, second = (section.paragraphs for section in read_draft_document(text).reports[0].walk())
    assert joined(first, comment_spans(text), text).text == "学习16次。"
    assert joined(second, comment_spans(text), text).text == f"还有2个村没有。{_GROUND}"


def test_a_line_broken_inside_a_sentence_is_whole_with_its_comment():
    text = f"一、理论学习\n党委中心组今年以来集中开展了学习共计{_GROUND}\n16次，参加人员包括班子成员、站所负责人。\n"
    section = next(iter(read_document(text).reports[0].walk()))
    whole = joined(section.paragraphs, comment_spans(text), text)
    assert _GROUND in whole.text
    assert whole.text.replace(_GROUND, "").replace("\n", "") == "".join(text.split("\n")[1:]).replace(_GROUND, "")


def test_a_comment_of_several_lines_stands_on_one():
    text = f"{_DRAFT}学习16次<!-- 依据：\r\n会议记录 -->，研讨4次。\n"
    assert _joined(text).text == "学习16次<!-- 依据：  会议记录 -->\n，研讨4次。"


def test_no_paragraphs_make_no_text():
    assert joined((), (), "").text == ""


_PIECES = st.lists(
    st.sampled_from(
        ["学习16次", "，", "。", "\n", "\n\n", " ", "　", _GROUND, "<!-- x", "-->", "## 标题\n", "\r\n", "甲"]
    ),
    max_size=30,
).map("".join)


@given(_PIECES)
@settings(max_examples=200, deadline=None)
def test_every_character_is_at_its_place(text):
    for read in (read_draft_document, read_document):
        document = read(text)
        for report in document.reports:
            paragraphs = [report.opening, *(s.paragraphs for s in report.walk()), report.closing]
            for passages in paragraphs:
                whole = joined(passages, comment_spans(document.text), document.text)
                own = [n for n, c in enumerate(whole.text) if c not in "\n "]
                assert all(document.text[whole.position(n)] == whole.text[n] for n in own)
                there = {whole.position(n) for n, c in enumerate(whole.text) if c != "\n"}
                assert there >= {p.position(n) for p in passages for n in range(len(p.text))}
