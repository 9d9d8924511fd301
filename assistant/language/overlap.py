"""What two texts share word for word, and what one text says twice. Only Chinese characters are compared."""

from __future__ import annotations

import re

from assistant.language.sentences import clauses

_OTHER = re.compile(r"[^\u3400-\u9fff]+")
_NOT_WORDS = re.compile(r"[^\u3400-\u9fffA-Za-z0-9０-９]+")


def longest_common_run(a: str, b: str) -> str:
    """The longest run of Chinese characters that both texts have, marks, figures and blanks left out of both; the first
    in `a` where several are as long. Time grows with (len(a) + len(b)) · log of the shorter.
    """
    first, second = _OTHER.sub("", a), _OTHER.sub("", b)
    low, high, found = 0, min(len(first), len(second)), ""
    while low < high:
        length = (low + high + 1) // 2
        run = _first_shared(first, second, length)
        if run:
            low, found = length, run
        else:
            high = length - 1
    return found


def repeated_clauses(text: str, minimum: int = 8) -> tuple[str, ...]:
    """Clauses of at least `minimum` characters (marks not counted) that occur twice or more, in order of their first place."""
    counts: dict[str, int] = {}
    for clause in clauses(text):
        words = _NOT_WORDS.sub("", clause.text)
        if len(words) >= minimum:
            counts[words] = counts.get(words, 0) + 1
    return tuple(words for words, times in counts.items() if times > 1)


def _first_shared(first: str, second: str, length: int) -> str:
    known = {second[i : i + length] for i in range(len(second) - length + 1)}
    runs = (first[i : i + length] for i in range(len(first) - length + 1))
    return next((run for run in runs if run in known), "")
