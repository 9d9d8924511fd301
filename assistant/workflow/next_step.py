"""Where one stands and what comes next (走到哪一步): looked at in the order of the work, and no further than the first
thing that is to be done, so that it is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.config import CheckSettings
from assistant.drafting.wording import PromptTexts
from assistant.errors import AssistantError
from assistant.report.draft_markdown import parse_draft
from assistant.store.finished import finished
from assistant.store.history import History
from assistant.store.workspace import Workspace
from assistant.workflow.exported import export_name
from assistant.workflow.library import Library
from assistant.workflow.open_marks import open_marks
from assistant.workflow.reading import Desk, open_desk, refuse_unready
from assistant.workflow.remaining import Remaining, remaining_sections
from assistant.workflow.session.taken import adopted_sections
from assistant.workflow.staleness import stale_of

_SHOWN = 3


@dataclass(frozen=True)
class Step:
    """What comes next: `told` as a sentence, `arguments` the command that does it (empty: a person must). `gladly` is False
    where Enter alone must not do it."""

    told: str
    arguments: tuple[str, ...] = ()
    gladly: bool = True


@dataclass(frozen=True)
class Whereabouts:
    """`about` names the report, `lines` say how far it has come."""

    about: str
    lines: tuple[str, ...]
    step: Step


def whereabouts(
    workspace: Workspace, shelf: Library, texts: PromptTexts, history: History, checks: CheckSettings, heading_set: int
) -> Whereabouts:
    """Where a workspace stands. What is wrong with its facts.md is the next step, no error. Raises WorkspaceError for a
    damaged history."""
    if finished(workspace) is not None:
        step = Step("已定稿，工作区冻结。要再改，先运行 assistant finish --reopen。")
        return Whereabouts(workspace.root.name, (), step)
    try:
        desk = open_desk(workspace, shelf, heading_set)
    except AssistantError as error:
        return Whereabouts(workspace.root.name, (), Step(f"先改 facts.md：{error.message}{error.next_step}"))
    front = desk.sheet.front
    about = f"{front.township}{front.period}" or workspace.root.name
    facts = [fact for section in desk.sheet.sections for fact in section.usable]
    if not facts:
        told = "采集要点：各节还没有一条要点。"
        return Whereabouts(about, ("facts.md 里还没有要点",), Step(told, ("gather",)))
    try:
        refuse_unready(desk)
    except AssistantError as error:
        return Whereabouts(about, (f"要点{len(facts)}条",), Step(f"先改 facts.md：{error.message}{error.next_step}"))
    remaining = remaining_sections(desk, history, (), stale_of(desk, texts, shelf))
    taken = adopted_sections(desk, history)
    lines = (f"要点{len(facts)}条", *_written(desk, remaining, taken))
    return Whereabouts(about, lines, _step(desk, remaining, taken, history, shelf, checks))


def _written(desk: Desk, remaining: Remaining, taken: frozenset[str]) -> tuple[str, ...]:
    tasks = desk.plan.tasks
    written = len(tasks) - sum(task.key not in remaining.stale for task in remaining.tasks)
    if not written:
        return ("还没有起草",)
    read = sum(task.key in taken for task in tasks)
    return (f"写好{written}节，共{len(tasks)}节", f"看过、采用{read}节")


def _step(
    desk: Desk, remaining: Remaining, taken: frozenset[str], history: History, shelf: Library, checks: CheckSettings
) -> Step:
    return (
        _to_draft(remaining)
        or _to_resolve(desk)
        or _to_read(desk, taken)
        or _to_correct(desk, shelf, checks)
        or _to_export(desk.workspace, history)
        or Step("领导改过的 Word 文件用 assistant pull 收回；定了就 assistant finish 定稿。", ("finish",), gladly=False)
    )


def _to_draft(remaining: Remaining) -> Step | None:
    stale = [task.title for task in remaining.tasks if task.key in remaining.stale]
    missing = [task.title for task in remaining.tasks if task.key not in remaining.stale]
    if missing:
        return Step(f"起草还没写的{len(missing)}节：{_some(missing)}。", ("draft",))
    if stale:
        return Step(f"重写过时的{len(stale)}节，手改的句子保留：{_some(stale)}。", ("draft",))
    return None


def _to_resolve(desk: Desk) -> Step | None:
    """Marks, blanks and conflicts that stand in the draft."""
    report, _ = parse_draft(desk.workspace.read_draft().text)
    marks = open_marks(report)
    if not marks:
        return None
    headings = {section.heading.text: section for section in report.sections}
    first = headings.get(marks[0].partition("：")[0])
    known = first is not None and any(desk.plan.task(key) for key in first.keys)
    arguments = ("edit", first.keys[0]) if first is not None and known else ()
    told = f"处理 draft.md 里的{len(marks)}处标注：{'；'.join(marks[:_SHOWN])}{'……' if len(marks) > _SHOWN else '。'}"
    return Step(told, arguments)


def _to_read(desk: Desk, taken: frozenset[str]) -> Step | None:
    unread = [task.title for task in desk.plan.tasks if task.key not in taken]
    return Step(f"逐节看一遍，好的采用：还有{len(unread)}节没看，{_some(unread)}。", ("draft",)) if unread else None


def _to_correct(desk: Desk, shelf: Library, checks: CheckSettings) -> Step | None:
    from assistant.workflow.check import check_traced  # noqa: PLC0415  # eighty rules that are needed late in the work
    from assistant.workflow.tracing import trace_workspace  # noqa: PLC0415

    errors = check_traced(trace_workspace(desk, shelf), checks).count("error")
    return Step(f"改正核对出的{errors}处错误。", ("check",)) if errors else None


def _to_export(workspace: Workspace, history: History) -> Step | None:
    base = history.base_of_export(export_name(workspace.docx, workspace.root))
    if workspace.docx.is_file() and base == workspace.read_draft().text:
        return None
    again = "draft.md 导出以后又改过，再导出一次。" if base else "导出 Word 文件。"
    return Step(again, ("export",))


def _some(titles: Sequence[str]) -> str:
    return "、".join(titles[:_SHOWN]) + ("等" if len(titles) > _SHOWN else "")
