"""assistant export."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import FormatOption, WorkspaceOption, is_json, workspace_to_write
from assistant.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.config import PageSettings
    from assistant.files.docx_copy import Against, WordCopy
    from assistant.report.report import Report
    from assistant.store.history import History
    from assistant.store.workspace import Workspace
    from assistant.workflow.export import Exported, Writer
    from assistant.workflow.reading import Desk

_AUTHOR = "党政办"


OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="文件",
        help="写到哪里；不写就是工作区的 draft.docx（送审稿是 送审稿.docx，比旧稿的是 修订稿.docx）。",
    ),
]
MarksOption = Annotated[bool, typer.Option("--with-marks", help="有待核实、待补的也导出，标黄并加批注。")]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="那里的文件导出以后有人改过，或者不是程序导出的，也照样覆盖。")
]
ReviewOption = Annotated[
    bool, typer.Option("--review", help="送审稿：有行号，右边留白，数字后面用小字注要点编号，供纸上修改。")
]
AgainstOption = Annotated[
    str,
    typer.Option(
        "--against",
        metavar="旧稿",
        help="和旧稿的差别写成修订：Word 文件、第几步，或 章节@第几稿（见 assistant log）。",
    ),
]
AuthorOption = Annotated[str, typer.Option("--author", metavar="姓名", help="修订的作者，默认 党政办。")]


def command(
    folder: WorkspaceOption = None,
    output: OutputOption = None,
    with_marks: MarksOption = False,
    overwrite: OverwriteOption = False,
    review: ReviewOption = False,
    against: AgainstOption = "",
    author: AuthorOption = _AUTHOR,
    format_: FormatOption = "text",
) -> int:
    """把 draft.md 写成 GB/T 9704-2012 格式的 Word 文件。还有【待核实】【待补】和没填的空时不导出，逐处列出；
    导出以后有人改过的文件不覆盖。改好的 Word 文件用 assistant pull 收回。"""
    from assistant import config
    from assistant.store.history import History
    from assistant.workflow.export import export
    from assistant.workflow.ledger import ledger_of_desk
    from assistant.workflow.library import library
    from assistant.workflow.reading import open_desk

    as_json = is_json(format_)
    refuse_other_files(output)
    if review and against:
        raise InputError("--review 和 --against 不能同时用。", "请分两次导出。")
    workspace = workspace_to_write(folder, "export")
    desk = open_desk(workspace, library())
    page = page_of(config.load(workspace.root).page, desk.sheet.front.sealed)
    path = output or _place(workspace, review=review, against=against)
    history = History(workspace.history, lambda: datetime.now(UTC))
    exported = export(
        desk,
        path,
        writer(page),
        history,
        with_marks=with_marks,
        overwrite=overwrite,
        review=ledger_of_desk(desk, library()) if review else None,
        against=_against(against, author, desk, history, page) if against else None,
    )
    _tell(path, exported, desk, as_json=as_json)
    return 0 if exported.complete else 1


def writer(page: PageSettings) -> Writer:
    """How a report becomes a Word file on this page."""
    from assistant.files.docx_writer import write_docx

    def write(report: Report, ordinals: Sequence[str], path: Path, copy: WordCopy) -> None:
        write_docx(report, ordinals, page, path, copy)

    return write


def page_of(page: PageSettings, sealed: str) -> PageSettings:
    """The page with the sheet's own word on the seal, 是 or 否."""
    return replace(page, sealed={"是": "yes", "否": "no"}.get(sealed, sealed)) if sealed else page


def refuse_other_files(output: Path | None) -> None:
    """Raises InputError for a name that is no Word file's: -o draft.md would overwrite what a person wrote."""
    if output is not None and output.suffix.lower() != ".docx":
        raise InputError(f"-o {output}：导出的文件名要以 .docx 结尾。", "请改正文件名，例如 -o 送审稿.docx。")


def _place(workspace: Workspace, *, review: bool, against: str) -> Path:
    if review:
        return workspace.root / "送审稿.docx"
    return workspace.root / "修订稿.docx" if against else workspace.docx


def _against(name: str, author: str, desk: Desk, history: History, page: PageSettings) -> Against:
    from assistant.files.docx_copy import Against
    from assistant.workflow.earlier import earlier_paragraphs

    date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Against(earlier_paragraphs(name, desk, history, page), author.strip() or _AUTHOR, date)


def _left_out(exported: Exported) -> Iterator[str]:
    """The facts that the Word file lacks, as sentences with the next step."""
    if exported.unwritten:
        yield f"还有{len(exported.unwritten)}节没有写：{'、'.join(exported.unwritten)}。请先运行 assistant draft，再导出。"
    for fact in exported.not_covered:
        yield f"facts.md 第{fact.line}行的要点不在正文里：{fact.fact}（{fact.section}）。不用写的，请在行尾注明 <!-- 不写入 -->。"


def _tell(path: Path, exported: Exported, desk: Desk, *, as_json: bool) -> None:
    from assistant.terminal.draft_view import uncovered_as_values
    from assistant.workflow.export import missing_fields

    for line in (*missing_fields(desk), *_left_out(exported)):
        print(f"· {line}", file=sys.stderr)  # noqa: T201
    if as_json:
        values = {
            "file": str(path),
            "marks": list(exported.marks),
            "unwritten": list(exported.unwritten),
            "not_covered": uncovered_as_values(exported.not_covered),
        }
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print(f"已导出 {path}" + (f"，其中{len(exported.marks)}处待处理" if exported.marks else ""))  # noqa: T201
