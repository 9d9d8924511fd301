"""Words that say the same otherwise (同义说法) and words that report nothing (衬词): data/rewordings.txt, data/dressing_words.txt."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from assistant.language.data_lines import data_lines
from assistant.language.similarity import bigrams


def pairs_of_rewordings(text: str) -> frozenset[str]:
    """The character pairs of every listed word that says the same as one of the text's, that one included."""
    pairs = _pairs_by_word()
    return frozenset().union(*[pairs[word] for word in set(_listed_words().findall(text))])


def dressing_spans(text: str) -> list[tuple[int, int]]:
    """Spans of words that report nothing (开展, 认真, 我镇, 其中), the longest at each place, none inside another."""
    return [match.span() for match in _dressing().finditer(text)]


@cache
def _pairs_by_word() -> dict[str, frozenset[str]]:
    """Word → the pairs of all words in the groups that it belongs to."""
    pairs: dict[str, frozenset[str]] = {}
    for line in data_lines("rewordings.txt"):
        group = bigrams(line)
        for word in line.split():
            pairs[word] = pairs.get(word, frozenset()) | group
    return pairs


@cache
def _listed_words() -> re.Pattern[str]:
    """At every place the longest listed word."""
    return _longest_of(_pairs_by_word())


@cache
def _dressing() -> re.Pattern[str]:
    return _longest_of({word for line in data_lines("dressing_words.txt") for word in line.split("\t")[1].split()})


def _longest_of(words: Collection[str]) -> re.Pattern[str]:
    """Plain words, so that the search skips to their first characters; the longest wins."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))
