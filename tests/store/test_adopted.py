"""What the clerk has read and taken is kept for the text that they read."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from assistant.store.adopted import adopt, adopted_marks, text_mark
from assistant.store.history import History


def history(folder) -> History:
    return History(folder / "history.db", lambda: datetime(2026, 6, 30, tzinfo=UTC))


def test_nothing_was_taken_where_there_is_no_history(tmp_path):
    assert adopted_marks(history(tmp_path)) == {}
    assert not (tmp_path / "history.db").exists()


def test_the_last_mark_of_a_section_counts(tmp_path):
    kept = history(tmp_path)
    adopt(kept, ("study",), "one")
    adopt(kept, ("problems", "plans"), "two")
    adopt(kept, ("study",), "three")
    assert adopted_marks(history(tmp_path)) == {("study",): "three", ("problems", "plans"): "two"}


def test_it_goes_with_the_history(tmp_path):
    kept = history(tmp_path)
    adopt(kept, ("study",), "one")
    kept.purge()
    assert adopted_marks(kept) == {}


@given(st.text(), st.text(), st.text())
def test_another_text_has_another_mark_and_blanks_none(heading, one, other):
    assert text_mark(heading, one) == text_mark(heading, f"\n {one} \n\n")
    same = [line for s in one.split("\n") if (line := "".join(s.split()))] == [
        line for s in other.split("\n") if (line := "".join(s.split()))
    ]
    assert (text_mark(heading, one) == text_mark(heading, other)) == same
