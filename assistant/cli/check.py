"""assistant check."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.cli.options import FormatOption, WorkspaceOption, is_json
from assistant.cli.traced_file import FactsOption, LastYearOption, TracedArgument, traced_file

if TYPE_CHECKING:
    from assistant.workflow.check import Checked


def command(
    file: TracedArgument = None,
    facts: FactsOption = None,
    last_year: LastYearOption = None,
    folder: WorkspaceOption = None,
    format_: FormatOption = "text",
) -> int:
    """核对序数、标题、标点、数字、提法和结构，逐处说明哪里不对、依据哪一条、怎样改；只说不改。
    工作区的初稿还要核对：数字、名称在要点里有没有出处，要点有没有漏写。别的文件加上 --facts 也一样，例如

      assistant check 送审稿.docx --facts facts.md"""
    from assistant.workflow.check import check_file, check_traced
    from assistant.workflow.library import library

    as_json = is_json(format_)
    traced, settings = traced_file(file, facts, last_year, folder)
    if traced is not None:
        checked = check_traced(traced, settings.check)
    else:
        assert file is not None  # noqa: S101  # else there would be a workspace
        checked = check_file(file, settings.check, library())
    _tell(checked, as_json=as_json)
    return 1 if checked.count("error") else 0


def _tell(checked: Checked, *, as_json: bool) -> None:
    from assistant.provenance.rules import every_rule
    from assistant.terminal.findings_view import findings_text, findings_values
    from assistant.terminal.provenance_values import provenance_values
    from assistant.terminal.trace_view import tally_line

    if as_json:
        values = findings_values(checked.findings) | (provenance_values(checked.traced) if checked.traced else {})
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
        return
    print(findings_text(checked.file, checked.findings, {rule.name: rule.source for rule in every_rule()}))  # noqa: T201
    if checked.traced:
        print(f"\n{tally_line(checked.traced)}细看：assistant trace")  # noqa: T201
