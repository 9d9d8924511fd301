"""No pattern can blow up: no unbounded repeat inside another, none beside another over the same characters."""

from __future__ import annotations

import importlib
import pkgutil
import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

import assistant
from assistant.language.suspected import Suspects

_ROOMS = ("language", "report", "style", "drafting", "provenance")
_SAMPLE = frozenset(map(chr, range(128))) | frozenset(
    "一二是年村镇的余多，。；：、！？（）《》“”【】〔〕…—％０９\u3000\u00a0Ａａé"
)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
_CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}

_WHOLE = "a stop stands inside the first part only within whole brackets of 120 characters: it is passed once, never tried again"
_OPTIONAL = "all that follows the first part may be missing, so nothing fails and nothing is tried again"
_NUMBER = "(?<![0-9]) forbids that the second run of digits begin inside the first"
_TO_THE_END = ".* to the end of the line follows the blanks: it never fails"
EXEMPT = {
    "language.numerals.NUMBER[0]": _NUMBER,
    "language.counts.NUMBER[0]": _NUMBER,
    "language.sentences._SENTENCE[0]": _WHOLE,
    "language.sentences._LONG_SENTENCE[0]": _WHOLE,
    "language.sentences._CLAUSE[0]": _WHOLE,
    "report.facts_headings._ORDINAL[0]": _OPTIONAL,
    "report.facts_editing.BULLET[0]": _TO_THE_END,
    "report.facts_lines.BULLET[0]": _TO_THE_END,
    "report.pasting.BULLET[0]": _TO_THE_END,
    "report.facts_notes._SOURCE[0]": _OPTIONAL,
    "drafting.reply._SENTENCE[0]": _OPTIONAL,
    "drafting.reply._RULE[0]": "every round begins with a mark that no blank is: a line divides in one way",
}
"""Module and name of a pattern → why it cannot blow up all the same."""


class Edges:
    """What a part of a pattern does at its ends: the characters of unbounded repeats that it may begin and end with,
    and whether it may be empty."""

    def __init__(self, leading=(), trailing=(), *, empty=True):
        self.leading, self.trailing, self.empty = list(leading), list(trailing), empty


def offences(pattern: re.Pattern[str]) -> list[str]:
    found: list[str] = []
    _sequence(parser.parse(pattern.pattern, pattern.flags), found, inside=False)
    return found


def _sequence(nodes, found, *, inside) -> Edges:
    whole = Edges()
    for node in nodes:
        part = _node(node, found, inside=inside)
        if any(first & second for first in whole.trailing for second in part.leading):
            found.append("adjacent")
        if whole.empty:
            whole.leading += part.leading
        whole.trailing = part.trailing + (whole.trailing if part.empty else [])
        whole.empty = whole.empty and part.empty
    return whole


def _node(node, found, *, inside) -> Edges:
    code, given = node
    if code in _REPEATS:
        return _repeat(given, found, inside=inside)
    if code is codes.POSSESSIVE_REPEAT:
        _sequence(given[2], found, inside=inside)
        chars = _characters(given[2]) if given[1] is codes.MAXREPEAT else frozenset()
        return Edges([chars], empty=given[0] == 0)  # it gives nothing back to what follows
    if code is codes.SUBPATTERN:
        return _sequence(given[3], found, inside=inside)
    if code is codes.BRANCH:
        parts = [_sequence(branch, found, inside=inside) for branch in given[1]]
        leading = [chars for part in parts for chars in part.leading]
        trailing = [chars for part in parts for chars in part.trailing]
        return Edges(leading, trailing, empty=any(part.empty for part in parts))
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        _sequence(given[1], found, inside=False)
        return Edges()
    if code in (codes.AT, codes.GROUPREF):
        return Edges()
    if code is codes.ATOMIC_GROUP:
        _sequence(given, found, inside=False)
        return Edges(empty=False)
    return Edges(empty=False)


def _repeat(given, found, *, inside) -> Edges:
    least, most, body = given
    unbounded = most is codes.MAXREPEAT
    if unbounded and inside:
        found.append("nested")
    part = _sequence(body, found, inside=inside or unbounded)
    if most > 1 and any(first & second for first in part.trailing for second in part.leading):
        found.append("adjacent to itself")
    empty = part.empty or least == 0
    if unbounded:
        chars = _characters(body)
        return Edges([chars], [chars], empty=empty)
    return Edges(part.leading, part.trailing, empty=empty)


def _characters(nodes) -> frozenset[str]:
    """The characters of the sample that a part of a pattern may consume."""
    found: set[str] = set()
    for code, given in nodes:
        if code is codes.LITERAL:
            found.add(chr(given))
        elif code is codes.NOT_LITERAL:
            found |= _SAMPLE - {chr(given)}
        elif code is codes.ANY:
            found |= _SAMPLE
        elif code is codes.IN:
            found |= _of_class(given)
        elif code in (*_REPEATS, codes.POSSESSIVE_REPEAT):
            found |= _characters(given[2])
        elif code is codes.SUBPATTERN:
            found |= _characters(given[3])
        elif code is codes.BRANCH:
            for branch in given[1]:
                found |= _characters(branch)
    return frozenset(found)


def _of_class(items) -> frozenset[str]:
    negated = items[0][0] is codes.NEGATE
    found: set[str] = set()
    for code, given in items:
        if code is codes.LITERAL:
            found.add(chr(given))
        elif code is codes.RANGE:
            found |= {c for c in _SAMPLE if given[0] <= ord(c) <= given[1]} | {chr(given[0]), chr(given[1])}
        elif code is codes.CATEGORY:
            found |= {c for c in _SAMPLE if re.match(_CATEGORIES[given], c)}
    return _SAMPLE - found if negated else frozenset(found)


def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for room in _ROOMS:
        package = importlib.import_module(f"{assistant.__name__}.{room}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                for number, pattern in enumerate(_within(value)):
                    found[f"{info.name.removeprefix('assistant.')}.{name}[{number}]"] = pattern
    set_phrases = importlib.import_module("assistant.language.set_phrases")
    found |= {f"set_phrases.txt[{n}]": pattern for n, (pattern, _) in enumerate(set_phrases._patterns())}
    return found


def _within(value):
    """The patterns in a value: itself, or in tuples, lists, sets, dicts."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Suspects):
        yield from _within(value.patterns)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from _within(part)


PATTERNS = _patterns()


def test_the_patterns_are_found():
    assert len(PATTERNS) > 100
    assert "language.numerals.NUMBER[0]" in PATTERNS


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_bounded(name):
    if name not in EXEMPT:
        assert offences(PATTERNS[name]) == [], PATTERNS[name].pattern


def test_every_exemption_is_needed():
    assert [name for name in EXEMPT if name not in PATTERNS or not offences(PATTERNS[name])] == []


@pytest.mark.parametrize(
    ("pattern", "kinds"),
    [
        (r"(?:a+)+b", ["nested", "adjacent to itself"]),
        (r"(?:a*b*)*", ["nested", "nested", "adjacent to itself"]),
        (r"\s*[\w\s]*x", ["adjacent"]),
        (r"[0-9]+(?:、)?[0-9]+", ["adjacent"]),
        (r"(?:a+|b+)(?:c?)[ab]*", ["adjacent", "adjacent"]),
        (r"(?=.*.*x)y", ["adjacent"]),
        (r"(?:a*,){2,5}", []),
        (r"(?:a*,?){2,5}", ["adjacent to itself"]),
        (r"a*+a*+b", []),
        (r".*?a*+b", ["adjacent"]),
        (r"[0-9]+、[0-9]+", []),
        (r"[0-9]+[a-z]+", []),
        (r"(?:[0-9]{1,3},)*x", []),
        (r"[^》\n]*》.*", []),
    ],
)
def test_the_walk_tells_which_patterns_blow_up(pattern, kinds):
    found = offences(re.compile(pattern))
    assert sorted(set(found)) == sorted(set(kinds))
