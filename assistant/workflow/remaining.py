"""What is left to draft: the sections draft.md lacks, or those that are named, never one that a person has edited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.plan import ReportPlan, SectionTask
from assistant.errors import InputError, SectionNameError
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import Report, Section
from assistant.store.history import History
from assistant.workflow.reading import Desk


@dataclass(frozen=True)
class Remaining:
    """`tasks` to draft, `pending` required ones without facts, `kept` the titles that stand in draft.md already,
    `waiting` those that stand there as the program's 【待补】 and still have no facts."""

    tasks: tuple[SectionTask, ...]
    pending: tuple[SectionTask, ...] = ()
    kept: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def remaining_sections(desk: Desk, history: History, names: Sequence[str] = ()) -> Remaining:
    """What this run drafts. Raises SectionNameError for a name that fits none or several, InputError for a named
    section that a person has edited."""
    report, _ = parse_draft(desk.workspace.read_draft().text)
    if names:
        return Remaining(_named(desk, report, history, names))
    tasks = tuple(t for t in desk.plan.tasks if _open(t, report, history))
    pending = tuple(t for t in desk.plan.missing if _standing(t, report) is None)
    kept = tuple(t.title for t in desk.plan.tasks if t not in tasks)
    waiting = tuple(t.title for t in desk.plan.missing if t not in pending and _open(t, report, history))
    return Remaining(tasks, pending, kept, waiting)


def task_named(name: str, plan: ReportPlan) -> SectionTask:
    """The section that a title, key or piece of a heading means. Raises SectionNameError listing the candidates."""
    wanted = re.sub(r"\s+", "", name).lstrip("#")
    tasks = plan.tasks
    exact = [t for t in tasks if wanted in (*t.keys, *t.title.split("、"), t.title, t.heading)]
    found = exact or [t for t in tasks if wanted and (wanted in t.title or wanted in t.heading)]
    if len(found) == 1:
        return found[0]
    empty = [t for t in plan.missing if wanted in (*t.keys, t.title)]
    if empty or wanted in plan.empty:
        raise SectionNameError(f"“{name}”一节在 facts.md 里还没有要点。", "请先写要点，再起草这一节。")
    listed = "、".join(f"{t.title}（{t.key}）" for t in (found or tasks))
    problem = "可以指好几节" if found else "不是这份报告的章节"
    raise SectionNameError(f"“{name}”{problem}。", f"请从中选一个写全：{listed}。")


def _named(desk: Desk, report: Report, history: History, names: Sequence[str]) -> tuple[SectionTask, ...]:
    tasks = tuple(dict.fromkeys(task_named(name, desk.plan) for name in names))
    for task in tasks:
        section = _standing(task, report)
        if section is not None and section.paragraphs and not _generated(section, task, history):
            raise InputError(
                f"{desk.workspace.draft} 第{section.line}行：“{section.heading.text}”一节有人改过，没有重写，一字未动。",
                "确实要重写，请先把这一节从 draft.md 里剪走另存。",
            )
    return tasks


def _open(task: SectionTask, report: Report, history: History) -> bool:
    """Not in the draft, or empty there, or still the 【待补】 that the program put there before facts came."""
    section = _standing(task, report)
    if section is None or not section.paragraphs:
        return True
    return section.text.startswith("【待补：") and len(section.paragraphs) == 1 and _generated(section, task, history)


def _standing(task: SectionTask, report: Report) -> Section | None:
    """The task's section in the draft: by key, else by a heading that says the same."""
    for key in task.keys:
        section = report.section(key)
        if section is not None:
            return section
    return next((s for s in report.sections if not s.keys and s.heading.text in (task.heading, task.title)), None)


def _generated(section: Section, task: SectionTask, history: History) -> bool:
    version = history.last_generated(task.key)
    return version is not None and version.stands_in(section)
