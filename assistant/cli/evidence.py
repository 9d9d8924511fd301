"""assistant evidence."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json
from assistant.cli.traced_file import FactsOption, LastYearOption, TracedArgument, needs_facts, traced_file


def command(
    file: TracedArgument = None,
    facts: FactsOption = None,
    last_year: LastYearOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写成表格，例如 -o 依据.csv。")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="那里已经有文件，也照样覆盖。")] = False,
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> int:
    """依据：逐个列出初稿里的数字、出自哪一条要点、要点的来源，给检查组备查；人确认过的列出当时写的依据。例如

    assistant evidence              按章节列出
    assistant evidence -o 依据.csv  写成表格，WPS、Excel 都能打开"""
    from assistant.terminal.evidence_view import HEADER, evidence_lines, evidence_table, evidence_values
    from assistant.terminal.trace_view import trouble_lines
    from assistant.workflow.evidence import evidence_rows

    as_json = is_json(format_)
    found, _ = traced_file(file, facts, last_year, folder)
    traced = needs_facts(found)
    rows = evidence_rows(traced)
    if output is not None:
        from assistant.files.csv_table import csv_bytes, write_csv

        write_csv(output, csv_bytes(HEADER, evidence_table(rows)), overwrite=overwrite)
    if as_json:
        print(json.dumps(evidence_values(traced, rows), ensure_ascii=False, indent=2))  # noqa: T201
    elif output is not None:
        print(f"已写 {output}，{len(rows)}个数字")  # noqa: T201
    else:
        print("\n".join(evidence_lines(rows)))  # noqa: T201
    for told in trouble_lines(traced):
        print(f"· {told}", file=sys.stderr)  # noqa: T201
    return 0 if all(row.figure.sourced for row in rows) else 1
