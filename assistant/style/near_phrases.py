"""Near matches (近似提法): where a text has a fixed phrase with one character missing, added, changed or swapped.

Whatever differs in one place has the first or the second half of the phrase whole, so only places where a half stands are
compared. A phrase that stands right, alone or in a longer right one, is taken out before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_HIDDEN = "\0"
_PARTICLES = "的之和与及、，"
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class NearMatch:
    """text[start:end] is nearly `phrase`; `difference` says in Chinese what differs."""

    start: int
    end: int
    phrase: str
    difference: str


class FixedPhrases:
    """The phrases, ready to be looked for. `right` is everything that is right, the phrases included."""

    def __init__(self, phrases: Sequence[str], right: Iterable[str] = ()) -> None:
        self._right = _alternation({*phrases, *right})
        self._halves: dict[str, list[tuple[str, bool]]] = {}
        for phrase in phrases:
            middle = len(phrase) // 2
            self._halves.setdefault(phrase[:middle], []).append((phrase, True))
            self._halves.setdefault(phrase[middle:], []).append((phrase, False))
        self._half = _alternation(self._halves)

    def near(self, text: str) -> Iterator[NearMatch]:
        """Every near match, in the order of the halves; each place once."""
        text = self._right.sub(lambda match: _HIDDEN * len(match[0]), text)
        reached = 0
        for half in self._half.finditer(text):
            if half.start() < reached:
                continue
            match = self._at(text, half)
            if match is not None:
                reached = match.end
                yield match

    def _at(self, text: str, half: re.Match[str]) -> NearMatch | None:
        for phrase, is_first in self._halves[half[0]]:
            for length in (len(phrase), len(phrase) - 1, len(phrase) + 1):
                start = half.start() if is_first else half.end() - length
                window = text[max(start, 0) : max(start, 0) + length]
                difference = _difference(window, phrase) if start >= 0 else ""
                if difference:
                    return NearMatch(start, start + length, phrase, difference)
        return None


def _difference(window: str, phrase: str) -> str:
    """What one change inside makes the phrase of the window; empty where that is not all that differs."""
    if len(window) < len(phrase) - 1 or window[0] != phrase[0] or window[-1] != phrase[-1]:
        return ""
    head = _shared(window, phrase)
    tail = _shared(window[::-1], phrase[::-1])
    shorter = min(len(window), len(phrase))
    if len(window) < len(phrase):
        return f"缺“{phrase[head]}”" if head + tail >= shorter else ""
    if len(window) > len(phrase):
        return f"多“{window[head]}”" if head + tail >= shorter and _counts(window[head]) else ""
    if head + tail == len(phrase) - 1:
        return f"“{window[head]}”应为“{phrase[head]}”" if _counts(window[head]) else ""
    swapped = head + tail == len(phrase) - 2 and window[head : head + 2] == phrase[head : head + 2][::-1]
    return "语序颠倒" if swapped else ""


def _counts(character: str) -> bool:
    """A mark or a particle that was put in or stands for another is a manner of writing."""
    return character not in _PARTICLES and _CHINESE.match(character) is not None


def _shared(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    """The longest first; grouped by the first character, so that a place that begins none is passed at once."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()))
