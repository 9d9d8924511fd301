"""Classification marks (密级标志, GB/T 9704-2012 7.2.2): 秘密★1年, 机密★, 绝密."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.span import Span

# Without a period the standard writes the two characters apart and no star: 机　密.
_LEVEL = r"[秘机绝][^\S\n]*密"
_CHEAP = re.compile(_LEVEL)
_MARK = re.compile(
    rf"^[^\w\n]*{_LEVEL}\s*[★☆]"  # at the line's start, behind markup or brackets
    rf"|(?<=[\s|:：]){_LEVEL}\s*[★☆]"  # alone on a line of other marks: 000012　机密★1年　特急
    rf"|^[^\w\n]*{_LEVEL}[^\w\n]*$"  # nothing else on the line
    rf"|^[^\w\n]*密级\w*\s*[:：]\s*{_LEVEL}",
    re.MULTILINE,
)


def classification_marks(text: str) -> Iterator[Span]:
    """Every mark, without the blanks around it."""
    if "密" not in text or not _CHEAP.search(text):
        return
    for match in _MARK.finditer(text):
        bare = match[0].strip()
        start = match.start() + match[0].index(bare)
        yield Span(start, start + len(bare), bare)
