"""Tables of wrong words (错词表) in data/*.tsv, and where a text has them.

A line: 写法 <TAB> 模式 <TAB> 改为 <TAB> 缘由 <TAB> 级别. 写法 is what the text must hold for the line to be tried, and the
wrong word itself where 模式 is - ; 模式 is a regular expression; 级别 is error, warning, info, or - for the rule's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

from assistant.language.data_lines import data_lines
from assistant.style.manuscript import Block, Manuscript

_NONE = "-"


@dataclass(frozen=True)
class WordRow:
    """A wrong word: `trigger` is a part of it, `right` what to write (empty: to be deleted), `reason` why."""

    trigger: str
    pattern: re.Pattern[str]
    right: str
    reason: str
    severity: str = ""


@dataclass(frozen=True)
class WrongWord:
    """block.text[start:end] is what `row` calls wrong."""

    block: Block
    start: int
    end: int
    row: WordRow

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@cache
def word_rows(name: str) -> tuple[WordRow, ...]:
    """The lines of data/<name>."""
    return tuple(_row(line) for line in data_lines(name, "assistant.style"))


def wrong_words(manuscript: Manuscript, rows: Sequence[WordRow], seen: Callable[[str], str]) -> Iterator[WrongWord]:
    """What the rows find in every passage; `seen` hides what is not to be looked at and keeps the length."""
    whole = "\n".join(block.text for block in manuscript.blocks)
    live = [row for row in rows if holds(whole, row.trigger)]
    if not live:
        return
    for block in manuscript.blocks:
        here = [row for row in live if row.trigger in block.text]
        if not here:
            continue
        text = seen(block.text)
        for row in here:
            yield from (WrongWord(block, *match.span(), row) for match in row.pattern.finditer(text))


def holds(text: str, word: str) -> bool:
    """Whether a word of two characters or more stands in the text: cheap for many words in the same text."""
    return word[:2] in _pairs(text) and word in text


@lru_cache(maxsize=8)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map(add, text, text[1:]))


def _row(line: str) -> WordRow:
    trigger, pattern, right, reason, severity = line.split("\t")
    compiled = re.compile(re.escape(trigger) if pattern == _NONE else pattern)
    return WordRow(trigger, compiled, _filled(right), _filled(reason), _filled(severity))


def _filled(cell: str) -> str:
    return "" if cell == _NONE else cell
