"""What a report says of itself (文种、时段、乡镇), where no front matter tells it: read from title, lead and signature."""

from __future__ import annotations

import re

from assistant.report.imported import ImportedReport
from assistant.report.known import Known

_KIND = re.compile(r"(报告|汇报|总结)(?:材料)?[》”）\s]*$")
_PERIOD = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s{0,4}年度?\s{0,4}(?!\d{1,2}\s{0,4}月\s{0,4}\d{1,2}\s{0,4}日|以来|至今|起)"
    r"(?P<part>[上下]?半年|[一二三四1-4]季度|第[一二三四]季度|1\s{0,4}月?\s{0,4}[-—－~～至到]\s{0,4}[369]\s{0,4}月份?)?"
)
_HALF_AHEAD = re.compile(r"(?P<part>上半年|下半年)")
_TOWNSHIP = re.compile(
    r"(?:中共)?(?P<name>[\u4e00-\u9fff]{2,8}?(?:镇|乡|街道|苏木))(?=党委|委员会|党工委|人民政府|[\d〇二]|关于|$)"
)
_DATE = re.compile(r"(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日")


def known_from(report: ImportedReport) -> Known:
    """Kind, period, township, issuer, recipient and date as the report's own parts give them; empty where they do not."""
    title = _bare(report.title.text) if report.title else ""
    lead = "".join(p.text for p in report.opening)
    issuer = _bare(report.issuer.text) if report.issuer else ""
    recipient = _bare(report.recipient.text).rstrip("：:") if report.recipient else ""
    kind = _KIND.search(title)
    return Known(
        kind=kind[1] if kind else "",
        period=_period(title) or _period(lead),
        date=_date(report.date.text) if report.date else "",
        township=_township(title) or _township(issuer),
        issuer=issuer,
        recipient=recipient,
    )


def _period(text: str) -> str:
    """The first year with what follows it, save in the date of a day; a year alone is the whole year, 半年 the first half."""
    match = _PERIOD.search(text)
    if match is None:
        return ""
    part = re.sub(r"\s+", "", match["part"] or "")
    part = "上半年" if part == "半年" else part
    half = _HALF_AHEAD.search(text, match.end(), match.end() + 12) if not part else None
    return f"{match['year']}年{part or (half['part'] if half else '')}"


def _township(text: str) -> str:
    match = _TOWNSHIP.search(text)
    return match["name"] if match else ""


def _date(text: str) -> str:
    match = _DATE.search(_bare(text))
    return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}" if match else ""


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
