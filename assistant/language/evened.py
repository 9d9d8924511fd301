"""Text made even before figures are read in it: widths, formal numerals, blanks and line ends inside a figure (字形归一).

1 200 份, 1，200份, 12 .5万元, 近 30 余场, 叁佰伍拾元 and 16次 broken after 16 are read like 1200份, 12.5万元, 近30余场, 350元, 16次.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.formal_numerals import in_plain_numerals
from assistant.language.numerals import half_width
from assistant.language.units import unit_at

_BLANK = "[ \t]"
_GAP = re.compile("[ \t\r\n]{1,4}|[\u200b-\u200d\u2060\ufeff\u00ad]{1,60}")
_DIGITS = frozenset("0123456789")
_NUMERALS = frozenset("一二两三四五六七八九十百千万亿")
_SCALES = frozenset("余多几十百千万亿")
_SIGNS = frozenset("%‰℃㎡")
_COUNTING = _SCALES | _SIGNS | {"年", "月"}
_COMPARED = frozenset("≥≤＞＜")
# What a blank parts though it belongs together: 上 半 年, 9月 底 前, 30篇 以上.
_WORDS = re.compile(
    "上半|下半|半年|[年月][上下第初底末中]|[上中下]旬|[底末日初]前|[\u4e00-\u9fff](?:以[上下内]|左右|之多)|"
    "每[季半年月周天旬两]|[度年月周天旬][一两][次场轮]|[一二两三四五六七八九]成|之[一二三四五六七八九十]"
)
_LINE_ENDS_BEFORE = re.compile("[约近超逾][0-9]|(?:第|分之)[0-9一二两三四五六七八九十百]|[年月][0-9]{1,2}[月日号]")
_COMMA_GROUPS = re.compile(r"(?<![0-9.:/第分号-])[1-9][0-9]{0,2}(?:，[0-9]{3}){1,4}(?![0-9])")
_BLANK_GROUPS = re.compile(
    rf"(?<![0-9.,:第分号])(?<![0-9]{_BLANK})[1-9][0-9]{{0,2}}(?:{_BLANK}?[, \t]{_BLANK}?[0-9]{{3}}){{1,4}}(?![0-9])"
)
_SPACED_DIGITS = re.compile(rf"(?<![0-9.,])(?<![0-9.,]{_BLANK})[0-9](?:{_BLANK}[0-9]){{2,7}}(?!{_BLANK}?[0-9])")
_TORN_POINT = re.compile(rf"[0-9]{{1,9}}(?:{_BLANK}{{1,3}}\.{_BLANK}{{0,3}}|\.{_BLANK}{{1,3}})[0-9]{{1,2}}(?![0-9.])")
_TORN_RANGE = re.compile(rf"[0-9%]{_BLANK}{{0,3}}[—–~/-]{{1,2}}{_BLANK}{{0,3}}[0-9]")
# 12. 5件 there is a list marker.
_NO_DECIMAL_AFTER = frozenset("\n。；：;:.、（(")


@dataclass(frozen=True)
class Evened:
    """`text` is the evened text; `places[n]` is where its character n stands in the original, None where all stand
    where they stood."""

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end], which is not empty, stands in the original."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def evened(text: str) -> Evened:
    """The text with half-width digits, plain numerals, and no blank or line end inside a figure."""
    plain = in_plain_numerals(half_width(text))
    if "，" in plain:
        plain = _COMMA_GROUPS.sub(lambda m: _with_commas(m, plain), plain)
    gaps = [m.span() for m in _GAP.finditer(plain)]
    if not gaps:
        return Evened(plain)
    torn = set(_inside_numbers(plain))
    torn.update(n for start, end in gaps if _parts_a_figure(plain, start, end) for n in range(start, end))
    if not torn:
        return Evened(plain)
    places = tuple(n for n in range(len(plain)) if n not in torn)
    return Evened("".join([plain[n] for n in places]), places)


def _with_commas(match: re.Match[str], text: str) -> str:
    return match[0].replace("，", ",") if _counts(text, match.end()) else match[0]


def _inside_numbers(text: str) -> list[int]:
    """The places of the blanks in 1 200, 2 0 2 6, 12 .5 and 5 — 8."""
    torn = [m for p in (_BLANK_GROUPS, _SPACED_DIGITS) for m in p.finditer(text) if _counts(text, m.end())]
    torn += [m for m in _TORN_POINT.finditer(text) if _counts(text, m.end()) and _is_decimal(m)]
    torn += _TORN_RANGE.finditer(text)
    return [n for m in torn for n in range(m.start(), m.end()) if text[n] in " \t"]


def _counts(text: str, end: int) -> bool:
    """Does a unit, a scale or a percent sign follow the number that ends at `end`?"""
    while text.startswith((" ", "\t"), end):
        end += 1
    following = text[end : end + 1]
    return following in _COUNTING or unit_at(text, end) != ""


def _is_decimal(match: re.Match[str]) -> bool:
    """12 .5 always, 12. 5 where no list marker may stand."""
    if "." not in match[0].partition(" ")[0]:
        return True
    before = match.string[max(0, match.start() - 4) : match.start()].rstrip(" \t")
    return before != "" and before[-1] not in _NO_DECIMAL_AFTER


def _parts_a_figure(text: str, start: int, end: int) -> bool:
    """Does the gap text[start:end] stand between two characters of one figure?"""
    gap, left, right = text[start:end], text[start - 1 : start], text[end : end + 1]
    if gap[0] not in " \t\r\n":
        return True
    if not left or not right:
        return False
    if "\n" in gap or "\r" in gap:
        return gap.count("\n") < 2 and _goes_on(text, left, right, start, end)
    if left in _DIGITS:
        return right in _SIGNS or _is_chinese(right)
    if right in _DIGITS:
        return left in _COMPARED or (_is_chinese(left) and left not in _NUMERALS)
    if _WORDS.match(left + text[end : end + 2]):
        return True
    return (left in _SCALES or left in _NUMERALS) and (right in _SCALES or unit_at(text, end) != "")


def _goes_on(text: str, left: str, right: str, start: int, end: int) -> bool:
    """Does a figure go on over the end of a line: 16 and 次, 第 and 12次, 7月 and 3日?"""
    if left in _DIGITS or left in _SCALES:
        return right in _SIGNS or right in _SCALES or right in "年月日号" or unit_at(text, end) != ""
    tail = text[max(0, start - 2) : start] if left == "之" else left
    return _LINE_ENDS_BEFORE.match(tail + text[end : end + 3]) is not None


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
