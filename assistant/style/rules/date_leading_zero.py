"""Dates with a leading zero (月、日编了虚位): 2026年07月03日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_DATE = re.compile(r"(?:[0-9]{4}年)?(?:(?<![0-9])0[1-9]月(?:[0-9]{1,2}[日号])?|(?<![0-9])[0-9]{1,2}月0[1-9][日号])")
_ZERO = re.compile(r"(?<![0-9])0(?=[1-9])")
_CHEAP = re.compile("0[1-9][月日号]")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not _CHEAP.search(manuscript.text):
        return
    for block in manuscript.blocks:
        for match in _DATE.finditer(block.text):
            right = _ZERO.sub("", match[0])
            yield manuscript.fault(block.passage, match.span(), f"日期“{match[0]}”带了“0”。", f"改为“{right}”。")


RULE = Rule(
    name="date-leading-zero",
    family="figures",
    severity="warning",
    title="日期带虚位“0”",
    source="GB/T 9704-2012 7.3.5.4：月、日不编虚位（即1不编为01）",
    failing=("2026年07月03日", "台账更新到06月15日。", "于6月05日召开会议。", "2026年07月，召开会议。"),
    passing=("2026年7月3日", "台账更新到10月20日。", "统计口径2026-07-03。", "每月10日前报送，编号003号。"),
    check=_check,
)
