"""The evidence of every figure as text by section, as a table, and as values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from assistant.style.text_lines import TextLines
from assistant.terminal.provenance_values import figure_values
from assistant.workflow.evidence import EvidenceRow
from assistant.workflow.tracing import TracedFile

HEADER = ("序号", "章节", "行", "数字", "状态", "要点", "要点内容", "来源", "说明")


def evidence_lines(rows: Sequence[EvidenceRow]) -> Iterator[str]:
    """By section; what bears a figure out stands under it."""
    for section, own in groupby(rows, key=lambda row: row.section):
        yield section
        for row in own:
            yield f"  {row.figure.text}  {row.status}{f'  {row.ids}' if row.ids else ''}（第{row.line}行）"
            if row.facts and row.facts not in row.note:
                yield f"    要点：{row.facts}"
            if row.note:
                yield f"    说明：{row.note}"
            yield f"    来源：{row.evidence or '没有注明'}"
        yield ""
    sourced = [row for row in rows if row.figure.sourced]
    told = sum(bool(row.evidence) for row in sourced)
    yield f"数字{len(rows)}个，有出处的{len(sourced)}个，其中注明了来源的{told}个。"


def evidence_table(rows: Sequence[EvidenceRow]) -> list[tuple[str, ...]]:
    """The cells of each row, as HEADER."""
    return [
        (str(n), r.section, str(r.line), r.figure.text, r.status, r.ids, r.facts, r.evidence, r.note)
        for n, r in enumerate(rows, start=1)
    ]


def evidence_values(traced: TracedFile, rows: Sequence[EvidenceRow]) -> dict[str, Any]:
    """For --format json: the figures as check gives them, with their facts and the 来源."""
    figures = figure_values(traced, TextLines(traced.document.text))
    values = [
        figure
        | {
            "title": row.section,
            "explanation": row.figure.explanation,
            "evidence": row.evidence,
            "facts": [{"id": s.id, "text": s.text, "evidence": s.evidence} for s in row.sources],
        }
        for figure, row in zip(figures, rows, strict=True)
    ]
    return {"file": traced.file, "figures": values}
