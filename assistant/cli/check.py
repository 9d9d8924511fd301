"""assistant check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json, workspace_at

FileArgument = Annotated[
    Path | None, typer.Argument(metavar="[文件]", readable=False, help="txt、md 或 docx；不写就查工作区的 draft.md。")
]


def command(file: FileArgument = None, folder: WorkspaceOption = None, format_: FormatOption = "text") -> int:
    """核对序数、标题、标点、数字、提法和结构，逐处说明哪里不对、依据哪一条、怎样改；只说不改。"""
    from assistant import config
    from assistant.style.rules import all_rules
    from assistant.terminal.findings_view import findings_text, findings_values
    from assistant.workflow.check import check_file, check_workspace, is_own_draft
    from assistant.workflow.library import library
    from assistant.workflow.reading import open_desk

    as_json = is_json(format_)
    own = file is not None and is_own_draft(file)
    if file is None or own:
        workspace = workspace_at(file.resolve().parent if own and file else folder)
        settings = config.load(workspace.root)
        checked = check_workspace(open_desk(workspace, library(), settings.drafting.heading_set), settings.check)
    else:
        checked = check_file(file, config.load(folder).check, library())
    if as_json:
        print(json.dumps(findings_values(checked.findings), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print(findings_text(checked.file, checked.findings, {r.name: r.source for r in all_rules()}))  # noqa: T201
    return 1 if checked.count("error") else 0
