"""The only heading of its level under another one (独生标题): （一） without a （二）."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.imported import ImportedReport
from assistant.style.manuscript import Fault, Manuscript
from assistant.style.outline import RANKS, families
from assistant.style.rule import Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        continued = _continued(report)
        for siblings in families(report):
            heading = siblings.sections[0].heading if len(siblings.sections) == 1 else None
            if siblings.parent is None or heading is None or heading.mark not in RANKS:
                continue
            if heading.number == 1 and heading.mark not in continued:
                yield manuscript.fault(
                    heading.passage,
                    (0, len(heading.passage.text)),
                    f"“{siblings.parent.heading.text[:16]}”下面只有“{heading.ordinal}”一个标题。",
                    "只有一项就不必分级，请并入上一级的正文，或补上另一项。",
                )


def _continued(report: ImportedReport) -> set[str]:
    """The marks that somewhere go on across the headings above them: there one under each is a series."""
    return {
        siblings.sections[0].heading.mark
        for siblings in families(report)
        if siblings.parent is not None and (siblings.sections[0].heading.number or 1) > 1
    }


RULE = Rule(
    name="lone-heading",
    family="headings",
    severity="info",
    title="一级里只有一个标题",
    source="公文写作惯例：分级的标题至少有两个",
    failing=(
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）抓学习\n1.集体学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。",
    ),
    passing=(
        "一、工作开展情况\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。",
        "一、学习\n（一）抓学习\n镇党委召开会议专题研究，明确责任分工。\n二、宣传\n（二）抓宣传\n镇党委召开会议专题研究，明确责任分工。\n三、阵地\n（三）抓阵地\n镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
