"""A recipient that is the issuer itself (主送机关与发文机关相同)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.formalities import head_of, issuer_of, recipient_of
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule


def _check(manuscript: Manuscript) -> Iterator[Fault]:
    if not manuscript.known.kind:
        return
    for report in manuscript.reports:
        recipient = recipient_of(report, manuscript.known)
        place = report.recipient or head_of(report)
        if place is not None and recipient and recipient == issuer_of(report, manuscript.known):
            yield manuscript.fault(
                place,
                (0, len(place.text)),
                f"主送机关“{recipient}”就是发文机关自己。",
                "请改为上级机关。",
            )


RULE = Rule(
    name="recipient-is-issuer",
    family="structure",
    severity="error",
    title="主送机关就是发文机关",
    source="《党政机关公文处理工作条例》第八条：报告适用于向上级机关汇报工作",
    failing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共清河镇委员会：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n中共清河镇委员会\n2026年7月3日",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共清河镇委员会：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n",
            Known(kind="汇报", issuer="中共清河镇委员会"),
        ),
    ),
    passing=(
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n中共云岭县委宣传部：\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n中共清河镇委员会\n2026年7月3日",
            Known(kind="报告"),
        ),
        Example(
            "中共清河镇委员会关于2026年上半年意识形态工作情况的报告\n今年以来，镇党委按年初安排推进各项工作。现将有关情况报告如下：\n一、工作开展情况\n镇党委召开会议专题研究，明确责任分工。\n二、下一步打算\n镇党委召开会议专题研究，明确责任分工。\n中共清河镇委员会\n2026年7月3日",
            Known(kind="报告"),
        ),
    ),
    check=_check,
)
