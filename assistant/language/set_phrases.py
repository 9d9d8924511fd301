"""Set phrases (固定提法) whose numerals count nothing: 一岗双责, 三会一课, 十五五, 12345热线 (data/set_phrases.txt)."""

from __future__ import annotations

import re
from functools import cache

from assistant.language.data_lines import data_lines
from assistant.language.suspected import Suspects

_PATTERN = "re:"


@cache
def set_phrases() -> tuple[str, ...]:
    """Every listed phrase, the longest first; patterns left out."""
    words = {line for line in data_lines("set_phrases.txt") if not line.startswith(_PATTERN)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def listed_spans(text: str) -> list[tuple[int, int]]:
    """Spans of listed phrases in half-width text, in order, the longest at each place, none inside another."""
    spans: list[tuple[int, int]] = []
    end, by_opening = 0, _by_opening()
    for match in _openings().finditer(text):
        start = match.start()
        if start < end:
            continue
        phrases = by_opening.get(text[start : start + 2])
        if not phrases:
            continue
        phrase = next((p for p in phrases if text.startswith(p, start)), "")
        if phrase and not _inside_a_number(text, start, start + len(phrase)):
            end = start + len(phrase)
            spans.append((start, end))
    return spans


def pattern_spans(text: str, there: frozenset[str]) -> list[tuple[int, int]]:
    """Spans of what the list gives as regular expressions: 二十届四中全会, 县乡村三级, 第二季度. `there` are the text's characters."""
    return _suspects().spans(text, there)


def _inside_a_number(text: str, start: int, end: int) -> bool:
    """120 in 1200, 一起 in 二十一起."""
    first, before = text[start], text[start - 1 : start]
    if first in "0123456789" and before and before in "0123456789.":
        return True
    if text[end - 1] in "0123456789" and text[end : end + 1] in tuple("0123456789"):
        return True
    return first in "一二三四五六七八九十百千万" and before != "" and before in "二三四五六七八九十百千两零"


@cache
def _by_opening() -> dict[str, tuple[str, ...]]:
    """Phrases by their first two characters; none is shorter."""
    groups: dict[str, list[str]] = {}
    for phrase in set_phrases():
        groups.setdefault(phrase[:2], []).append(phrase)
    return {opening: tuple(phrases) for opening, phrases in groups.items()}


@cache
def _openings() -> re.Pattern[str]:
    """The first of two characters that may open a phrase: a pattern that begins with a set is searched fast."""
    first, second = ("".join(sorted({opening[n] for opening in _by_opening()})) for n in (0, 1))
    return re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")


@cache
def _suspects() -> Suspects:
    return Suspects((pattern, (needed,) if needed else ()) for pattern, needed in _patterns())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Each pattern with the characters of which a text must have one for it to match; none where nothing is known of it."""
    lines = (line.removeprefix(_PATTERN) for line in data_lines("set_phrases.txt") if line.startswith(_PATTERN))
    parts = (line.partition("\t") for line in lines)
    return tuple((re.compile(pattern), frozenset(needed)) for pattern, _, needed in parts)
