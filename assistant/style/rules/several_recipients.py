"""A 报告 with more than one recipient (多头主送)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.formalities import head_of, recipient_of, sent_reports
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report

_BRACKETS = re.compile("（[^（）]{0,60}）")
_BODY = re.compile("(?:委|会|府|部|局|厅|办|署|院|处|室|组|中心)$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in sent_reports(manuscript):
        bodies = re.split("[、，,；;]", _BRACKETS.sub("", recipient_of(report, manuscript.known)))
        place = report.recipient or head_of(report)
        if place is not None and len(bodies) > 1 and all(map(_BODY.search, bodies)):
            yield manuscript.fault(
                place,
                (0, len(place.text)),
                f"报告主送了{len(bodies)}个机关。",
                "请只留一个主送机关，其余的放进抄送。",
            )


RULE = Rule(
    name="several-recipients",
    family="structure",
    severity="warning",
    title="主送机关不止一个",
    source="《党政机关公文处理工作条例》第十五条：原则上主送一个上级机关，根据需要同时抄送相关上级机关和同级机关",
    failing=(
        Example(whole_report(recipient="中共云岭县委宣传部、中共云岭县委网信办："), Known(kind="报告")),
        Example(whole_report(recipient=""), Known(kind="报告", recipient="云岭县委，云岭县人民政府")),
    ),
    passing=(
        Example(whole_report(), Known(kind="报告")),
        Example(
            whole_report(recipient="中共云岭县委意识形态工作领导小组办公室（宣传科、理论科）："), Known(kind="报告")
        ),
    ),
    check=_check,
)
