"""assistant draft."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.desk import chosen_model, desk_tools
from assistant.cli.draft_session import Seat, hold, wants_session
from assistant.cli.options import FormatOption, WorkspaceOption, YesOption, is_json, workspace_to_write
from assistant.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.config import Settings
    from assistant.models.choose import Choice
    from assistant.workflow.events import Summary
    from assistant.workflow.reading import Desk
    from assistant.workflow.remaining import Remaining
    from assistant.workflow.tools import Tools


SectionOption = Annotated[
    list[str] | None,
    typer.Option("--section", metavar="章节", help="只起草这一节，可以写几次；写名称、key 或标题里的字。"),
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="模型", help="模型名称，或 embedded、embedded:文件.gguf、skeleton（不用模型）。"),
]
ShapeOption = Annotated[
    str, typer.Option("--shape", metavar="提纲", help="提纲名称或范文名称，写进 facts.md 的 outline。")
]
HeadingsOption = Annotated[str, typer.Option("--headings", metavar="template|model", help="标题用模板的，或由模型拟。")]
SeedOption = Annotated[
    int | None,
    typer.Option("--seed", metavar="数", help="随机种子：同一个数写得一样，换一个数会写得不一样；自带的小模型默认 1。"),
]
PlainOption = Annotated[bool, typer.Option("--plain", help="不用整屏，一行一行地显示和提问，供读屏软件用。")]


def command(
    folder: WorkspaceOption = None,
    section: SectionOption = None,
    model: ModelOption = None,
    shape: ShapeOption = "",
    headings: HeadingsOption = "",
    seed: SeedOption = None,
    yes: YesOption = False,
    plain: PlainOption = False,
    format_: FormatOption = "text",
) -> int:
    """把要点写成各节正文，写进 draft.md：只写缺的和要点改了的，手改的句子保留。在终端里边写边看：每节看正文、数字的出处和
    问题，选采用、重写、编辑或稍后；随时可以退出，写好的都在，再运行接着看。"""
    from assistant import config
    from assistant.store.lock import command_lock
    from assistant.workflow.library import library
    from assistant.workflow.reading import open_desk, refuse_unready

    as_json = is_json(format_)
    workspace = workspace_to_write(folder, "draft")
    settings = config.load(workspace.root)
    headings = _headings(headings or settings.drafting.headings)
    asks = _asks(yes=yes, as_json=as_json)
    choice = chosen_model(settings, model, ahead=not asks)
    desk = open_desk(workspace, library(), settings.drafting.heading_set, shape)
    refuse_unready(desk)
    with command_lock(workspace, "draft"):
        tools = desk_tools(desk, settings, seed, "draft", "、".join(section or ()))
        remaining = _remaining(desk, tools, section or (), shape)
        if asks:
            seat = Seat(desk, remaining, choice, settings, headings, seed, tuple(_oddities(desk)), bool(section))
            return hold(seat, plain=plain)
        summary = _run(desk, remaining, tools, choice, settings, headings, as_json=as_json)
    return _report(summary, desk, as_json=as_json)


def _asks(*, yes: bool, as_json: bool) -> bool:
    """Whether a session is held; the clerk is told at once that it is coming."""
    asks = wants_session(yes=yes, as_json=as_json)
    if asks:
        _talk("正在打开工作区……")
    return asks


def _remaining(desk: Desk, tools: Tools, names: Sequence[str], shape: str) -> Remaining:
    """What this run drafts; what is odd or out of date is told."""
    from assistant.workflow.draft import settle
    from assistant.workflow.remaining import remaining_sections
    from assistant.workflow.shape import set_shape
    from assistant.workflow.staleness import stale_of

    notes = settle(tools)  # first: what a killed run had finished is not missing
    remaining = remaining_sections(desk, tools.history, names, stale_of(desk, tools.wording.prompts, tools.library))
    if shape:
        set_shape(desk, shape)
    for oddity in _oddities(desk):
        _talk(f"· {oddity}")
    for note in notes:
        _talk(f"· {note.text}")
    _talk_of_stale(remaining)
    return remaining


def _headings(headings: str) -> str:
    if headings not in ("template", "model"):
        raise InputError(f"--headings 只能是 template 或 model，没有“{headings}”。", "请改正后再运行。")
    return headings


def _run(
    desk: Desk, remaining: Remaining, tools: Tools, choice: Choice, settings: Settings, headings: str, *, as_json: bool
) -> Summary:
    from assistant.models.choose import open_model
    from assistant.terminal.draft_view import DraftView, is_terminal
    from assistant.terminal.join_view import JoinView
    from assistant.workflow.draft import draft
    from assistant.workflow.events import Summary

    live = is_terminal() and not as_json
    model = None
    if remaining.tasks:
        _talk(f"模型：{choice.reason}")
        with JoinView(live=live) as joining:
            model = open_model(choice, settings, joining.progress)
    view = DraftView([t.title for t in remaining.tasks], sys.stderr, live=live)
    summary = Summary()
    try:
        tools = replace(tools, model=model, embedded=choice.kind == "embedded")
        with closing(draft(desk, remaining, tools, headings=headings)) as events:
            for event in events:
                view.show(event)
                if isinstance(event, Summary):
                    summary = event
    finally:
        view.close()
        if model is not None:
            model.close()
    return summary


def _report(summary: Summary, desk: Desk, *, as_json: bool) -> int:
    from assistant.terminal.draft_view import (
        findings_as_values,
        renewed_as_values,
        sections_as_values,
        summary_text,
        uncovered_as_values,
    )

    path = str(desk.workspace.draft)
    if as_json:
        values = {
            "file": path,
            "drafted": sections_as_values(summary.drafted),
            "kept": list(summary.kept),
            "left_out": list(summary.left_out),
            "pending": list(summary.pending),
            "failed": [{"title": title, "message": error.message} for title, error in summary.failed],
            "untried": list(summary.untried),
            "set_aside": list(summary.set_aside),
            "renewed": renewed_as_values(summary.renewed),
            "not_covered": uncovered_as_values(summary.not_covered),
            "findings": findings_as_values(summary.findings),
            "usage": asdict(summary.usage),
            "seconds": f"{summary.seconds:.1f}",
        }
        print(json.dumps(values, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        print(summary_text(summary, path))  # noqa: T201
    if summary.failed:
        return 2
    return 1 if _to_mend(summary) else 0


def _to_mend(summary: Summary) -> bool:
    """Whether anything is left that a person must settle before the report can go out."""
    errors = any(f.finding.severity == "error" for f in summary.findings)
    conflicts = any(one.conflicts for one in summary.renewed)
    return bool(conflicts or summary.pending or summary.not_covered or errors or any(s.marked for s in summary.drafted))


def _oddities(desk: Desk) -> Iterator[str]:
    """What is odd in the two files a person writes; it stops nothing."""
    from assistant.report.draft_markdown import parse_draft
    from assistant.workflow.outcome import contradicting

    _, odd = parse_draft(desk.workspace.read_draft().text)
    opposed = tuple(found.finding for found in contradicting(desk))
    for name, findings in (("facts.md", (*desk.sheet.findings, *opposed)), ("draft.md", odd)):
        for finding in findings:
            yield f"{name} 第{finding.line}行：{finding.message}{finding.fix}"


def _talk_of_stale(remaining: Remaining) -> None:
    """Which sections are drafted again and why, and which are locked."""
    titles = {task.key: task.title for task in remaining.tasks}
    for key, stale in remaining.stale.items():
        _talk(f"· “{titles[key]}”过时，重写：{'；'.join(stale.reasons)}")
    for title in remaining.locked:
        _talk(f"· “{title}”过时，但锁定了，没有动。")


def _talk(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
