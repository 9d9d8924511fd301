"""Likeness of Chinese texts by their character bigrams."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add

_WORDS = re.compile(r"[\u3400-\u9fffA-Za-z]+")


@lru_cache(maxsize=4096)
def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters within runs of words; figures and marks separate runs."""
    pairs: set[str] = set()
    for run in _WORDS.findall(text):
        pairs.update(map(add, run, run[1:]))
    return frozenset(pairs)


def shared_share(part: str, whole: str) -> float:
    """The share (0–1) of the part's bigrams that the whole has; 1 for a part without any."""
    own = bigrams(part)
    return len(own & bigrams(whole)) / len(own) if own else 1.0
