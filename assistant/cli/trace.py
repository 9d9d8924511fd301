"""assistant trace."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json
from assistant.cli.traced_file import FactsOption, LastYearOption, TracedArgument, needs_facts, traced_file

if TYPE_CHECKING:
    from assistant.workflow.tracing import TracedFile

_PAGE = "trace.html"


def command(
    file: TracedArgument = None,
    facts: FactsOption = None,
    last_year: LastYearOption = None,
    html: Annotated[bool, typer.Option("--html", help="写成网页，放在文件旁边，名为 trace.html。")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写成网页，写到这里，例如 -o trace.html。")
    ] = None,
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> int:
    """溯源：初稿里每个数字后面注明出自哪一条要点，没写进去的要点列在各节下面；只说不改。例如

    assistant trace                 在终端里看
    assistant trace -o trace.html   写成一个网页，鼠标指到数字上就看见要点和来源"""
    from assistant.terminal.trace_view import show_trace, trace_values
    from assistant.workflow.check import provenance_findings

    as_json = is_json(format_)
    found, settings = traced_file(file, facts, last_year, folder)
    traced = needs_facts(found)
    wrong = any(finding.severity == "error" for finding in provenance_findings(traced, settings.check))
    place = output or (Path(traced.file).with_name(_PAGE) if html else None)
    if place is not None:
        _write(traced, place)
    if as_json:
        print(json.dumps(trace_values(traced), ensure_ascii=False, indent=2))  # noqa: T201
    elif place is not None:
        print(f"已写 {place}")  # noqa: T201
    else:
        show_trace(traced)
    return 1 if wrong else 0


def _write(traced: TracedFile, place: Path) -> None:
    from assistant.files.trace_html import TracePage, write_trace_page
    from assistant.terminal.provenance_values import fact_lines
    from assistant.terminal.trace_view import tally_line, trouble_lines

    note = "　".join(trouble_lines(traced))
    write_trace_page(TracePage(Path(traced.file).name, traced.trace, traced.titles, fact_lines(traced), note), place)
    print(f"· {tally_line(traced)}", file=sys.stderr)  # noqa: T201
