"""Near matches (近似提法): where a text has a fixed phrase with one character missing, added, changed or swapped.

Whatever differs in one place has the first or the second half of the phrase whole, so only places where a half stands are
compared. What stands right is taken out before, save a phrase that is part of another: there it may be a half."""

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
        known = {*phrases, *right}
        self._right = _alternation(w for w in known if not any(w in p for p in phrases if w != p))
        halves = {(phrase[: len(phrase) // 2], phrase, True) for phrase in phrases}
        halves |= {(phrase[len(phrase) // 2 :], phrase, False) for phrase in phrases}
        self._half = _alternation(half for half, _, _ in halves)
        self._from: dict[str, list[tuple[str, str, bool]]] = {
            longest: sorted(half for half in halves if longest.startswith(half[0])) for longest, _, _ in halves
        }

    def near(self, text: str) -> Iterator[NearMatch]:
        """Every near match, in the order of the halves; each place once."""
        text = self._right.sub(lambda match: _HIDDEN * len(match[0]), text)
        half = self._half.search(text)
        reached = 0
        while half is not None:
            match = self._at(text, half, reached)
            if match is not None:
                reached = match.end
                yield match
            half = self._half.search(text, max(half.start() + 1, reached))

    def _at(self, text: str, found: re.Match[str], floor: int) -> NearMatch | None:
        for half, phrase, is_first in self._from[found[0]]:
            for length in (len(phrase), len(phrase) - 1, len(phrase) + 1):
                start = found.start() if is_first else found.start() + len(half) - length
                difference = _difference(text[start : start + length], phrase) if start >= floor else ""
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
    """The longest of the words first; grouped by the first character, so that a place that begins none is passed at once."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items()))
