"""Every rule is walked: it has a source, speaks on what it should, is silent on what is near to it."""

from __future__ import annotations

import re

import pytest
import shipped

from assistant.report.reading.document import read_document
from assistant.style.checking import check
from assistant.style.manuscript import Manuscript
from assistant.style.rule import Rule, example
from assistant.style.rules import all_rules

_EVERY = [(rule, given) for rule in all_rules() for given in rule.failing]
_NONE = [(rule, given) for rule in all_rules() for given in rule.passing]


def _found(rule: Rule, given) -> tuple:
    case = example(given)
    return check(Manuscript(read_document(case.text, shipped.template().sections), case.known), [rule])


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is(rule):
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
    assert re.search(r"[\u4e00-\u9fff]", rule.title)
    assert re.search(r"[\u4e00-\u9fff]", rule.source)
    assert rule.failing
    assert rule.passing


def test_names_are_unique():
    names = [rule.name for rule in all_rules()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("rule", "given"), _EVERY, ids=lambda value: getattr(value, "name", ""))
def test_a_rule_finds_its_failing_examples(rule, given):
    findings = _found(rule, given)
    assert findings
    for finding in findings:
        assert finding.line >= 1
        assert finding.column >= 1
        assert re.search(r"[\u4e00-\u9fff]", finding.message)


@pytest.mark.parametrize(("rule", "given"), _NONE, ids=lambda value: getattr(value, "name", ""))
def test_a_rule_is_silent_on_its_passing_examples(rule, given):
    assert _found(rule, given) == ()
