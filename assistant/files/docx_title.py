"""A long title broken by sense (7.3.1: 词意完整，排列对称，长短适宜，间距恰当，梯形或菱形)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import combinations, pairwise

from assistant.files.docx_paragraph import ems
from assistant.files.docx_title_words import GOOD_ENDS, NEVER_FIRST, NEVER_LAST, WORDS

_SHORTEST_LINE = 4
_MOST_LINES = 4
_FORBIDDEN = 10_000.0
_INSIDE_UNKNOWN = 60.0
_EXTRA_LINE = 28.0
_NUMERAL = "[一二三四五六七八九十]"
_TOKEN = re.compile(
    r"【待(?:核实|补)[:：][^】]*】"
    r"|(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:度|[上下]半年|第?[一二三四]季度|\d{1,2}月(?:份|\d{1,2}日)?)?"
    rf"|党的{_NUMERAL}+[大届](?:{_NUMERAL}+中全会)?(?:精神)?"
    r"|\d[\d.]*[％%]?(?:年[上下]半年|年度|年|月份|月|日|届|次|个|项)?"
    r"|[A-Za-z]+"
)
_BOOK_TITLE = re.compile(r"《[^《》]{1,16}》|“[^“”]{1,12}”|（[^（）]{1,10}）")
_LONGEST_WORD = max(map(len, WORDS))


@dataclass(frozen=True)
class _Word:
    text: str
    known: bool


def title_lines(title: str, per_line: float) -> tuple[str, ...]:
    """The lines of a title, each at most `per_line` characters (字) wide. Joined they give the title back."""
    if ems(title) <= per_line:
        return (title,)
    words = _fitting(_segment(title), per_line)
    fewest = math.ceil(ems(title) / per_line)
    candidates = [
        lines
        for count in range(fewest, min(fewest + 1, _MOST_LINES) + 1)
        for lines in _arrangements(words, count, per_line)
    ]
    best = min(candidates, key=lambda lines: _cost(lines, fewest), default=None)
    return tuple("".join(w.text for w in line) for line in best or _filled(words, per_line))


def _segment(title: str) -> list[_Word]:
    words: list[_Word] = []
    while title:
        word = _first_word(title)
        words.append(word)
        title = title[len(word.text) :]
    return words


def _first_word(text: str) -> _Word:
    match = _BOOK_TITLE.match(text) or _TOKEN.match(text)
    if match:
        return _Word(match[0], known=True)
    for length in range(min(_LONGEST_WORD, len(text)), 0, -1):
        if text[:length] in WORDS:
            return _Word(text[:length], known=True)
    return _Word(text[0], known=text[0] in NEVER_FIRST or text[0] in NEVER_LAST)


def _fitting(words: list[_Word], per_line: float) -> list[_Word]:
    """Words wider than a line in single characters."""
    return [
        part
        for word in words
        for part in ([_Word(c, known=False) for c in word.text] if ems(word.text) > per_line else [word])
    ]


def _arrangements(words: list[_Word], count: int, per_line: float) -> list[list[list[_Word]]]:
    """All ways to set the words in that many lines that fit."""
    found = []
    for breaks in combinations(range(1, len(words)), count - 1):
        lines = [words[a:b] for a, b in pairwise((0, *breaks, len(words)))]
        if all(_line_width(line) <= per_line for line in lines):
            found.append(lines)
    return found


def _filled(words: list[_Word], per_line: float) -> list[list[_Word]]:
    """Line after line as full as it gets: for titles so long that no shape is left to choose."""
    lines: list[list[_Word]] = [[]]
    for word in words:
        if lines[-1] and _line_width([*lines[-1], word]) > per_line:
            lines.append([])
        lines[-1].append(word)
    return lines


def _cost(lines: list[list[_Word]], fewest: int) -> float:
    widths = [_line_width(line) for line in lines]
    mean = sum(widths) / len(widths)
    uneven = sum((w - mean) ** 2 for w in widths) / len(widths)
    short = sum(_FORBIDDEN for w in widths if w < _SHORTEST_LINE)
    breaks = sum(_break_cost(a[-1], b[0]) for a, b in pairwise(lines))
    return uneven + short + breaks + _waist(widths) + _EXTRA_LINE * (len(lines) - fewest)


def _waist(widths: list[float]) -> float:
    """A line narrower than both its neighbours makes an hourglass, which the clause rules out."""
    return sum(6.0 * max(min(a, c) - b, 0) for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


def _break_cost(before: _Word, after: _Word) -> float:
    if after.text in NEVER_FIRST or before.text in NEVER_LAST:
        return _FORBIDDEN
    if after.text == "关于":
        return -25.0
    if not before.known and not after.known:
        return _INSIDE_UNKNOWN
    if before.text in GOOD_ENDS or before.text[-1] in "》、年":
        return 3.0
    return 10.0 if before.known and after.known else 25.0


def _line_width(line: list[_Word]) -> float:
    return sum(ems(word.text) for word in line)
