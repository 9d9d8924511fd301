"""Numbers as Chinese reports write them: 16, 1,500, ９８, 1.5万, 十六, 两万余, 数百, 百分之三十, 三分之一."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_WIDE = "０１２３４５６７８９．％／～－＋○\u3000\u00a0\u2002\u2003\u2009\u202f萬億"
_WIDTHS = str.maketrans(_WIDE, "0123456789.%/~-+〇      万亿")
_ANY_WIDE = re.compile(f"[{_WIDE}]")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_DIGIT = "[一二两三四五六七八九]"
_BELOW_TEN_THOUSAND = f"(?:{_DIGIT}千(?!瓦))?[零〇]?(?:{_DIGIT}百)?[零〇]?(?:{_DIGIT}?十)?[零〇]?{_DIGIT}?"
CHINESE = (
    f"(?=[一二两三四五六七八九十])(?:{_BELOW_TEN_THOUSAND}亿)?(?:{_BELOW_TEN_THOUSAND}万)?{_BELOW_TEN_THOUSAND}"
    "(?:点[零〇一二三四五六七八九]+)?"
)
# Looser and cheaper: what it finds, parse_number accepts or refuses.
CHINESE_RUN = "[一二两三四五六七八九十百千万亿零〇点]{1,16}"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
# 千 before 瓦, 克, 米 belongs to the unit.
SCALE = "(?:百万亿|千万亿|百万|千万|百亿|千亿|万亿|万|亿|百(?!分点)|千(?![瓦克米]))"
NUMBER = re.compile(
    rf"(?P<number>(?:(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE}))(?P<inner>余|多|几(?![乎何])|来(?![自源到信访电稿]))?(?:(?:(?<=[0-9余多几来])|(?<=点[一二三四五六七八九])) ?(?P<scale>{SCALE}))?"
    rf"(?P<rest>(?<![0-9])[0-9]+(?:千万|百万|[百千万])(?![瓦克米]))?(?P<outer>余|多|\+(?![0-9A-Za-z]))?)"
)
_CHINESE = re.compile(CHINESE)
_SPOKEN = re.compile(f"(.*)([百千万])({_DIGIT})")
_SECTION = re.compile(f"(?:({_DIGIT})千)?[零〇]?(?:({_DIGIT})百)?[零〇]?(?:({_DIGIT}?)(十))?[零〇]?({_DIGIT})?")
_FRACTION = re.compile(f"(?P<whole>{CHINESE_RUN}|{ARABIC})分之(?P<part>{CHINESE_RUN}|{ARABIC})")
_HUNDRED = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}
_PERCENT = re.compile(f"(?P<number>{ARABIC})%")


class Number(NamedTuple):
    """A number found in text. `step` is what 余 may hide: 30余 lies below 30 + 10, 20余万 below 20万 + 10万.
    `mark` is 余, 多, 几 or 来 where the writer put one.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    mark: str = ""
    arabic: bool = True


def half_width(text: str) -> str:
    """Full-width digits and signs made half-width, one character for one: spans stay valid."""
    return text.translate(_WIDTHS) if _ANY_WIDE.search(text) else text


def number_at(text: str, position: int) -> Number | None:
    """The longest number that begins at `position` of half-width text."""
    match = NUMBER.match(text, position)
    return number_from(match) if match else None


def number_from(match: re.Match[str]) -> Number:
    """The number of a match of NUMBER, or of a pattern that holds its groups."""
    digits = match["arabic"] or match["chinese"]
    if digits.isdecimal() and not match["scale"] and not match["rest"]:
        value, step = whole_number(digits)
        return Number(*match.span("number"), value, step, match["inner"] or match["outer"] or "")
    base = _arabic(digits) if match["arabic"] else _chinese(digits)
    scale = _scale(match["scale"] or "")
    plain = scale == 1 and not match["rest"] and "." not in digits
    value = base if plain else _tidy(base * scale + _rest(match["rest"] or ""))
    return Number(
        match.start("number"),
        match.end("number"),
        value,
        _step(match, base, scale),
        match["inner"] or match["outer"] or "",
        bool(match["arabic"]),
    )


@lru_cache(maxsize=1024)
def whole_number(digits: str) -> tuple[Decimal, Decimal]:
    """Value and step of a number in digits alone."""
    value = Decimal(digits)
    return value, significant_place(value) if value else Decimal(1)


def parse_number(text: str) -> Decimal | None:
    """The value of a whole numeral; shares as a fraction of one (百分之三十 → 0.3). None for 数百, 几十 and for no numeral."""
    text = half_width(text).replace(" ", "").strip()
    if text in ("半", "一半"):
        return Decimal("0.5")
    if share := fraction(text):
        return share
    if percent := _PERCENT.fullmatch(text):
        return _arabic(percent["number"]) / 100
    value = _value(text)
    return _zero_or_year(text) if value is None else value


def fraction(text: str) -> Decimal | None:
    """三分之一, 百分之九十八点六 as a fraction of one; None where the text is no fraction."""
    match = _FRACTION.fullmatch(text)
    if not match:
        return None
    whole, part = (_HUNDRED.get(match[group]) or _value(match[group]) for group in ("whole", "part"))
    return part / whole if whole and part is not None else None


def digits_value(text: str) -> int | None:
    """二〇二六 → 2026, 2026 → 2026; 十二 → 12. None where it is neither digits nor a number."""
    text = half_width(text)
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return int(_chinese(text)) if _CHINESE.fullmatch(text) else None


def significant_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 1500 → 100, 1.5 → 0.1, 16 → 1."""
    whole, place = int(value), 1
    if value != whole:
        exponent = value.normalize().as_tuple().exponent
        return Decimal(1).scaleb(int(exponent))
    while whole and whole % (place * 10) == 0:
        place *= 10
    return Decimal(place)


def _zero_or_year(text: str) -> Decimal | None:
    if text in ("零", "〇") or (len(text) == 4 and all(c in _DIGITS for c in text)):
        return Decimal(digits_value(text) or 0)
    return None


def _tidy(value: Decimal) -> Decimal:
    whole = int(value)
    return Decimal(whole) if value == whole else value.normalize()


def _value(text: str) -> Decimal | None:
    match = NUMBER.fullmatch(text)
    return number_from(match).value if match else None


def _arabic(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _chinese(text: str) -> Decimal:
    whole, _, decimals = text.partition("点")
    value = Decimal(_spoken(whole))
    if decimals:
        value += Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals))
    return value


def _spoken(text: str) -> int:
    """三万五 is 35000 and 一百二 is 120; 一百零二 is 102."""
    match = _SPOKEN.fullmatch(text)
    if match:
        return _integer(match[1] + match[2]) + _DIGITS[match[3]] * _SCALES[match[2]] // 10
    return _integer(text)


def _integer(text: str) -> int:
    total = 0
    for mark in "亿万":
        head, found, text_after = text.rpartition(mark)
        if found:
            total += (_section(head) if "亿" not in head else _integer(head)) * _SCALES[mark]
            text = text_after
    return total + _section(text)


def _section(text: str) -> int:
    match = _SECTION.fullmatch(text)
    if not match:
        return 0
    thousands, hundreds, tens, ten, ones = match.groups()
    value = 1000 * _DIGITS[thousands] if thousands else 0
    value += 100 * _DIGITS[hundreds] if hundreds else 0
    value += 10 * (_DIGITS[tens] if tens else 1) if ten else 0
    return value + (_DIGITS[ones] if ones else 0)


def _scale(text: str) -> int:
    product = 1
    for character in text:
        product *= _SCALES[character]
    return product


def _rest(text: str) -> int:
    digits = text.rstrip("百千万")
    return int(digits) * _scale(text[len(digits) :]) if digits else 0


def _step(match: re.Match[str], base: Decimal, scale: int) -> Decimal:
    """20余万 hides up to 10万, 20万余 up to 1万: the digits before 余 count as written once a scale stands between."""
    if match["chinese"] and match["chinese"][-1] in "万亿":
        return Decimal(_SCALES[match["chinese"][-1]])
    if match["inner"] or not match["outer"]:
        return significant_place(base) * scale if base else Decimal(scale)
    if match["rest"]:
        return Decimal(_scale(match["rest"].lstrip("0123456789")))
    if scale > 1:
        return _written_place(match["arabic"]) * scale if match["arabic"] else Decimal(scale)
    return significant_place(base) if base else Decimal(1)


def _written_place(digits: str) -> Decimal:
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))
