"""Where each section stands as a session begins: what was drafted before is there, what nobody decided on is asked again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from assistant.drafting.plan import SectionTask
from assistant.report.draft_markdown import parse_draft
from assistant.report.section_identity import SectionIdentity, standing_alone
from assistant.store.adopted import adopted_marks
from assistant.store.history import History
from assistant.workflow.reading import Desk
from assistant.workflow.remaining import Remaining
from assistant.workflow.session.board import Place, Stage
from assistant.workflow.session.taken import is_adopted
from assistant.workflow.standing import identity_of, standing_task


def places_of(desk: Desk, history: History, remaining: Remaining, only: Collection[str] = ()) -> tuple[Place, ...]:
    """The sections in reading order; with `only` those keys alone."""
    text = desk.workspace.read_draft().text
    marks = adopted_marks(history)
    planned = [_planned(task, text, history, marks, remaining) for task in _in_order(desk)]
    if only:
        return tuple(place for place, _ in planned if place.keys[0] in only)
    known = {line for _, line in planned if line}
    return (*(place for place, _ in planned), *_own(text, known))


def _in_order(desk: Desk) -> list[SectionTask]:
    order = {node.keys: number for number, node in enumerate(desk.plan.outline.nodes)}
    return sorted((*desk.plan.tasks, *desk.plan.missing), key=lambda task: order.get(task.keys, len(order)))


def _planned(
    task: SectionTask, text: str, history: History, marks: Mapping[tuple[str, ...], str], remaining: Remaining
) -> tuple[Place, int]:
    standing = standing_task(task, text, history)
    known = identity_of(task, standing.version)
    stale = remaining.stale.get(task.key)
    note = f"过时，重写：{'；'.join(stale.reasons)}" if stale else ""
    stage: Stage = "drafted"
    if any(task.keys == other.keys for other in remaining.tasks):
        stage = "waiting"
    elif not task.facts and (standing.empty or standing.text.startswith("【待补：")):
        stage = "pending"
    elif standing.locked:
        stage = "locked"
    elif is_adopted(text, known, marks.get(task.keys)):
        stage = "adopted"
    return Place(task.keys, task.title, known, task, stage, note=note), standing.section.line if standing.section else 0


def _own(text: str, known: Collection[int]) -> Iterator[Place]:
    """Sections of the person's own, which the plan has not."""
    report, _ = parse_draft(text)
    for section in standing_alone(report):
        if section.line not in known and section.paragraphs:
            keys = section.keys or (section.heading.text,)
            identity = SectionIdentity(section.keys, (section.heading.text,))
            yield Place(keys, section.heading.text, identity, None, "own")
