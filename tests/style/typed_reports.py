"""Reports as a clerk types them: the ordinals of the house style before the headings, one paragraph a line."""

from __future__ import annotations

from assistant.report.report import Report
from assistant.style.numbering import ordinals


def typed(report: Report) -> str:
    """The report as a text from outside would hold it."""
    recipient = [f"{report.recipient}：", ""] if report.recipient else []
    lines = [report.title, "", *recipient, *report.opening]
    for section, ordinal in zip(report.sections, ordinals(report), strict=True):
        heading, body = f"{ordinal}{section.heading.text}", list(section.paragraphs)
        if section.run_in and body:
            heading = f"{heading}。{body.pop(0)}"
        lines += [heading, *body]
    return "\n".join([*lines, *report.closing, report.issuer, _date(report.date)])


def _date(date: str) -> str:
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
