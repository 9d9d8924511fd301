"""A 报告 without issuer or date at its end (缺署名、成文日期)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.formalities import head_of, is_a_report, is_spoken, issuer_of, whole_report_fault_span
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not is_a_report(manuscript):
        return
    known = manuscript.known
    for report in manuscript.reports:
        head = head_of(report)
        lacking = [] if issuer_of(report, known) else ["发文机关署名"]
        lacking += [] if report.date is not None or known.date else ["成文日期"]
        if head is not None and lacking and not is_spoken(report):
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
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n中共清河镇委员会",
            Known(kind="报告"),
        ),
    ),
    passing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n中共清河镇委员会\n2026年7月3日",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告", issuer="中共清河镇委员会", date="2026-07-03"),
        ),
        Example(
            "关于2026年上半年工作情况的汇报\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="汇报"),
        ),
    ),
    check=_check,
)
