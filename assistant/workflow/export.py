"""Export (导出): draft.md and the front matter as one Report, and that as a Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.drafting import formalities
from assistant.errors import InputError, OpenMarks
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import Report
from assistant.style.numbering import ordinals
from assistant.workflow.reading import Desk

Writer = Callable[[Report, Sequence[str], Path, bool], None]

_MARK = re.compile(r"【待(?:核实|补)(?:[：:][^】]*)?】")
_CONFLICT = re.compile(r"^(?:<{7}|={7}$|>{7})", re.MULTILINE)


def report_of(desk: Desk) -> Report:
    """The report as it is to be rendered: draft.md with recipient, issuer, date and attachments of facts.md.

    Raises InputError where there is nothing to export yet."""
    front = desk.sheet.front
    report, _ = parse_draft(desk.workspace.read_draft_text(), str(desk.workspace.draft))
    if not report.sections:
        raise InputError(f"{desk.workspace.draft} 里还没有章节。", "请先运行 assistant draft 起草。")
    return replace(
        report,
        title=report.title or formalities.title(front, desk.template),
        recipient=front.recipient,
        issuer=front.issuer,
        date=front.date,
        kind=front.kind,
        attachments=formalities.attachments(front),
    )


def open_marks(report: Report) -> tuple[str, ...]:
    """Every mark and conflict that still stands, each with the heading of its section."""
    parts = [
        ("标题", (report.title,)),
        ("导语", report.opening),
        *((s.heading.text, (s.heading.text, *s.paragraphs)) for s in report.sections),
        ("结尾", report.closing),
    ]
    found = []
    for heading, texts in parts:
        text = "\n".join(texts)
        found += [f"{heading}：{m[0]}" for m in _MARK.finditer(text)]
        # One line a section: a conflict may begin in one and end in another.
        found += [f"{heading}：合并冲突没有处理"] if _CONFLICT.search(text) else []
    return tuple(found)


def export(desk: Desk, path: Path, write: Writer, *, with_marks: bool = False) -> tuple[str, ...]:
    """Writes the Word file and gives the marks that stand in it. Raises OpenMarks, naming them, where any are open and
    `with_marks` is not asked for; then nothing is written."""
    report = report_of(desk)
    marks = open_marks(report)
    if marks and not with_marks:
        listed = "\n  ".join(marks)
        raise OpenMarks(
            f"还有{len(marks)}处没有处理，没有导出：\n  {listed}",
            "请在 draft.md 里改好；要先出一份带标注的，加 --with-marks。",
        )
    write(report, ordinals(report), path, with_marks)
    return marks
