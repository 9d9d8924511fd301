"""A recipient's line that does not end in ： (主送机关后的冒号)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.report.reading.words import is_greeting
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule


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
    failing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部:\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
    ),
    passing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "清河镇政府工作报告\n各位代表！\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
    ),
    check=_check,
)
