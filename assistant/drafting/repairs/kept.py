"""Sentences that a person wrote (手改的句子): hidden while a text is cleaned, found again while it is mended."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

_LAST = 0x4DB5
_FIRST = 0x3400


def kept_spans(text: str, kept: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the kept sentences stand, each wherever it does."""
    spans = []
    for sentence in kept:
        at = text.find(sentence)
        while at >= 0:
            spans.append((at, at + len(sentence)))
            at = text.find(sentence, at + len(sentence))
    return tuple(sorted(spans))


def touches_kept(text: str, kept: tuple[str, ...], start: int, end: int) -> bool:
    """Whether a kept sentence stands in [start, end) of the text, or a part of one."""
    starts, ends = _kept_stretches(text, kept)
    at = bisect_left(starts, end)
    return at > 0 and ends[at - 1] > start


@lru_cache(maxsize=8)
def _kept_stretches(text: str, kept: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """The starts and the ends of the stretches that are a person's, none overlapping another."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in kept_spans(text, kept):
        if ends and start < ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def hidden(text: str, kept: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The text with a token for every kept sentence, and token → sentence. A token reads as a sentence of rare characters
    that no cleaning touches. Sentences that the text has not are put at its end: nothing of a person's is lost."""
    tokens: dict[str, str] = {}
    mark = next((chr(c) for c in range(_LAST, _FIRST, -1) if chr(c) not in text), chr(_LAST))
    for number, sentence in enumerate(sorted(set(kept), key=len, reverse=True)):
        token = f"{mark * 2}{chr(_FIRST + number // 0x1000)}{chr(_FIRST + number % 0x1000)}{mark}。"
        tokens[token] = sentence
        text = text.replace(sentence, token) if sentence in text else f"{text.rstrip()}{token}"
    return text, tokens


def shown(text: str, tokens: dict[str, str]) -> str:
    for token, sentence in tokens.items():
        text = text.replace(token, sentence)
    return text
