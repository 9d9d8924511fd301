"""A 报告 that is addressed to a person (主送个人)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.formalities import head_of, recipient_of, sent_reports
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report

_PERSON = re.compile(
    "(?:同志|书记|县长|区长|市长|镇长|乡长|部长|局长|主任|常委|主席|先生|女士|领导|(?:宣传|政法|组织|纪检)委员)$"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    for report in sent_reports(manuscript):
        recipient = recipient_of(report, manuscript.known)
        place = report.recipient or head_of(report)
        if place is not None and _PERSON.search(recipient):
            yield manuscript.fault(
                place,
                (0, len(place.text)),
                f"报告主送的是个人（{recipient}）。",
                "请改为这位领导所在的机关；直接交办的事项除外。",
            )


RULE = Rule(
    name="recipient-is-a-person",
    family="structure",
    severity="error",
    title="主送个人",
    source="《党政机关公文处理工作条例》第十五条：除上级机关负责人直接交办事项外，不得以本机关名义向上级机关负责人报送公文",
    failing=(
        Example(whole_report(recipient="李明同志："), Known(kind="报告")),
        Example(whole_report(recipient=""), Known(kind="报告", recipient="县委王书记")),
    ),
    passing=(
        Example(whole_report(), Known(kind="报告")),
        Example(whole_report(title="清河镇政府工作报告", recipient="各位领导、同志们：", lead=""), Known(kind="报告")),
        Example(whole_report(recipient=""), Known(kind="报告", recipient="中共云岭县委员会")),
    ),
    check=_check,
)
