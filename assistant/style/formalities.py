"""What stands around the text of a report (版头之外的格式要素): recipient, lead, signature; from the text, else from what is
known of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.report.imported import ImportedReport, Passage
from assistant.report.reading.words import is_greeting
from assistant.style.manuscript import Known, Manuscript

_LABEL = re.compile(r"^主送\s?[：:]\s?")
_BLANKS = re.compile(r"\s")
_SPOKEN = re.compile(
    "(?:政府|常委会|委员会|法院|检察院|全委会)?工作报告|述[职责廉学]|讲话|发言|调研报告|调查报告|考察报告"
)
# ——2026年1月9日在云岭县第十八届人民代表大会第五次会议上
_AT_A_MEETING = re.compile("在[^。，；：]{2,40}(?:会|会议|论坛)上(?:的|$|[）)])")


def recipient_of(report: ImportedReport, known: Known) -> str:
    """The recipient (主送机关) without label and colon; empty where there is none. A greeting (各位代表：) counts."""
    text = report.recipient.text if report.recipient is not None else known.recipient
    return _LABEL.sub("", _BLANKS.sub("", text)).rstrip("：:")


def issuer_of(report: ImportedReport, known: Known) -> str:
    """The issuer (发文机关署名); empty where there is none."""
    return _BLANKS.sub("", report.issuer.text if report.issuer is not None else known.issuer)


def is_spoken(report: ImportedReport) -> bool:
    """Whether it is read out or written by a person (各位代表, 政府工作报告, 述职报告): no 公文 with a recipient."""
    title = report.title.text if report.title is not None else ""
    greeted = any(is_greeting(p.text) for p in (report.recipient, *report.opening[:4]) if p is not None)
    held = any(_AT_A_MEETING.search(p.text) for p in (report.title, *report.opening[:2]) if p is not None)
    return greeted or held or (_SPOKEN.search(title) is not None and "工作情况" not in title)


def head_of(report: ImportedReport) -> Passage | None:
    """Where a fault of the whole report is shown: its title, else what it begins with."""
    first = [report.title, report.recipient, *report.opening[:1]]
    first += [section.heading.passage for section in report.sections[:1]]
    return next((passage for passage in first if passage is not None), None)


def whole_report_fault_span(passage: Passage) -> tuple[int, int]:
    """Enough of the passage to know it by."""
    return 0, min(len(passage.text), 24)


def lead_of(report: ImportedReport) -> str:
    """The text before the first heading."""
    return "".join(passage.text for passage in report.opening)


def sent_reports(manuscript: Manuscript) -> Iterator[ImportedReport]:
    """The reports whose kind is known to be 报告 and that nobody reads out: those that go to a recipient (主送机关)."""
    if manuscript.known.kind == "报告":
        yield from (report for report in manuscript.reports if not is_spoken(report))
