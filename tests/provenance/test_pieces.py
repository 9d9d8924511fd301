"""A traced text in pieces: joined they are the text without its comments."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.provenance.pieces import body_pieces, heading_pieces
from assistant.provenance.report_trace import TracedPart
from assistant.provenance.traced import SectionTrace, TracedFigure, TracedName, UnsupportedClause
from assistant.report.comments import without_comments
from assistant.report.imported import Passage

_TEXT = "学习16次<!-- 依据：x2册 -->，读《山乡》。\n提高了水平，参加5人。"


def _part(text: str, *, figures=(), names=(), clauses=()) -> TracedPart:
    trace = SectionTrace(tuple(figures), tuple(names), tuple(clauses))
    return TracedPart("study", body=Passage(text, 0, len(text), 1), trace=trace)


def _figure(start: int, end: int, text: str = _TEXT) -> TracedFigure:
    return TracedFigure(start, end, text[start:end], None, "stated")


def test_a_figure_and_a_name_are_pieces_of_their_own():
    name = TracedName(_TEXT.index("《"), _TEXT.index("》") + 1, "《山乡》", "title", "unknown")
    first, second = body_pieces(_part(_TEXT, figures=[_figure(2, 5)], names=[name]))
    assert [piece.text for piece in first] == ["学习", "16次", "，读", "《山乡》", "。"]
    assert [piece.figure is not None for piece in first] == [False, True, False, False, False]
    assert [piece.text for piece in second] == ["提高了水平，参加5人。"]


def test_names_that_are_allowed_are_plain_text():
    name = TracedName(_TEXT.index("《"), _TEXT.index("》") + 1, "《山乡》", "title", "stated")
    assert all(piece.name is None for paragraph in body_pieces(_part(_TEXT, names=[name])) for piece in paragraph)


def test_a_figure_inside_a_clause_is_both():
    clause = UnsupportedClause(0, 5, "学习16次", "unsupported", 0.0)
    first, _ = body_pieces(_part(_TEXT, figures=[_figure(2, 5)], clauses=[clause]))
    assert [(p.text, p.figure is not None, p.clause is not None) for p in first[:3]] == [
        ("学习", False, True),
        ("16次", True, True),
        ("，读《山乡》。", False, False),
    ]


def test_what_stands_in_a_comment_is_no_piece():
    at = _TEXT.index("2册")
    assert all(p.figure is None for line in body_pieces(_part(_TEXT, figures=[_figure(at, at + 2)])) for p in line)


def test_a_part_without_a_heading_has_no_pieces_of_one():
    assert heading_pieces(_part(_TEXT)) == ()


_SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=8)


@given(st.text("学习16次，。<!- \n>《》", max_size=60), _SPANS, _SPANS)
@settings(max_examples=200, deadline=None)
def test_joined_the_pieces_are_the_text(text, marked, clauses):
    figures = [_figure(a, min(a + n, len(text)), text) for a, n in marked if a < len(text)]
    found = [UnsupportedClause(a, min(a + n, len(text)), "", "effect", 0.0) for a, n in clauses if a < len(text)]
    paragraphs = body_pieces(_part(text, figures=figures, clauses=found))
    shown = "".join(piece.text for paragraph in paragraphs for piece in paragraph)
    assert shown == without_comments(text).replace("\n", "")
