"""A recipient's line that does not end in ： (主送机关后的冒号)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.reading.words import is_greeting
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.known.kind:
        return
    for recipient in (report.recipient for report in manuscript.reports):
        if recipient is not None and recipient.text[-1:] != "：" and not is_greeting(recipient.text):
            yield manuscript.fault(
                recipient,
                (0, len(recipient.text)),
                "主送机关后面不是全角冒号。",
                "请在机关名称后用“：”。",
            )


RULE = Rule(
    name="recipient-colon",
    family="structure",
    severity="warning",
    title="主送机关后面不是全角冒号",
    source="《党政机关公文格式》GB/T 9704-2012 第7.3.2条：最后一个机关名称后标全角冒号",
    failing=(Example(whole_report(recipient="中共云岭县委宣传部:"), Known(kind="报告")),),
    passing=(
        Example(whole_report(), Known(kind="报告")),
        Example(whole_report(title="清河镇政府工作报告", recipient="各位代表！", lead=""), Known(kind="报告")),
    ),
    check=_check,
)
