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
LEAD = re.compile(r"(?:现将|现就|现对|现把|现在?总结)[^。]{0,60}(?:如下|汇报|报告)")
"""The sentence that leads to the body (导语末句); other years in the opening are those of documents and histories."""
_ABOUT_ANOTHER = re.compile(r"(?:转发|印发|批转)《?")
_HEAD = 12
_CHINESE_YEAR = re.compile(r"[一二][〇○零Ｏ九][〇○零一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_HALF_AHEAD = re.compile(r"(?P<part>上半年|下半年)")
_TOWNSHIP = re.compile(
    r"(?:^中共|^关于(?:报送|上报|呈报)?|^)(?:[\u4e00-\u9fff]{2,6}[县市旗])?(?P<name>[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道|苏木))"
    r"(?=党委|委员会|党工委|工作委员会|人民政府|[\d〇二]|关于|$)"
)
_NO_NAME = re.compile(r"(?:乡镇|村镇|城镇|集镇)$|^[我全各本该]")
_DATE = re.compile(r"(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日")


def known_from(report: ImportedReport) -> Known:
    """Kind, period, township, issuer, recipient and date as the report's own parts give them; empty where they do not."""
    title = _western(_bare(report.title.text)) if report.title else ""
    opening = _western("".join(_bare(p.text) for p in report.opening))
    lead = LEAD.search(opening)
    issuer = _bare(report.issuer.text) if report.issuer else ""
    recipient = _bare(report.recipient.text).rstrip("：:") if report.recipient else ""
    kind = _KIND.search(title)
    return Known(
        kind=kind[1] if kind and not _ABOUT_ANOTHER.search(title) else "",
        period=_period(title)
        or _period(lead[0] if lead else "")
        or _period(opening[:_HEAD] if opening[:4].isdigit() else ""),
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
    return match["name"] if match and not _NO_NAME.search(match["name"]) else ""


def _western(text: str) -> str:
    """二〇二六年 as 2026年."""
    return _CHINESE_YEAR.sub(lambda match: match[0].translate(_DIGITS), text)


def _date(text: str) -> str:
    match = _DATE.search(_bare(text))
    return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}" if match else ""


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
