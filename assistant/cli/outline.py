"""assistant outline."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json

if TYPE_CHECKING:
    from assistant.report.imported import ImportedReport, ImportedSection, Passage
    from assistant.workflow.outline import ImportedFile

FileArgument = Annotated[
    Path, typer.Argument(metavar="文件", readable=False, help="一份报告：docx、txt 或 md。", show_default=False)
]


def command(file: FileArgument, folder: WorkspaceOption = None, format_: FormatOption = "text") -> None:
    """读一份外来的报告，列出它的提纲：标题、主送、各级标题（序号照原文）、属于哪一节、在第几行，以及网页残留等没有收入的。
    只读，不改文件。"""
    from assistant.terminal.outline_view import outline_lines
    from assistant.workflow.library import library
    from assistant.workflow.outline import import_file

    del folder  # the same in every workspace; scripts may give -C to any command
    as_json = is_json(format_)
    imported = import_file(file, library())
    if as_json:
        print(json.dumps(_values(imported), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print("\n".join(outline_lines(imported)))  # noqa: T201


def _values(imported: ImportedFile) -> dict[str, Any]:
    dropped = [
        {"line": piece.line, "text": piece.text, "why": piece.why, "start": piece.start, "end": piece.end}
        for piece in imported.document.dropped
    ]
    reports = [_report(report) for report in imported.document.reports]
    return {
        "file": imported.source.file,
        "encoding": imported.source.encoding,
        "dropped": dropped,
        "reports": reports,
    }


def _report(report: ImportedReport) -> dict[str, Any]:
    parts = {"title": report.title, "recipient": report.recipient, "issuer": report.issuer, "date": report.date}
    said = {name: part.text if part else "" for name, part in parts.items()}
    return {
        "title": said["title"],
        "recipient": said["recipient"],
        "opening": _passages(report.opening),
        "sections": [_section(section) for section in report.sections],
        "closing": _passages(report.closing),
        "annexes": _passages(report.annexes),
        "issuer": said["issuer"],
        "date": said["date"],
        "places": {name: _place(part) for name, part in parts.items() if part},
    }


def _section(section: ImportedSection) -> dict[str, Any]:
    heading = section.heading
    return {
        "level": heading.level,
        "ordinal": heading.ordinal,
        "text": heading.text,
        "run_in": heading.run_in,
        **_place(heading.passage),
        "key": section.key,
        "keys": list(section.keys),
        "paragraphs": _passages(section.paragraphs),
        "sections": [_section(below) for below in section.sections],
    }


def _passages(passages: Sequence[Passage]) -> list[dict[str, Any]]:
    return [{"text": passage.text, **_place(passage)} for passage in passages]


def _place(passage: Passage) -> dict[str, int]:
    return {"line": passage.line, "start": passage.start, "end": passage.end}
