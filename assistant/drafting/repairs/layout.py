"""The lines and sentences of a section's text, and the text made tidy after sentences went or came."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.drafting.repairs.kept import kept_spans
from assistant.language.quantities import quantities
from assistant.language.sentences import sentences
from assistant.language.span import Span
from assistant.style.edits import Edit, applied
from assistant.style.numbering import continuous_series

SERIES_MARK = re.compile(r"^[一二三四五六七八九十]{1,3}是")
STOPS = "。！？；"
_SOFT = "，；：、,;:"
_EMPTY = "。；，、：！？ 　"


def sentences_in(text: str) -> tuple[Span, ...]:
    """The sentences of all lines in reading order, without line ends. A semicolon ends one."""
    found = []
    for span in sentences(text):
        bare = span.text.rstrip("\n")
        if bare.strip():
            found.append(Span(span.start, span.start + len(bare), bare))
    return tuple(found)


def bare_of(sentence: str) -> str:
    """A sentence without the mark of a series."""
    return SERIES_MARK.sub("", sentence)


def words_of(text: str) -> str:
    """What a stretch says beside its figures, without the mark of a series: a unit makes two stretches no more alike."""
    words = text
    for quantity in reversed(quantities(text)):
        words = f"{words[: quantity.start]}，{words[quantity.end :]}"
    return bare_of(words)


def is_series(text: str) -> bool:
    return any(SERIES_MARK.match(s.text) for s in sentences_in(text))


def changed(text: str, edits: Iterable[Edit], kept: tuple[str, ...]) -> str:
    return tidied(applied(text, edits), kept)


def tidied(text: str, kept: tuple[str, ...]) -> str:
    """No empty line; each line ends with a stop; 一是, 二是 count on. A person's sentences are not touched for it."""
    lines = [line.strip() if not kept else line for line in text.split("\n") if line.strip(_EMPTY)]
    joined = "\n".join(_closed(line, kept) for line in lines)
    numbered = "\n".join(continuous_series(joined.split("\n"))) if joined else ""
    return numbered if len(kept_spans(numbered, kept)) == len(kept_spans(joined, kept)) else joined


def _closed(line: str, kept: tuple[str, ...]) -> str:
    if line[-1] not in _SOFT or any(line.endswith(sentence) for sentence in kept):
        return line
    return line.rstrip(_SOFT) + "。"
