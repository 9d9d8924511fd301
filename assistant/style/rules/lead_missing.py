"""A lead that does not lead over to the text (缺导语领起句): 现将有关情况报告如下：."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.formalities import head_of, is_spoken, lead_of, whole_report_fault_span
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report

_LEADS_OVER = re.compile("如下|编制|请予?审议|(?:报告|汇报|总结)(?:工作|情况)?[：:。]$")
_SECTIONS = 2


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    kind = manuscript.known.kind
    if not kind:
        return
    for report in manuscript.reports:
        head = report.opening[-1] if report.opening else head_of(report)
        if head is None or len(report.sections) < _SECTIONS or is_spoken(report):
            continue
        if not _LEADS_OVER.search(lead_of(report)):
            what = "导语里没有" if report.opening else "正文前没有导语，缺"
            yield manuscript.fault(
                head,
                whole_report_fault_span(head),
                f"{what}“现将有关情况{kind}如下：”这样的领起句。",
                f"请在第一个标题前加一句“现将有关情况{kind}如下：”。",
                "info" if kind == "总结" else "",
            )


RULE = Rule(
    name="lead-missing",
    family="structure",
    severity="warning",
    title="导语没有“现将……如下”",
    source="公文写作惯例：导语以“现将有关情况报告（汇报、总结）如下：”领起正文",
    failing=(
        Example(whole_report(lead="今年以来，镇党委按年初安排推进各项工作，取得了阶段性进展。"), Known(kind="报告")),
        Example(whole_report(lead=""), Known(kind="报告")),
        Example(whole_report(title="清河镇2026年上半年工作总结", recipient="", lead=""), Known(kind="总结")),
    ),
    passing=(
        Example(whole_report(), Known(kind="报告")),
        Example(whole_report(lead="现将有关情况报告如下。"), Known(kind="报告")),
        Example(whole_report(title="清河镇政府工作报告", recipient="各位代表！", lead=""), Known(kind="报告")),
        whole_report(recipient="", lead=""),
    ),
    check=_check,
)
