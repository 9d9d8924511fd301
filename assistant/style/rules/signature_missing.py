"""A 报告 without issuer or date at its end (缺署名、成文日期)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.formalities import head_of, issuer_of, sent_reports, whole_report_fault_span
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    known = manuscript.known
    for report in sent_reports(manuscript):
        head = head_of(report)
        lacking = [] if issuer_of(report, known) else ["发文机关署名"]
        lacking += [] if report.date is not None or known.date else ["成文日期"]
        if head is not None and lacking:
            yield manuscript.fault(
                head,
                whole_report_fault_span(head),
                f"报告末尾没有{'和'.join(lacking)}。",
                "请在正文后面写上发文机关和签发的日期。",
            )


RULE = Rule(
    name="signature-missing",
    family="structure",
    severity="info",
    title="没有署名或成文日期",
    source="《党政机关公文处理工作条例》第九条：发文机关署名、成文日期",
    failing=(
        Example(whole_report(), Known(kind="报告")),
        Example(whole_report(signed="中共清河镇委员会"), Known(kind="报告")),
    ),
    passing=(
        Example(whole_report(signed="中共清河镇委员会\n2026年7月3日"), Known(kind="报告")),
        Example(whole_report(), Known(kind="报告", issuer="中共清河镇委员会", date="2026-07-03")),
        Example(whole_report(title="关于2026年上半年工作情况的汇报", recipient="", lead=""), Known(kind="汇报")),
    ),
    check=_check,
)
