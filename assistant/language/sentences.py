"""Sentences and clauses as spans that tile the text: joined they give it back, whatever it is."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.language.span import Span, spans_of

_CLOSERS = "[”’」』）)》〉】〕]*"
# Marks inside a title or brackets end nothing. Limits keep unclosed brackets cheap.
_WHOLE = r"《[^《》\n]{0,120}》|（[^（）\n]{0,120}(?<![。！？；])）"
_PLAIN = r"[^。！？；：，!?;:,《（“\n]"
_NAME = r"“[^“”。！？；\n]{0,60}”"
# A half-width mark between figures (1,500, 8:30) ends nothing.
_LATIN = "(?![A-Za-z0-9])"  # a?b=1 of an address is no question
_HALF_WIDTH = r"[,;:](?=[\u4e00-\u9fff“《]|$)"


def _splitter(stop: str, whole: str) -> re.Pattern[str]:
    """What ends nothing (most of it by runs of plain characters), then the stops, the quotation marks and brackets that close
    there, and the line ends."""
    return re.compile(rf"(?:{_PLAIN}++|{whole}|(?!{stop})[^\n])*(?:(?:{stop})+{_CLOSERS}\n*|\n+)?")


_SENTENCE = _splitter(f"[。！？；]|[!?;]{_LATIN}", _WHOLE)
_LONG_SENTENCE = _splitter(f"[。！？]|[!?]{_LATIN}", _WHOLE)
_CLAUSE = _splitter(f"[。！？；：，]|[!?]{_LATIN}|{_HALF_WIDTH}", f"{_WHOLE}|{_NAME}")


@lru_cache(maxsize=2048)
def sentences(text: str, *, at_semicolons: bool = True) -> tuple[Span, ...]:
    """Sentences end at 。！？； (closing quotes and brackets go with them) and at line ends. A semicolon is the softer stop:
    without `at_semicolons` 一是…；二是…。 is one sentence.
    """
    return spans_of((_SENTENCE if at_semicolons else _LONG_SENTENCE).finditer(text))


@lru_cache(maxsize=2048)
def clauses(text: str) -> tuple[Span, ...]:
    """Clauses end also at ，and ：, but not inside a quoted name (“学党史，悟思想”); marks stay with the clause they end."""
    return spans_of(_CLAUSE.finditer(text))
