"""The clauses of a text one by one (分句), without their marks, with the sentence that each stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from assistant.language.sentences import clauses, sentences
from assistant.language.span import Span
from assistant.provenance.sentence_kinds import confirmed

MARKS = " \t\r\n\u3000\u00a0，；。：！？、,;:!?"
"""What no clause begins or ends with."""


def parts(text: str, confirmed: tuple[int, ...]) -> Iterator[tuple[Span, str, bool]]:
    """Every clause without its marks, the sentence it stands in, whether it ends it. A sentence that a comment confirms is
    left out."""
    for sentence in sentences(text, at_semicolons=False):
        if bisect_right(confirmed, sentence.start) < bisect_right(confirmed, sentence.end):
            continue
        own = [part for clause in clauses(sentence.text) if (part := _without_marks(clause, sentence.start))]
        for number, part in enumerate(own):
            yield part, sentence.text, number == len(own) - 1


def confirmed_ends(text: str) -> tuple[int, ...]:
    """Where the words end that a person has confirmed: before the blanks before a comment 依据."""
    return tuple(len(text[:end].rstrip()) for _, end, _ in confirmed(text))


def _without_marks(part: Span, offset: int) -> Span | None:
    text = part.text.strip(MARKS)
    start = offset + part.start + len(part.text) - len(part.text.lstrip(MARKS))
    return Span(start, start + len(text), text) if text else None
