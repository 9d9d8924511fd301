"""A recipient that is the issuer itself (主送机关与发文机关相同)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.style.formalities import head_of, issuer_of, recipient_of
from assistant.style.manuscript import Fault, Known, Manuscript
from assistant.style.rule import Example, Rule
from assistant.style.whole_report import whole_report


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
            whole_report(recipient="中共清河镇委员会：", signed="中共清河镇委员会\n2026年7月3日"), Known(kind="报告")
        ),
        Example(whole_report(recipient="中共清河镇委员会："), Known(kind="汇报", issuer="中共清河镇委员会")),
    ),
    passing=(
        Example(whole_report(signed="中共清河镇委员会\n2026年7月3日"), Known(kind="报告")),
        Example(whole_report(recipient="", signed="中共清河镇委员会\n2026年7月3日"), Known(kind="报告")),
    ),
    check=_check,
)
