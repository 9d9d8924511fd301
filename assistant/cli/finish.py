"""assistant finish."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.export import page_of, refuse_other_files, writer
from assistant.cli.options import FormatOption, WorkspaceOption, YesOption, is_json, now, workspace_at
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.store.workspace import Workspace
    from assistant.workflow.finish import Ending

_QUESTIONS = {
    "date": "签发日期（例如 2026-07-03）：",
    "number": "发文字号（例如 清委〔2026〕12号）：",
    "signer": "签发人：",
}


_SOURCES_FIRST = "请补进 facts.md，或者在句子后面注明 <!-- 依据：… -->；逐处看用 assistant trace。"


def _option(name: str, help_: str) -> Any:
    return typer.Option(name, metavar="内容", help=help_)


def command(
    folder: WorkspaceOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里；不写就是工作区的 定稿.docx。")
    ] = None,
    date: Annotated[str, _option("--date", "签发日期，例如 2026-07-03。")] = "",
    number: Annotated[str, _option("--number", "发文字号，例如 清委〔2026〕12号；本单位不用的不写。")] = "",
    signer: Annotated[str, _option("--signer", "签发人；本单位不用的不写。")] = "",
    purge: Annotated[
        bool, typer.Option("--purge", help="定稿后清除历史记录：以前的稿子和发给模型的内容都不留。")
    ] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="重新打开已经定稿的工作区。")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="那里的文件有人改过，也照样覆盖。")] = False,
    yes: YesOption = False,
    format_: FormatOption = "text",
) -> int:
    """定稿：写一份干净的 Word 文件（没有书签、批注和文件属性），工作区冻结，别的命令不再改它。
    还有待核实、待补的或者合并冲突的，不能定稿。"""
    from assistant.store.lock import command_lock
    from assistant.terminal.asking import can_ask

    as_json = is_json(format_)
    refuse_other_files(output)
    workspace = workspace_at(folder)
    given = {"date": date, "number": number, "signer": signer}
    with command_lock(workspace, "finish"):
        if reopen:
            return _reopened(workspace)
        ending = _ended(workspace, output, given, asks=can_ask() and not (yes or as_json), overwrite=overwrite)
        purged = _purged(workspace, wanted=purge, asks=can_ask() and not (yes or as_json))
    return _tell(ending, purged=purged, as_json=as_json)


def _ended(workspace: Workspace, output: Path | None, given: dict[str, str], *, asks: bool, overwrite: bool) -> Ending:
    from assistant import config
    from assistant.store.finished import refuse_finished
    from assistant.store.history import History
    from assistant.workflow.finish import fill_in, finish, refuse_missing, refuse_open, still_missing, unsourced
    from assistant.workflow.library import library
    from assistant.workflow.reading import open_desk

    refuse_finished(workspace, "export")
    settings = config.load(workspace.root)
    desk = open_desk(workspace, library(), settings.drafting.heading_set)
    refuse_open(desk)
    resting_on_nothing = unsourced(desk, library())
    if asks:
        _confirm(resting_on_nothing)
        given = given | {name: _answer(name) for name in still_missing(desk, given)}
    refuse_missing(desk, given)
    if fill_in(desk, given):
        desk = open_desk(workspace, library(), settings.drafting.heading_set)
    history = History(workspace.history, lambda: datetime.now(UTC))
    path = output or workspace.root / "定稿.docx"
    write = writer(page_of(settings.page, desk.sheet.front.sealed))
    return finish(desk, path, write, history, datetime.now(UTC), resting_on_nothing, overwrite=overwrite)


def _confirm(resting_on_nothing: tuple[str, ...]) -> None:
    """Raises InputError where a person would rather look at the figures first."""
    from assistant.terminal.confirm import confirmed

    if not resting_on_nothing:
        return
    _tell_unsourced(resting_on_nothing)
    if not confirmed("照这样定稿？"):
        raise InputError("没有定稿。", _SOURCES_FIRST)


def _tell_unsourced(resting_on_nothing: tuple[str, ...]) -> None:
    _talk(f"有{len(resting_on_nothing)}处数字、名称在要点里没有出处：")
    for one in resting_on_nothing:
        _talk(one)


def _answer(name: str) -> str:
    """Asked until it is what it should be, or nothing."""
    from assistant.terminal.asking import ask_line
    from assistant.workflow.finish import what_is_wrong

    while True:
        answer = ask_line(_QUESTIONS[name])
        wrong = what_is_wrong(name, answer) if answer.strip() else ""
        if not wrong:
            return answer
        _talk(wrong)


def _purged(workspace: Workspace, *, wanted: bool, asks: bool) -> bool:
    """The history is let go where it is asked for; otherwise it stays."""
    from assistant.terminal.confirm import confirmed
    from assistant.workflow.upkeep import purge_history

    if not wanted and asks:
        wanted = confirmed("清除历史记录（以前的稿子、发给模型的内容）？清除以后不能撤销，也查不到了。")
    if wanted:
        purge_history(workspace, now)
    return wanted


def _reopened(workspace: Workspace) -> int:
    from assistant.store.finished import reopen

    print("已重新打开，可以再改了。" if reopen(workspace) else "这个工作区没有定稿，本来就能改。")  # noqa: T201
    return 0


def _tell(ending: Ending, *, purged: bool, as_json: bool) -> int:
    from assistant.terminal.draft_view import uncovered_as_values

    if as_json:
        values = {
            "file": str(ending.file),
            "date": ending.date,
            "number": ending.number,
            "signer": ending.signer,
            "unwritten": list(ending.unwritten),
            "unsourced": list(ending.unsourced),
            "not_covered": uncovered_as_values(ending.not_covered),
            "purged": purged,
        }
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        if ending.unsourced:
            _tell_unsourced(ending.unsourced)
            _talk(_SOURCES_FIRST)
        if ending.unwritten:
            _talk(f"还有{len(ending.unwritten)}节没有写：{'、'.join(ending.unwritten)}。")
        for fact in ending.not_covered:
            _talk(f"facts.md 第{fact.line}行的要点不在正文里：{fact.fact}（{fact.section}）。")
        print(f"已定稿 {ending.file}，工作区已冻结。" + ("历史记录已清除。" if purged else ""))  # noqa: T201
        print("下一步：确实要再改，运行 assistant finish --reopen。")  # noqa: T201
    return 0 if ending.complete else 1


def _talk(text: str) -> None:
    print(f"· {text}", file=sys.stderr)  # noqa: T201
