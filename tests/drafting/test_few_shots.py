from __future__ import annotations

from dataclasses import replace

import pytest
import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.few_shots import shots_for_report, shots_for_section

_MODERATE = settings(max_examples=80, deadline=None)
_EXEMPLARS = shipped.exemplars()


def _size(section) -> int:
    return len(section.text) + sum(len(fact) for fact in section.facts)


def _for_report(number=2, budget=10_000, template="ideology", outline="three-part"):
    return shots_for_report(
        _EXEMPLARS, shipped.plan().tasks, template=template, outline=outline, number=number, budget=budget, size=_size
    )


def _for_section(key, number=2, budget=10_000):
    task = shipped.task(key)
    return shots_for_section(_EXEMPLARS, task, template="ideology", number=number, budget=budget, size=_size)


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_as_many_as_asked_for(number):
    assert len(_for_report(number)) == number
    assert len(_for_section("study", number)) == number


@pytest.mark.parametrize("key", ["leadership", "study", "publicity", "positions", "network", "problems", "plans"])
def test_a_sections_shots_have_its_key(key):
    assert all(key in shot.section.keys for shot in _for_section(key))


def test_a_sections_shots_come_from_different_exemplars():
    assert len({shot.exemplar for shot in _for_section("study", 5)}) == 5


def test_a_reports_shots_come_from_the_exemplar_whose_outline_it_has():
    assert {shot.exemplar for shot in _for_report(outline="003")} == {"003"}


def test_a_reports_shots_prefer_its_template():
    chosen = _for_report(template="culture", outline="")
    assert all(next(e for e in _EXEMPLARS if e.name == s.exemplar).front.template == "culture" for s in chosen)


@given(st.integers(0, 4000), st.integers(0, 5), st.sampled_from(["study", "plans", "network"]))
@_MODERATE
def test_the_budget_is_never_exceeded(budget, number, key):
    for shots in (_for_report(number, budget), _for_section(key, number, budget)):
        assert sum(_size(s.section) for s in shots) <= budget
        assert len(shots) <= number
        assert len({(s.exemplar, s.section.heading) for s in shots}) == len(shots)


def test_a_smaller_budget_takes_fewer_then_shorter_ones():
    plenty = _for_section("study", 2)
    both = sum(_size(s.section) for s in plenty)
    assert _for_section("study", 2, both) == plenty
    tight = _for_section("study", 2, _size(plenty[0].section))
    assert tight[0] == plenty[0]
    shortest = min(_size(s) for e in _EXEMPLARS for s in e.sections if s.facts)
    assert [_size(s.section) for s in _for_section("study", 2, shortest)] == [shortest]
    assert _for_section("study", 2, shortest - 1) == ()


def test_the_choice_is_always_the_same():
    assert _for_report() == _for_report()
    reversed_order = shots_for_report(
        tuple(reversed(_EXEMPLARS)),
        shipped.plan().tasks,
        template="ideology",
        outline="three-part",
        number=2,
        budget=10_000,
        size=_size,
    )
    assert reversed_order == _for_report()


def test_no_exemplars_no_shots():
    assert shots_for_report((), (), template="", outline="", number=2, budget=100, size=_size) == ()


def _own(name="甲", **changes):
    """A shipped exemplar as if the office had added it."""
    return replace(next(e for e in _EXEMPLARS if e.name == "004"), name=name, own=True, **changes)


def _first(exemplars, key="study"):
    task = shipped.task(key)
    return shots_for_section(exemplars, task, template="ideology", number=1, budget=10_000, size=_size)[0].exemplar


@pytest.mark.parametrize("name", ["000", "甲"])
def test_of_equal_exemplars_the_office_s_own_comes_first(name):
    exemplars = (*_EXEMPLARS, _own(name))
    shots = shots_for_report(
        exemplars,
        shipped.plan().tasks,
        template="ideology",
        outline="three-part",
        number=2,
        budget=10_000,
        size=_size,
    )
    assert {shot.exemplar for shot in shots} == {name}
    assert _first((next(e for e in _EXEMPLARS if e.name == "004"), _own(name))) == name


def test_a_section_that_says_twice_what_its_facts_say_comes_last():
    own = _own()
    long = tuple(replace(s, paragraphs=(*s.paragraphs, "高度重视，认真落实。" * 60)) for s in own.sections)
    assert _first((next(e for e in _EXEMPLARS if e.name == "004"), replace(own, sections=long))) == "004"
