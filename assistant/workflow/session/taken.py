"""Which sections stand in draft.md as the clerk has read and taken them (采用)."""

from __future__ import annotations

from assistant.drafting.plan import SectionTask
from assistant.report.comments import without_comments
from assistant.report.draft_markdown import parse_draft, section_source
from assistant.report.report import Section
from assistant.report.section_identity import SectionIdentity
from assistant.store.adopted import adopted_marks, text_mark
from assistant.store.history import History
from assistant.workflow.reading import Desk
from assistant.workflow.standing import identity_of


def standing_lines(text: str, known: SectionIdentity) -> tuple[Section, str] | None:
    """The section of draft.md and its lines; None where there is none, or nothing in it."""
    section = known.find(parse_draft(text)[0])
    source = section_source(text, known) if section is not None else ""
    return (section, source) if section is not None and without_comments(source).strip() else None


def is_adopted(text: str, known: SectionIdentity, mark: str | None) -> bool:
    """Whether the text that stands there is the one that was taken."""
    found = standing_lines(text, known)
    return found is not None and mark == text_mark(found[0].heading.text, found[1])


def adopted_sections(desk: Desk, history: History) -> frozenset[str]:
    """The keys of the sections whose text, as it stands, was read and taken."""
    marks = adopted_marks(history)
    if not marks:
        return frozenset()
    text = desk.workspace.read_draft().text
    tasks = (*desk.plan.tasks, *desk.plan.missing)
    taken = (t for t in tasks if t.keys in marks and is_adopted(text, _known(t, history), marks[t.keys]))
    return frozenset(key for task in taken for key in task.keys)


def _known(task: SectionTask, history: History) -> SectionIdentity:
    return identity_of(task, history.last_generated(task.key))
