"""The period of a report (时段) as its text speaks of it."""

from __future__ import annotations

import re

_YEAR = r"(?:\d{4}年度?|今年|本年)?"
_TO = r"月?(?:[-—–－~～]+|至|到)" + _YEAR
_FIRST_HALF = re.compile(rf"{_YEAR}0?1{_TO}0?6月份?|{_YEAR}一{_TO}六月份?")
_SECOND_HALF = re.compile(rf"{_YEAR}0?7{_TO}12月份?|{_YEAR}七{_TO}十二月份?")
_WHOLE_YEAR = re.compile(rf"\d{{4}}年度?|{_YEAR}全年度?|{_YEAR}0?1{_TO}12月份?|{_YEAR}一{_TO}十二月份?")


def term_of(period: str) -> str:
    """上半年, 下半年 or 全年; empty for any other period (a quarter, several months, one that names both halves)."""
    plain = re.sub(r"\s+", "", period)
    halves = [half for half in ("上半年", "下半年") if half in plain]
    if halves:
        return halves[0] if len(halves) == 1 else ""
    if _FIRST_HALF.fullmatch(plain):
        return "上半年"
    if _SECOND_HALF.fullmatch(plain):
        return "下半年"
    return "全年" if _WHOLE_YEAR.fullmatch(plain) else ""
