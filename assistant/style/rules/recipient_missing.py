"""A 报告 without a recipient (缺主送机关)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.formalities import head_of, recipient_of, sent_reports, whole_report_fault_span
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in sent_reports(manuscript):
        head = head_of(report)
        if head is None or recipient_of(report, manuscript.known):
            continue
        yield manuscript.fault(
            head,
            whole_report_fault_span(head),
            "报告没有主送机关。",
            "请在标题下空一行、顶格写上一个上级机关，后面用全角冒号。",
            "" if "关于" in head.text else "info",
        )


RULE = Rule(
    name="recipient-missing",
    family="structure",
    severity="warning",
    title="报告没有主送机关",
    source="《党政机关公文处理工作条例》第八条：报告适用于向上级机关汇报工作；第九条：主送机关是公文的主要受理机关",
    failing=(Example(whole_report(recipient=""), Known(kind="报告")),),
    passing=(
        Example(whole_report(), Known(kind="报告")),
        Example(whole_report(recipient=""), Known(kind="报告", recipient="中共云岭县委宣传部")),
        Example(whole_report(title="清河镇2026年上半年意识形态工作总结", recipient="", lead=""), Known(kind="总结")),
        Example(
            "关于2026年上半年财政预算执行情况的报告\n主任、各位副主任、各位委员：\n受县政府委托，现将有关情况报告如下：\n一、预算执行情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "勇毅前行　建设新云岭\n——在中国共产党云岭县第十四次代表大会上的报告\n一、工作回顾\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(whole_report(title="清河镇政府工作报告", recipient="各位代表：", lead=""), Known(kind="报告")),
        whole_report(recipient=""),
    ),
    check=_check,
)
