"""Dates in the account of work done that lie outside the report's period or after 数据截至 (时段外的日期)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.language.calendar_point import CalendarPoint
from assistant.language.dates import DateFound, date_at
from assistant.language.numerals import half_width
from assistant.language.sentences import sentences
from assistant.style.manuscript import Block, Fault, Known, Manuscript
from assistant.style.own_words import own_words
from assistant.style.parts import parts
from assistant.style.report_period import ReportPeriod, report_period
from assistant.style.rule import Example, Rule

_CANDIDATE = re.compile(r"(?<![0-9.])(?:20[0-9]{2} ?年|[0-9]{1,2} ?月)")
_TO_COME = re.compile(
    "计划|拟|将|预计|打算|争取|力争|余下|其余|剩余|尚未|目标|任务|规划|要求|到20|前完成|以前|之前|下半年|明年|有效期|届满"
)
_HISTORY = re.compile(
    "去年|上年|前年|往年|同期|同比|上期|历年|近年|年来|比|较|以来|自|从|起|始|曾|原|历史|回顾|成立|创办|创建于|建成于|始建|投用|启用|"
    "印发|出台|文件|〔|获|命名|授予|评为|累计|巡察|反馈|遗留|上一年|跨年|年度|总书记|指示|批示"
)
_H1 = Known(period="2026年上半年")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    periods = {number: report_period(manuscript, number) for number in range(len(manuscript.reports))}
    as_of = _day(manuscript.known.as_of)
    for block, part in parts(manuscript):
        period = periods[block.report]
        if part not in ("done", "") or block.role != "paragraph" or (period is None and as_of is None):
            continue
        if _CANDIDATE.search(block.text):
            yield from _in_block(manuscript, block, period, as_of)


def _in_block(
    manuscript: Manuscript, block: Block, period: ReportPeriod | None, as_of: tuple[int, int, int] | None
) -> Iterator[Fault]:
    text = half_width(own_words(block.text))
    for sentence in sentences(text):
        if _TO_COME.search(sentence.text):
            continue
        reached = 0
        for match in _CANDIDATE.finditer(text, sentence.start, sentence.end):
            found = date_at(text, match.start()) if match.start() >= reached else None
            if found is None or found.limit:
                continue
            reached = found.end
            why = _why_wrong(found, sentence.text, period, as_of)
            if why:
                message = f"“{block.text[found.start : found.end]}”{why}。"
                fix = "请核对：写错了就改；是以前的事或下一步的事，请在句中说明。"
                yield manuscript.fault(block.passage, (found.start, found.end), message, fix)


def _why_wrong(found: DateFound, sentence: str, period: ReportPeriod | None, as_of: tuple[int, int, int] | None) -> str:
    span = found.span.in_months()
    first, last = span.first, span.last or span.first
    if as_of is not None and _after(first, as_of):
        return f"晚于数据截至日期{as_of[0]}年{as_of[1]}月{as_of[2]}日"
    if period is None:
        return ""
    months = f"报告时段（{_said(period.first)}至{_said(period.last)}）"
    if first.year is not None:
        begin, end = (first.year, first.month or 1), (last.year or first.year, last.month or 12)
        if begin > period.last:
            return f"晚于{months}"
        if end < period.first and first.month and not _HISTORY.search(sentence):
            return f"早于{months}，像是往期留下的"
        return ""
    if first.month is None or period.first[0] != period.last[0] or _HISTORY.search(sentence):
        return ""
    inside = period.first[1] <= first.month <= period.last[1]
    return "" if inside else f"不在{months}里"


def _after(point: CalendarPoint, day: tuple[int, int, int]) -> bool:
    """Whether a date lies wholly after the day; a month without a day only where it begins after it."""
    if point.month is None:
        return point.year is not None and point.year > day[0]
    return (point.year or day[0], point.month, point.day or (31 if point.month == day[1] else 1)) > (
        day if point.day or point.month != day[1] else (day[0], day[1], 31)
    )


def _day(date: str) -> tuple[int, int, int] | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", date)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _said(month: tuple[int, int]) -> str:
    return f"{month[0]}年{month[1]}月"


RULE = Rule(
    name="date-out-of-period",
    family="content",
    severity="warning",
    title="日期不在报告时段内",
    source="《党政机关公文处理工作条例》第十九条：分析问题实事求是，表述准确",
    failing=(
        Example("一、工作开展情况\n9月3日，镇党委召开会议研究意识形态工作。", _H1),
        Example("一、工作开展情况\n2025年3月12日，镇党委召开会议研究意识形态工作。", _H1),
        Example("一、工作开展情况\n2026年8月举办培训班2期，参训136人次。", _H1),
        Example("一、工作开展情况\n6月28日，召开研判会1次。", Known(period="2026年上半年", as_of="2026-06-20")),
        Example("清河镇2026年一季度工作总结\n一、工作开展情况\n5月8日，召开研判会1次。"),
    ),
    passing=(
        Example("一、工作开展情况\n3月12日，镇党委召开会议；4月至5月举办培训班2期。", _H1),
        Example("一、工作开展情况\n9月3日，镇党委召开会议研究意识形态工作。"),
        Example("一、工作开展情况\n发现问题14个，已整改11个，余下3个9月底前完成。", _H1),
        Example("一、工作开展情况\n采用稿件19篇，比2025年6月多4篇；执行2024年3月印发的办法。", _H1),
        Example("二、下一步打算\n9月举办培训班1期，12月督查1轮。", _H1),
        Example("一、工作开展情况\n6月18日，召开研判会1次。", Known(period="2026年上半年", as_of="2026-06-20")),
        "清河镇2026年政府工作报告\n各位代表：\n现将2025年工作报告如下：\n一、2025年工作回顾\n2025年7月6日，河湾大桥开工。",
        "清河镇工作总结\n2021年以来，镇党委统筹推进。现将有关情况总结如下：\n一、工作开展情况\n2023年6月，文化站建成。",
        "一、工作开展情况\n2025年9月15日，总书记在视察时作出指示。",
        Example("一、工作开展情况\n“9·3”期间值守4天，学习《2025年12月学习要点》。", _H1),
    ),
    check=_check,
)
