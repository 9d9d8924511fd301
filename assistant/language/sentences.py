"""Sentences and clauses as spans that tile the text: joined they give it back, whatever it is."""

from __future__ import annotations

import re

from assistant.language.span import Span, spans_of

_CLOSERS = "[”’」』）)》〉】〕]*"
# Marks inside a title or brackets end nothing. Limits keep unclosed brackets cheap.
_WHOLE = r"《[^《》\n]{0,120}》|（[^（）\n]{0,120}）"
_NAME = r"“[^“”。！？；\n]{0,60}”"
_HALF_WIDTH = r"[,;:](?=[\u4e00-\u9fff“《])"


def _pattern(stops: str, whole: str) -> re.Pattern[str]:
    """Whatever ends nothing, then the stops with the quotation marks and brackets that close there, then line ends."""
    stop = f"(?:[{stops}]|……)"
    return re.compile(rf"(?:{whole}|(?!{stop}|{_HALF_WIDTH}|\n)[^\n])*(?:{stop}+{_CLOSERS}\n*|{_HALF_WIDTH}|\n+)?")


_SENTENCE = re.compile(
    rf"(?:{_WHOLE}|[^。！？；!?;\n])*(?:[。！？；!?;]+{_CLOSERS}\n*|\n+)?",
)
_LONG_SENTENCE = re.compile(rf"(?:{_WHOLE}|[^。！？!?\n])*(?:[。！？!?]+{_CLOSERS}\n*|\n+)?")
_CLAUSE = _pattern("。！？；：，!?", f"{_WHOLE}|{_NAME}")


def sentences(text: str, *, at_semicolons: bool = True) -> tuple[Span, ...]:
    """Sentences end at 。！？； (closing quotes and brackets go with them) and at line ends. A semicolon is the softer stop:
    without `at_semicolons` 一是…；二是…。 is one sentence.
    """
    return spans_of((_SENTENCE if at_semicolons else _LONG_SENTENCE).finditer(text))


def clauses(text: str) -> tuple[Span, ...]:
    """Clauses end also at ，and ：, but not inside a quoted name (“学党史，悟思想”); marks stay with the clause they end."""
    return spans_of(_CLAUSE.finditer(text))
