"""Words that say the same otherwise (同义说法) and words that report nothing (衬词): data/rewordings.txt, data/dressing_words.txt."""

from __future__ import annotations

import re
from functools import cache

from assistant.language.data_lines import data_lines


def reworded(text: str) -> tuple[str, ...]:
    """Every listed word that says the same as one of the text's, without those it has itself."""
    groups = _groups()
    found = {group for match in _reworded_words().finditer(text) for group in groups[match[0]]}
    return tuple(dict.fromkeys(word for group in sorted(found) for word in group if word not in text))


def dressing_spans(text: str) -> list[tuple[int, int]]:
    """Spans of words that report nothing (开展, 认真, 我镇, 其中), the longest at each place, none inside another."""
    spans: list[tuple[int, int]] = []
    end, openings, single = 0, _by_opening(), _single()
    for start in range(len(text)):
        if start < end:
            continue
        words = openings.get(text[start : start + 2])
        if words and (word := next((w for w in words if text.startswith(w, start)), "")):
            end = start + len(word)
        elif text[start] in single:
            end = start + 1
        else:
            continue
        spans.append((start, end))
    return spans


@cache
def _groups() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Word → the groups that it belongs to."""
    groups: dict[str, list[tuple[str, ...]]] = {}
    for line in data_lines("rewordings.txt"):
        words = tuple(line.split())
        for word in words:
            groups.setdefault(word, []).append(words)
    return {word: tuple(found) for word, found in groups.items()}


@cache
def _reworded_words() -> re.Pattern[str]:
    """At every place the longest listed word; a lookahead, since 开课 holds 开."""
    return re.compile("|".join(map(re.escape, sorted(_groups(), key=len, reverse=True))))


@cache
def _by_opening() -> dict[str, tuple[str, ...]]:
    """First two characters → the words that begin with them, the longest first."""
    openings: dict[str, list[str]] = {}
    for word in sorted(_dressing(), key=lambda w: (-len(w), w)):
        if len(word) > 1:
            openings.setdefault(word[:2], []).append(word)
    return {opening: tuple(found) for opening, found in openings.items()}


@cache
def _single() -> frozenset[str]:
    return frozenset(word for word in _dressing() if len(word) == 1)


@cache
def _dressing() -> frozenset[str]:
    return frozenset(word for line in data_lines("dressing_words.txt") for word in line.split("\t")[1].split())
