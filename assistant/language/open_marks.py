"""Open marks (待办标记): 【待核实：…】 and 【待补：…】, in any bracket, closed or not."""

from __future__ import annotations

import re

from assistant.language.span import Span, spans_of

# Outside 【】 a colon or the bracket's end must follow: （待补选村支书）is prose.
_MARK = re.compile(
    r"【[ 　]*待(?:核实|补)[^】\n]*】?"
    r"|[\[［（(〔][ 　]*待(?:核实|补)充?[ 　]*(?:[：:][^\]］）)〕\n]*|(?=[\]］）)〕]|$))[\]］）)〕]?"
    r"|待(?:核实|补)[：:][^】\n。；]*】?",
    re.MULTILINE,
)
_SIGNS = ("待核实", "待补")


def open_marks(text: str) -> tuple[Span, ...]:
    """Every mark in reading order, its brackets included."""
    return spans_of(_MARK.finditer(text)) if any(sign in text for sign in _SIGNS) else ()
