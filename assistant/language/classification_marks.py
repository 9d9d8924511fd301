"""Classification marks (密级标志, GB/T 9704-2012 7.2.2): 秘密★1年, 机密★, 绝密."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.span import Span

# Without a period the standard writes the two characters apart and no star: 机　密.
_LEVEL = r"[秘机绝][^\S\n]*密"
_CHEAP = re.compile(_LEVEL)
_MARK = re.compile(
    rf"(?<![“\"]){_LEVEL}[^\S\n]*[★☆]"  # the star makes it a mark wherever it stands, but where it is quoted
    rf"|{_LEVEL}[^\S\n]*[*＊][^\S\n]*(?:\d|[一二三五十]|长期)"  # typed with an asterisk: 秘密*1年
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
