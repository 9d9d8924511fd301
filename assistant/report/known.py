"""What is known of a report beside its words: from the front matter of a workspace, else from the report's own parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.report.facts import FrontMatter
from assistant.report.template import SectionSpec


@dataclass(frozen=True)
class Known:
    """Empty where it is not known. `kind` is 报告 | 汇报 | 总结, `period` such as 2026年上半年, `date` and `as_of` such as
    2026-06-30. `required` are keys of sections that the template demands, each with its title."""

    kind: str = ""
    period: str = ""
    date: str = ""
    as_of: str = ""
    township: str = ""
    issuer: str = ""
    recipient: str = ""
    required: tuple[tuple[str, str], ...] = ()


def known_from_front(front: FrontMatter, specs: Sequence[SectionSpec] = ()) -> Known:
    """What the front matter of a workspace or an exemplar tells; `specs` are the standard sections of its template."""
    return Known(
        kind=front.kind,
        period=front.period,
        date=front.date,
        as_of=front.as_of,
        township=front.township,
        issuer=front.issuer,
        recipient=front.recipient,
        required=tuple((spec.key, spec.title) for spec in specs if spec.required),
    )
