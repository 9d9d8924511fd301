"""The period a report covers (报告时段), by which its phrases and dates are judged; never by today."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.language.dates import date_at
from assistant.language.numerals import half_width
from assistant.report.reading.known import LEAD
from assistant.style.manuscript import Block, Manuscript

_YEAR = re.compile(r"20[0-9]{2} ?年(?![0-9]{1,2}月[0-9]{1,2}日|以来|至今|起)")
# 2026年政府工作报告 looks back on 2025; one that gives an account of 2025 names the tasks of 2026
_SPEECH = re.compile("(?:政府|人大|主席团|委员会|法院|检察院)工作报告")
_HALF = re.compile("年度?半年")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class ReportPeriod:
    """From `first` to `last`, each (year, month), both months included."""

    first: tuple[int, int]
    last: tuple[int, int]

    @property
    def year(self) -> int:
        return self.last[0]


def period_in(text: str) -> ReportPeriod | None:
    """The first period or month of a text that names its year: 2026年上半年, 2026年1—6月, 2026年度; the day on
    which it was read out is none."""
    plain = _HALF.sub("年上半年", _BLANKS.sub("", half_width(text)))
    match = _YEAR.search(plain)
    found = date_at(plain, match.start()) if match else None
    if found is None:
        return None
    span = found.span.in_months()
    last = span.last or span.first
    year = span.first.year
    if year is None or last.year is None:
        return None
    return ReportPeriod((year, span.first.month or 1), (last.year, last.month or 12))


def report_period(manuscript: Manuscript, report: int = 0) -> ReportPeriod | None:
    """What is known, else what the title says, else what the sentence says that leads to the body; None where none does."""
    blocks = manuscript.by_report[report] if manuscript.reports else ()
    titles = [block.text for block in blocks if block.role == "title"]
    opening = [block for block in blocks if block.role == "opening"]
    known = period_in(manuscript.known.period) if manuscript.known.period else None
    period = known or next(filter(None, map(period_in, titles)), None) or _of_lead(opening) or _at_the_head(opening)
    if period is not None and any(_SPEECH.search(title) for title in titles):
        return ReportPeriod((period.year - 1, 1), (period.year + 1, 12))
    return period


def _of_lead(opening: list[Block]) -> ReportPeriod | None:
    """Of the opening its lines without a full stop (a title that was not taken for one) and the sentence 现将…报告如下."""
    for block in opening:
        lead = LEAD.search(block.text)
        title = "。" not in block.text and len(block.text) <= 60
        found = period_in(lead[0] if lead else block.text if title else "")
        if found:
            return found
    return None


def _at_the_head(opening: list[Block]) -> ReportPeriod | None:
    """2026年上半年，… as the first words of the opening."""
    first = next((block for block in opening if "。" in block.text), None)
    if first is None or not _YEAR.match(_BLANKS.sub("", half_width(first.text))):
        return None
    return period_in(first.text)
