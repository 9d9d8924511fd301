"""A 报告 with more than one recipient (多头主送)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.style.formalities import head_of, is_a_report, is_spoken, recipient_of
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule

_BRACKETS = re.compile("（[^（）]{0,60}）")
_BODY = re.compile("(?:委|会|府|部|局|厅|办|署|院|处|室|组|中心)$")


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not is_a_report(manuscript):
        return
    for report in manuscript.reports:
        bodies = re.split("[、，,；;]", _BRACKETS.sub("", recipient_of(report, manuscript.known)))
        place = report.recipient or head_of(report)
        if place is not None and len(bodies) > 1 and not is_spoken(report) and all(map(_BODY.search, bodies)):
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
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部、中共云岭县委网信办：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告", recipient="云岭县委，云岭县人民政府"),
        ),
    ),
    passing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委意识形态工作领导小组办公室（宣传科、理论科）：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="报告"),
        ),
    ),
    check=_check,
)
