"""The report's own words (本文的话): what it only cites is hidden, so that rules about wording do not read it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.language.names import quoted, titles

HIDDEN = "\0"
_LONGEST_NAME = 20
_SENTENCE_MARK = re.compile("[，。；：！？]")


@lru_cache(maxsize=2048)
def own_words(text: str) -> str:
    """The text with titles in 《》 and everything in “” made HIDDEN; length unchanged."""
    return _hidden(text, names=True)


@lru_cache(maxsize=2048)
def own_words_and_names(text: str) -> str:
    """The text with titles and quoted speech made HIDDEN, quoted names (“两个维护”) kept; length unchanged."""
    return _hidden(text, names=False)


def _hidden(text: str, *, names: bool) -> str:
    spans = [(s.start, s.end) for s in titles(text)] if "《" in text else []
    if "“" in text:
        spans += [(s.start, s.end) for s in quoted(text) if names or _is_speech(s.text)]
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = HIDDEN * (end - start)
    return "".join(characters)


def _is_speech(quotation: str) -> bool:
    return len(quotation) - 2 > _LONGEST_NAME or _SENTENCE_MARK.search(quotation) is not None
