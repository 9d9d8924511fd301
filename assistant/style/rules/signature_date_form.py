"""A date of signature that is not written as 2026年7月3日 (成文日期写法)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.numerals import digits_value, half_width
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule
from assistant.style.whole_report import whole_report

_RIGHT = re.compile(r"[（(]?(?:19|20)\d\d年(?:[1-9]|1[0-2])?月(?:[1-9]|[12]\d|3[01])?日?[）)]?")
_NUMBERS = re.compile(
    r"(?P<year>\d{4}|[一二三四五六七八九〇零]{4})[年\-./](?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})[月\-./](?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日?)?"
)
_BLANKS = re.compile(r"\s+")
_SINCE = 2012


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for date in (report.date for report in manuscript.reports):
        if date is None:
            continue
        text = _BLANKS.sub("", half_width(date.text))
        found = _NUMBERS.search(text)
        if found is None or _RIGHT.fullmatch(text):
            continue
        year, month, day = (digits_value(found[part]) if found[part] else None for part in ("year", "month", "day"))
        if not year or not month or (not text[found.start()].isdigit() and year <= _SINCE):
            continue
        right = f"{year}年{month}月{f'{day}日' if day else ''}"
        yield manuscript.fault(
            date, (0, len(date.text)), "成文日期用阿拉伯数字写全年、月、日，月和日前面不加“0”。", f"请改为“{right}”。"
        )


RULE = Rule(
    name="signature-date-form",
    family="structure",
    severity="warning",
    title="成文日期写法不对",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.5.4条：用阿拉伯数字将年、月、日标全，月、日不编虚位",
    failing=(
        whole_report(signed="中共清河镇委员会\n二〇二六年七月三日"),
        whole_report(signed="中共清河镇委员会\n2026年07月03日"),
        whole_report(signed="中共清河镇委员会\n2026-07-03"),
    ),
    passing=(
        whole_report(signed="中共清河镇委员会\n2026年7月3日"),
        whole_report(signed="中共清河镇委员会\n2026年7月　日"),
        whole_report(signed="中共清河镇委员会\n二〇〇九年七月三日"),
        whole_report(signed="中共清河镇委员会\n2026年7月"),
    ),
    check=_check,
)
