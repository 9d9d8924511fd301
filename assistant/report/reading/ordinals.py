"""What ordinal (结构层次序数) a line begins with, if any.

GB/T 9704-2012, 7.3.3 has 一、 （一） 1. （1）; real reports have 第一部分, ①, —— and every variant in half width too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.language.lookalike_ordinals import COUNTED_NEIGHBOURS, WHOLE_FIGURE
from assistant.language.numerals import digits_value
from assistant.report.imported import Mark

_CHINESE = "[一二三四五六七八九十百零〇]{1,5}"
_DIGITS = "[0-9０-９]{1,2}"
_AFTER = r"[^\S\r\n]{0,3}"
_ORDINAL = re.compile(
    rf"(?:第{_AFTER}(?P<chapter>{_CHINESE}){_AFTER}(?:部分|章|节|编|篇)(?!课)(?:[、，．.：:])?"
    rf"|(?!{COUNTED_NEIGHBOURS})(?P<one>{_CHINESE}){_AFTER}(?:、|[．.](?!{_CHINESE}))"
    rf"|[（(﹙]{_AFTER}(?P<two>{_CHINESE}){_AFTER}[）)﹚](?:[、．.，,：:])?(?![、和或及至]?[（(﹙]{_CHINESE}[）)﹚])"
    rf"|(?P<torn>{_CHINESE})[）)﹚]"
    rf"|(?P<three>{_DIGITS}){_AFTER}(?:[、．.](?![0-9０-９])|[．.](?={WHOLE_FIGURE})|、(?=(?:19|20)[0-9]{{2}}年))"
    rf"|[（(﹙]{_AFTER}(?P<four>{_DIGITS}){_AFTER}[）)﹚](?:[、．.，,：:])?(?![、和或及至]?[（(﹙]{_DIGITS}[）)﹚])"
    rf"|(?P<half>{_DIGITS})[）)﹚]"
    r"|(?P<single>[①-⑳⑴-⒇⒈-⒛㈠-㈩])(?:[、．.])?"
    r"|(?P<dash>[—－―─]{2,3}(?![—－―─])|[—―─](?![—－―─\d\s])|-{2,3}(?![-\d]))"
    rf"){_AFTER}"
)
_MARKS: dict[str, Mark] = {
    "chapter": "第一章",
    "one": "一、",
    "two": "（一）",
    "torn": "（一）",
    "three": "1.",
    "four": "（1）",
    "half": "（1）",
    "dash": "——",
}
_SINGLE: tuple[tuple[str, Mark], ...] = (("㈠", "（一）"), ("⒈", "1."), ("⑴", "（1）"), ("①", "①"))  # by code, falling
_FIRST = frozenset("第一二三四五六七八九十百（(﹙0123456789０１２３４５６７８９—－―─-") | {
    chr(code) for first, last in ("①⑳", "⑴⒇", "⒈⒛", "㈠㈩") for code in range(ord(first), ord(last) + 1)
}


@dataclass(frozen=True)
class Ordinal:
    """`text` as it stands there, `number` its value (None for ——), `end` where in the line the rest begins."""

    text: str
    mark: Mark
    number: int | None
    end: int


def read_ordinal(line: str) -> Ordinal | None:
    """The ordinal that a line without blanks before it begins with. 一、二线城市, 2026.6万元 and 一是 begin with none;
    20.2026年10件实事 begins with 20."""
    if line[:1] not in _FIRST:
        return None
    match = _ORDINAL.match(line)
    if match is None or match.lastgroup is None:
        return None
    kind = match.lastgroup
    mark, number = _single(match[kind]) if kind == "single" else (_MARKS[kind], _number(match[kind]))
    if number is None and mark != "——":
        return None
    return Ordinal(match[0].rstrip(), mark, number, match.end())


@cache
def _number(text: str) -> int | None:
    return digits_value(text)


def _single(character: str) -> tuple[Mark, int]:
    first, mark = next(pair for pair in _SINGLE if pair[0] <= character)
    return mark, ord(character) - ord(first) + 1
