"""The numbered heading style (结构层次序数): 一、 （一） 1. （1）, computed where a report is rendered.

《党政机关公文格式》GB/T 9704-2012, 7.3.3; punctuation of ordinals GB/T 15834-2011, B.3."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.lookalike_ordinals import COUNTED_NEIGHBOURS, WHOLE_FIGURE
from assistant.report.report import Report

_DIGITS = "零一二三四五六七八九"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_SERIES_MARK = re.compile(
    rf"(?:(?<=[。；：，！？\s　“（])|^)(?P<n>{_NUMERAL})(?P<is>则是|是|要(?![素求点件领道害旨义闻事务职案]))(?=[^否不非”])",
    re.MULTILINE,
)
_AFTER_MARK = re.compile(rf"((?:^|(?<=[。；：]))[ 　]*{_NUMERAL}是)[，、：:,]\s*")
_LITERAL_ORDINAL = re.compile(
    rf"^[\s　]*(?!{COUNTED_NEIGHBOURS})(?:"
    r"第[一二三四五六七八九十百]+(?:(?:章|节|部分)(?:[、，．.：:\s　]{1,20}|$)|[、，．.])|"
    rf"{_NUMERAL}\s*(?:、|[．.](?!{_NUMERAL}))|"
    rf"[（(]\s*(?:{_NUMERAL}|\d{{1,2}})\s*[）)][、．.，,]?|"
    rf"\d{{1,2}}\s*(?:[、．)）](?!\d)|[．.](?={WHOLE_FIGURE})|、(?=(?:19|20)\d\d年)|\.(?!\d))|"
    r"[①-⑳]"
    r")[\s　]*"
)


def chinese_number(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一. Raises ValueError outside 1–99."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def ordinal(level: int, number: int) -> str:
    """The mark before a heading: level 1 一、, 2 （一）, 3 1., 4 and deeper （1）."""
    if level <= 1:
        return f"{chinese_number(number)}、"
    if level == 2:
        return f"（{chinese_number(number)}）"
    return f"{number}." if level == 3 else f"（{number}）"


def ordinals(report: Report) -> tuple[str, ...]:
    """One ordinal per section, in reading order; each level counts anew under a heading of a higher level."""
    counts: list[int] = []
    marks = []
    for section in report.sections:
        level = max(1, section.heading.level)
        counts = [*counts[:level], *[0] * (level - len(counts))]
        counts[level - 1] += 1
        marks.append(ordinal(level, counts[level - 1]) if section.heading.text else "")
    return tuple(marks)


def without_ordinal(text: str) -> str:
    """A heading or line without the literal ordinals it begins with; the text itself is left whole.

    `一、二线城市合作` and `2026.6万元` are no ordinals."""
    previous = None
    while previous != text:
        previous = text
        text = _LITERAL_ORDINAL.sub("", text, count=1)
    return text


def continuous_series(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """一是/二是/三是 made continuous across the section's paragraphs, in the order in which they stand.

    A lone mark that no second one follows is taken out, since a series has at least two members. 统一是, 之一是 and set
    phrases are no marks. GB/T 15834-2011, B.3.7: no mark stands after 一是."""
    previous, current = None, tuple(paragraphs)
    while previous != current:
        previous, current = current, _renumbered(current)
    return current


def _renumbered(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    total = sum(len(_SERIES_MARK.findall(p)) for p in paragraphs)
    counter = 0

    def renumber(match: re.Match[str]) -> str:
        nonlocal counter
        counter += 1
        if total == 1:
            return ""
        return f"{chinese_number(min(counter, 99))}{match['is']}"

    return tuple(_AFTER_MARK.sub(r"\1", _SERIES_MARK.sub(renumber, p)) for p in paragraphs)
