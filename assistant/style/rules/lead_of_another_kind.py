"""The lead of another kind (领起句与文种不符): 汇报如下 in a 报告."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report

_FORMULA = re.compile("(?P<kind>报告|汇报|总结)如下")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    kind = manuscript.known.kind
    if not kind:
        return
    for passage in (passage for report in manuscript.reports for passage in report.opening):
        for found in _FORMULA.finditer(passage.text):
            if found["kind"] != kind:
                yield manuscript.fault(
                    passage,
                    found.span(),
                    f"这是{kind}，导语写的是“{found[0]}”。",
                    f"请改为“{kind}如下”。",
                )


RULE = Rule(
    name="lead-of-another-kind",
    family="structure",
    severity="warning",
    title="导语的文种不对",
    source="公文写作惯例：领起句与文种一致",
    failing=(
        Example(whole_report(lead="现将有关情况汇报如下："), Known(kind="报告")),
        Example(
            whole_report(title="关于2026年上半年工作情况的汇报", recipient="", lead="现将有关情况总结如下："),
            Known(kind="汇报"),
        ),
    ),
    passing=(
        Example(whole_report(), Known(kind="报告")),
        Example(
            whole_report(title="清河镇2026年上半年工作总结", recipient="", lead="现总结如下："), Known(kind="总结")
        ),
        whole_report(recipient="", lead="现将有关情况汇报如下："),
    ),
    check=_check,
)
