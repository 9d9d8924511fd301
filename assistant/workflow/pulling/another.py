"""Another report (另一份报告): one whose title names another period or another township than the one that it is pulled into."""

from __future__ import annotations

import re

from assistant.report.period import term_of

_PERIOD = re.compile(
    r"(\d{4})年(?:(上半年|下半年|全年|度|第?[一二三四1-4]季度|前[一二三]季度|\d{1,2}月?(?:[-—–－~～]{1,2}|至|到)\d{1,2}月)份?)?"
)
_TOWNSHIP = re.compile(r"(?:中共)?([\u4e00-\u9fff]{2,12}?(?:镇|乡|街道|苏木))")


def other_report(title: str, wanted: str, township: str) -> str:
    """Why a file with this title is no version of the report whose title is `wanted`, as a clause for the clerk; empty where
    nothing speaks against it: a title may be reworded, and may name neither."""
    found = [_PERIOD.search(text) for text in (title, wanted)]
    if found[0] and found[1] and _meant(found[0]) != _meant(found[1]):
        return f"标题里是{found[0][0]}，要收的是{found[1][0]}"
    here = _TOWNSHIP.search(title)
    if township and township in wanted and township not in title and here:
        return f"标题里是{here[1]}，要收的是{township}"
    return ""


def _meant(match: re.Match[str]) -> tuple[str, str]:
    period = match[2] or ""
    return match[1], "全年" if period in ("", "度") else term_of(period) or period.removeprefix("第")
