"""Patterns that are searched only where a text has a character without which they cannot match (先看有无此字)."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Suspects:
    """Patterns, each with up to two groups of characters: whatever matches has one of every group. Without any group it is
    always searched."""

    def __init__(self, patterns: Iterable[tuple[re.Pattern[str], tuple[frozenset[str], ...]]]) -> None:
        self.patterns = tuple(patterns)
        self._always = [number for number, (_, groups) in enumerate(self.patterns) if not groups]
        self._by_character: dict[str, list[int]] = {}
        for number, (_, groups) in enumerate(self.patterns):
            for character in groups[0] if groups else ():
                self._by_character.setdefault(character, []).append(number)
        self._telling = frozenset(self._by_character)

    def spans(self, text: str, there: frozenset[str]) -> list[tuple[int, int]]:
        """Where they match in the text, in no order. `there` are its characters."""
        suspected = set(self._always)
        for character in self._telling & there:
            suspected.update(self._by_character[character])
        found: list[tuple[int, int]] = []
        for number in suspected:
            pattern, groups = self.patterns[number]
            if len(groups) < 2 or not there.isdisjoint(groups[1]):
                found += [match.span() for match in pattern.finditer(text)]
        return found
