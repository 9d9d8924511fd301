"""A half-year report of less than 800 or more than 8,000 characters (篇幅)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.report.period import term_of
from assistant.style.formalities import head_of, whole_report_fault_span
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule

_LEAST, _MOST = 800, 8000
_BLANKS = re.compile(r"\s+")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.known.kind or term_of(manuscript.known.period) not in ("上半年", "下半年"):
        return
    lengths = [0] * len(manuscript.reports)
    for block in manuscript.blocks:
        if block.role != "annex":
            lengths[block.report] += len(_BLANKS.sub("", block.text))
    for report, length in zip(manuscript.reports, lengths, strict=True):
        head = head_of(report)
        whole = report.title is not None and len(report.sections) > 1  # a piece of a report has no length of its own
        if head is not None and whole and not _LEAST <= length <= _MOST:
            yield manuscript.fault(
                head,
                whole_report_fault_span(head),
                f"全文约{length}字，半年报告一般在{_LEAST}到{_MOST}字之间。",
                "请核对有没有漏写的部分。" if length < _LEAST else "请压缩篇幅，细节可以放进附件。",
            )


_HEAD = (
    "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n"
    "今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n"
)
_SENTENCE = "镇党委召开会议专题研究，明确责任分工。"
_SHORT = f"{_HEAD}{_SENTENCE}\n二、下一步打算\n{_SENTENCE}\n"
_LONG_ENOUGH = f"{_HEAD}{_SENTENCE * 50}\n二、下一步打算\n{_SENTENCE}\n"
_HALF_YEAR = Known(kind="报告", period="2026年上半年")

RULE = Rule(
    name="report-length",
    family="structure",
    severity="info",
    title="篇幅过短或过长",
    source="公文写作惯例：半年报告一般800至8000字；《党政机关公文处理工作条例》第十九条：文字精练",
    failing=(Example(_SHORT, _HALF_YEAR),),
    passing=(
        Example(_LONG_ENOUGH, _HALF_YEAR),
        Example(_SHORT, Known(kind="报告")),
        Example(_SHORT, Known(kind="报告", period="2026年一季度")),
        Example(f"一、工作开展情况\n{_SENTENCE}\n", _HALF_YEAR),
    ),
    check=_check,
)
