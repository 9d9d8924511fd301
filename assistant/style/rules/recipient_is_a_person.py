"""A 报告 that is addressed to a person (主送个人)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.formalities import head_of, is_a_report, is_spoken, recipient_of
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule

_PERSON = re.compile(
    "(?:同志|书记|县长|区长|市长|镇长|乡长|部长|局长|主任|常委|主席|先生|女士|领导|(?:宣传|政法|组织|纪检)委员)$"
)


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not is_a_report(manuscript):
        return
    for report in manuscript.reports:
        recipient = recipient_of(report, manuscript.known)
        place = report.recipient or head_of(report)
        if place is not None and not is_spoken(report) and _PERSON.search(recipient):
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
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n李明同志：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告", recipient="县委王书记"),
        ),
    ),
    passing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "清河镇政府工作报告\n各位领导、同志们：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告", recipient="中共云岭县委员会"),
        ),
    ),
    check=_check,
)
