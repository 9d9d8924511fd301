"""What is known of a report beside its words: from the front matter of a workspace, else from the report's own parts."""

from __future__ import annotations

from dataclasses import dataclass


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
