"""What is left to draft: the sections that draft.md lacks and those that are out of date, or those that are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.drafting.plan import SectionTask
from assistant.errors import InputError
from assistant.report.conflict_markers import has_markers
from assistant.report.report import Section
from assistant.store.history import History
from assistant.workflow.reading import Desk
from assistant.workflow.section_names import task_named
from assistant.workflow.staleness import Stale, StaleOf
from assistant.workflow.standing import Standing, standing_task


@dataclass(frozen=True)
class Remaining:
    """`tasks` to draft, the stale ones among them with the reasons in `stale` (key → what has changed), `pending` required ones without facts, `kept` the titles that stand in draft.md already,
    `waiting` those that stand there as the program's 【待补】 and still have no facts, `locked` the titles of those that are
    out of date and locked."""

    tasks: tuple[SectionTask, ...]
    pending: tuple[SectionTask, ...] = ()
    kept: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    stale: Mapping[str, Stale] = field(default_factory=dict)
    locked: tuple[str, ...] = ()


def remaining_sections(
    desk: Desk, history: History, names: Sequence[str] = (), stale_of: StaleOf | None = None
) -> Remaining:
    """What this run drafts; without `stale_of` nothing is out of date. Raises SectionNameError for a name that fits none or several, InputError for a named
    section that a person has edited or locked."""
    text = desk.workspace.read_draft().text
    if names:
        return Remaining(_named(desk, text, history, names))
    stand = {t.keys: standing_task(t, text, history) for t in (*desk.plan.tasks, *desk.plan.missing)}
    stale = {t.key: why for t in desk.plan.tasks if (why := _stale(t, stand[t.keys], stale_of))}
    fixed = tuple(t for t in desk.plan.tasks if t.key in stale and stand[t.keys].locked)
    stale = {key: why for key, why in stale.items() if key not in {t.key for t in fixed}}
    tasks = tuple(t for t in desk.plan.tasks if _open(stand[t.keys]) or t.key in stale)
    pending = tuple(t for t in desk.plan.missing if stand[t.keys].section is None)
    kept = tuple(t.title for t in desk.plan.tasks if t not in tasks)
    waiting = tuple(t.title for t in desk.plan.missing if t not in pending and _open(stand[t.keys]))
    return Remaining(tasks, pending, kept, waiting, stale, tuple(t.title for t in fixed))


def _named(desk: Desk, text: str, history: History, names: Sequence[str]) -> tuple[SectionTask, ...]:
    tasks = tuple(dict.fromkeys(task_named(name, desk, history) for name in names))
    for task in tasks:
        standing = standing_task(task, text, history)
        if standing.section is not None and not standing.replaceable:
            raise _refusal(standing.section, str(desk.workspace.draft))
    return tasks


def _refusal(section: Section, file: str) -> InputError:
    where = f"{file} 第{section.line}行：“{section.heading.text}”一节"
    if section.locked:
        return InputError(f"{where}锁定了，没有重写，一字未动。", "要重写，请先删去标题后面的 .locked。")
    return InputError(f"{where}有人改过，没有重写，一字未动。", "要重写而保留改过的句子，请用 assistant redraft 章节。")


def _stale(task: SectionTask, standing: Standing, stale_of: StaleOf | None) -> Stale | None:
    """Only of what stands there and was drafted once; a conflict must be decided first."""
    if stale_of is None or standing.version is None or _open(standing) or has_markers(standing.text):
        return None
    return stale_of(task, standing.version)


def _open(standing: Standing) -> bool:
    """Not in the draft, or empty there, or still the 【待补】 that the program put there before facts came."""
    if standing.locked:
        return False
    section = standing.section
    if section is None or standing.empty:
        return True
    return standing.text.startswith("【待补：") and len(section.paragraphs) == 1 and standing.generated
