"""A heading run in with its body that does not end with 。 (标题接排)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.manuscript import Fault, Manuscript
from assistant.style.rule import Rule

_STOPS = ("。", "。”", "。’", "。》", "。）", "？", "！", "？”", "！”")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in manuscript.reports:
        for heading in (section.heading for section in report.walk()):
            if heading.run_in and heading.mark not in ("", "——") and not heading.text.endswith(_STOPS):
                yield manuscript.fault(
                    heading.passage,
                    (0, len(heading.passage.text)),
                    "标题和正文在同一行，标题后面不是句号。",
                    "请在标题后用句号，或让标题单独成行。",
                )


RULE = Rule(
    name="run-in-stop",
    family="headings",
    severity="info",
    title="接排的标题后面不是句号",
    source="公文写作惯例：标题与正文接排，标题后用句号；《标点符号用法》GB/T 15834-2011 第4.1条",
    failing=(
        "一、工作开展情况\n（一）强化组织领导：镇党委召开会议专题研究，明确责任分工，制定工作方案，逐项落实到村到人，按月督查推进情况。\n（二）强化理论武装：镇党委召开会议专题研究，明确责任分工，制定工作方案，逐项落实到村到人，按月督查推进情况。",
        "一、工作开展情况\n（一）强化组织领导。镇党委召开会议专题研究，明确责任分工。\n（二）强化理论武装：镇党委召开会议专题研究，明确责任分工，制定工作方案，逐项落实到村到人，按月督查推进情况。",
    ),
    passing=(
        "一、工作开展情况\n（一）强化组织领导。镇党委召开会议专题研究，明确责任分工。\n（二）压实“四种责任。”镇党委召开会议专题研究，明确责任分工。",
        "一、工作开展情况\n（一）强化组织领导\n镇党委召开会议专题研究，明确责任分工。\n（二）强化理论武装\n镇党委召开会议专题研究，明确责任分工。",
    ),
    check=_check,
)
