from __future__ import annotations

import subprocess
import sys

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.jobs import at_most
from assistant.models.tokens import TokenCounter

PARAGRAPH = "上半年，镇党委组织理论学习中心组集体学习6次，开展专题研讨2次，26人次作了交流发言。" * 20


def test_a_thousand_characters_are_about_seven_hundred_tokens():
    tokens = TokenCounter().estimate(PARAGRAPH)
    assert 0.5 < tokens / len(PARAGRAPH) < 0.9


def test_known_counts_of_the_vocabulary():
    counter = TokenCounter()
    assert [counter.plain(text) for text in ("", "hello world", "<|endoftext|>")] == [0, 2, 7]


@settings(deadline=None, max_examples=50)
@given(st.text(), st.text())
def test_count_of_two_texts_is_near_the_sum(one, other):
    counter = TokenCounter()
    assert counter.plain(one + other) <= counter.plain(one) + counter.plain(other) + 4


def test_no_report_has_more_tokens_than_the_quick_bound():
    texts = [p for e in shipped.exemplars() for s in e.sections for p in (*s.facts, *s.paragraphs)]
    assert len(texts) > 200
    assert all(TokenCounter().plain(text) <= at_most(text) for text in texts)


def test_a_counter_prepared_twice_counts_as_one_that_was_not():
    counter = TokenCounter()
    counter.prepare()
    counter.prepare()
    assert counter.plain(PARAGRAPH) == TokenCounter().plain(PARAGRAPH)


def test_factor_is_learned_from_reported_usage():
    counter = TokenCounter()
    plain = counter.plain(PARAGRAPH)
    counter.observed(plain, round(plain * 0.9))
    assert counter.estimate(PARAGRAPH) == pytest.approx(plain * 0.9, abs=2)


@pytest.mark.parametrize(("estimated", "reported"), [(0, 100), (100, 0), (-1, -1)])
def test_useless_report_changes_nothing(estimated, reported):
    counter = TokenCounter()
    counter.observed(estimated, reported)
    assert counter.factor == 1.0


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), max_size=20))
def test_factor_stays_within_reason(reports):
    counter = TokenCounter()
    for estimated, reported in reports:
        counter.observed(estimated, reported)
    assert 0.4 <= counter.factor <= 2.5


def test_counting_opens_no_socket_and_writes_no_file():
    code = """
import sys
def watch(event, details):
    if event.startswith("socket.") or (event == "open" and isinstance(details[1], str) and set(details[1]) & set("wax+")):
        sys.exit(f"{event} {details}")
sys.addaudithook(watch)
from assistant.drafting.jobs import at_most
from assistant.models.tokens import TokenCounter
print(TokenCounter().estimate("集中学习"))
"""
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert int(done.stdout) > 0
