"""Identity numbers of persons (公民身份号码, GB 11643-1999): 18 digits with their check digit, or the old 15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.language.numerals import half_width
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_CANDIDATE = re.compile(r"(?<![0-9A-Za-z.])[1-9][0-9]{14}(?:[0-9]{2}[0-9Xx])?(?![0-9A-Za-z])")
_NAMED = re.compile(r"身份证|身份号码|证件号")
_DIGITS = re.compile("[0-9０-９]{15}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for block in manuscript.blocks:
        if not _DIGITS.search(block.text):
            continue
        text = half_width(block.text)
        for match in _CANDIDATE.finditer(text):
            named = _NAMED.search(text, max(0, match.start() - 12), match.start()) is not None
            if is_identity_number(match[0]) or named:
                message = "这里写了居民身份证号码，报告里不应出现。"
                yield manuscript.fault(
                    block.passage, match.span(), message, "请删去号码；确需说明的，另附名单并按规定保管。"
                )


def is_identity_number(number: str) -> bool:
    """18 characters whose last is the check digit (GB 11643-1999), or 15 digits; with a province and a day that can be."""
    number = number.upper()
    if not 11 <= int(number[:2]) <= 82:
        return False
    if len(number) == 18:
        total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
        return _is_day(number[6:14]) and _CHECK_DIGITS[total % 11] == number[17]
    return len(number) == 15 and _is_day("19" + number[6:12])


def _is_day(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= 1900
    except ValueError:
        return False


RULE = Rule(
    name="identity-number",
    family="privacy",
    severity="error",
    title="身份证号码",
    source="《个人信息保护法》第六条、第二十八条；GB 11643-1999",
    failing=(
        "一、工作开展情况\n走访困难户1户（110101199003074477）。",
        "一、工作开展情况\n走访困难户1户（身份证号：110101199003074478）。",
        "一、工作开展情况\n走访困难户1户，号码110101900307447。",
    ),
    passing=(
        "一、工作开展情况\n项目代码110101199003074478，合同金额36.5万元。",
        "一、工作开展情况\n统一社会信用代码91330100MA2XXXXX1Q，收入123456789012元。",
    ),
    check=_check,
)
