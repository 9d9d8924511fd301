"""Where a draft stands (进度): section by section, without calling a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafting.plan import SectionTask
from assistant.provenance.report_trace import ReportTrace
from assistant.report.conflict_markers import has_markers
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import Report, Section
from assistant.store.adopted import adopted_marks, text_mark
from assistant.store.history import History
from assistant.store.records import SectionVersion
from assistant.workflow.carrying import written
from assistant.workflow.reading import Desk
from assistant.workflow.staleness import Stale, StaleOf
from assistant.workflow.standing import Standing, identity_of, standing_task

State = Literal["missing", "pending", "generated", "edited", "person"]
"""Not in the draft, or empty there · in it as 【待补】, without facts · as the program wrote it · edited by hand · a person's own from the
beginning."""


@dataclass(frozen=True)
class SectionStatus:
    """One section. `edits` counts the changes made by hand, `unsourced` are figures without a source, `unused` the facts that
    no text has, `target` the characters that the facts call for, `at` when it was written last (ISO 8601); `adopted`: the clerk has read this text and taken it."""

    key: str
    title: str
    heading: str
    state: State
    line: int = 0
    locked: bool = False
    facts: int = 0
    edits: int = 0
    stale: Stale | None = None
    unsourced: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    characters: int = 0
    target: int = 0
    conflicts: bool = False
    origin: str = ""
    model: str = ""
    at: str = ""
    number: int = 0
    adopted: bool = False


def status(
    desk: Desk, history: History, trace: ReportTrace | None, stale_of: StaleOf | None
) -> tuple[SectionStatus, ...]:
    """The sections in reading order: those of the plan, then a person's own. `trace` is None where there is no draft."""
    text = desk.workspace.read_draft().text
    report, _ = parse_draft(text)
    planned = tuple(_planned(desk, history, text, trace, stale_of))
    known = {line for one in planned if (line := one.line)}
    own = tuple(_own(section) for section in report.sections if _is_own(section, report, known))
    return tuple(sorted((*planned, *own), key=lambda one: one.line or _place(one, planned)))


def open_sections(found: Sequence[SectionStatus]) -> tuple[SectionStatus, ...]:
    """Those in which something is left to do."""
    return tuple(
        one
        for one in found
        if one.state in ("missing", "pending") or one.stale or one.unsourced or one.unused or one.conflicts
    )


def _planned(
    desk: Desk, history: History, text: str, trace: ReportTrace | None, stale_of: StaleOf | None
) -> Iterator[SectionStatus]:
    marks = adopted_marks(history)
    for task in (*desk.plan.tasks, *desk.plan.missing):
        standing = standing_task(task, text, history)
        yield _of(task, standing, text, trace, stale_of, marks.get(task.keys, ""))


def _of(
    task: SectionTask,
    standing: Standing,
    text: str,
    trace: ReportTrace | None,
    stale_of: StaleOf | None,
    mark: str = "",
) -> SectionStatus:
    section, version = standing.section, standing.version
    if section is None or (standing.empty and not standing.locked):
        return _missing(task, section)
    there = written(text, identity_of(task, version), section, version)
    edits = len(there.edits)
    return SectionStatus(
        key=task.key,
        title=task.title,
        heading=section.heading.text,
        state=_state(task, version, edited=bool(edits) or (version is not None and _reworded(section, version))),
        line=section.line,
        locked=section.locked,
        facts=len(task.facts),
        edits=edits,
        stale=stale_of(task, version) if stale_of and version and task.facts else None,
        unsourced=_unsourced(task, trace),
        unused=_unused(task, trace),
        characters=len(standing.text.replace("\n", "")),
        target=task.target if task.facts else 0,
        conflicts=has_markers(there.source),
        origin=version.origin if version else "person",
        model=version.model if version else "",
        at=version.created_at if version else "",
        number=version.number if version else 0,
        adopted=mark == text_mark(section.heading.text, there.source),
    )


def _missing(task: SectionTask, section: Section | None) -> SectionStatus:
    return SectionStatus(
        task.key,
        task.title,
        section.heading.text if section else task.heading,
        "missing",
        line=section.line if section else 0,
        facts=len(task.facts),
        target=task.target if task.facts else 0,
    )


def _reworded(section: Section, version: SectionVersion) -> bool:
    """Whether a person has written another heading."""
    return "".join(section.heading.text.split()) != "".join(version.heading.split())


def _state(task: SectionTask, version: SectionVersion | None, *, edited: bool) -> State:
    if version is None:
        return "person"
    if not task.facts and version.origin == "template" and not edited:
        return "pending"
    return "edited" if edited else "generated"


def _unsourced(task: SectionTask, trace: ReportTrace | None) -> tuple[str, ...]:
    parts = [part for part in trace.parts if set(part.keys) & set(task.keys)] if trace else []
    return tuple(figure.text for part in parts for _, figure in part.figures() if not figure.sourced)


def _unused(task: SectionTask, trace: ReportTrace | None) -> tuple[str, ...]:
    facts = trace.facts if trace else ()
    return tuple(f.source.text for f in facts if f.source.section in task.keys and f.use.status in ("unused", "partly"))


def _is_own(section: Section, report: Report, known: set[int]) -> bool:
    """A section with text that is none of the plan's; deeper headings under one of the plan's belong to it."""
    above = [s for s in report.sections if s.line < section.line and s.heading.level < section.heading.level]
    return bool(section.paragraphs) and section.line not in known and not (above and above[-1].line in known)


def _own(section: Section) -> SectionStatus:
    return SectionStatus(
        key=section.keys[0] if section.keys else "",
        title=section.heading.text,
        heading=section.heading.text,
        state="person",
        line=section.line,
        locked=section.locked,
        characters=len(section.text.replace("\n", "")),
        origin="person",
    )


def _place(one: SectionStatus, planned: Sequence[SectionStatus]) -> float:
    """A section that is not in the draft is shown behind the one before it."""
    earlier = [other.line for other in planned[: planned.index(one)] if other.line]
    return earlier[-1] + 0.5 if earlier else 0.5
