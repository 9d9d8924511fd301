"""Which file is held against which facts: common to check, trace and evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import workspace_at
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.config import Settings
    from assistant.workflow.tracing import TracedFile

TracedArgument = Annotated[
    Path | None, typer.Argument(metavar="[文件]", readable=False, help="txt、md 或 docx；不写就是工作区的 draft.md。")
]
FactsOption = Annotated[
    Path | None, typer.Option("--facts", metavar="文件", help="这份文件照哪一份要点清单核对，例如 facts.md。")
]
LastYearOption = Annotated[
    Path | None,
    typer.Option("--last-year", metavar="文件", help="去年同期的报告；不写就用要点清单文件头里的 last_year。"),
]


def traced_file(
    file: Path | None, facts: Path | None, last_year: Path | None, folder: Path | None
) -> tuple[TracedFile | None, Settings]:
    """The draft of a workspace, or the file with the facts named beside it; None for a file without any. Raises InputError
    where the options do not fit together."""
    from assistant import config
    from assistant.workflow.check import is_own_draft
    from assistant.workflow.library import library
    from assistant.workflow.reading import open_desk
    from assistant.workflow.tracing import trace_file, trace_workspace

    if file is None and facts is not None:
        raise InputError("--facts 要和文件一起写。", "例如 assistant check 送审稿.docx --facts facts.md。")
    own = file is not None and is_own_draft(file) and _are_beside(file, facts)
    if file is None or own:
        workspace = workspace_at(file.resolve().parent if file else folder)
        settings = config.load(workspace.root)
        shelf = library()
        desk = open_desk(workspace, shelf, settings.drafting.heading_set)
        return trace_workspace(desk, shelf, last_year), settings
    settings = config.load(folder)
    if facts is not None:
        return trace_file(file, facts, library(), last_year), settings
    if last_year is not None:
        raise InputError("--last-year 要和 --facts 一起写。", "例如加上 --facts facts.md。")
    return None, settings


def needs_facts(traced: TracedFile | None) -> TracedFile:
    """Raises InputError where a file was named without facts."""
    if traced is None:
        raise InputError(
            "照哪一份要点清单核对，要写出来。", "例如加上 --facts facts.md；不写文件就是工作区的 draft.md。"
        )
    return traced


def _are_beside(file: Path, facts: Path | None) -> bool:
    """Whether the facts are those of the draft's own workspace."""
    return facts is None or facts.resolve() == file.resolve().with_name("facts.md")
