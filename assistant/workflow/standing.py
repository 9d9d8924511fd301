"""How a section stands in draft.md: absent, empty, as the program wrote it, or a person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.plan import SectionTask
from assistant.report.draft_markdown import locked_keys, parse_draft
from assistant.report.report import CLOSING, OPENING, Heading, Report, Section
from assistant.report.section_identity import SectionIdentity, whole_text
from assistant.store.history import History
from assistant.store.records import SectionVersion

_TITLES = {OPENING: "导语", CLOSING: "结尾"}


@dataclass(frozen=True)
class Standing:
    """`section` is None where draft.md has none; `text` is its text with a person's own deeper headings, `version` what
    the program wrote there last."""

    section: Section | None
    text: str
    version: SectionVersion | None

    @property
    def empty(self) -> bool:
        return not self.text

    @property
    def locked(self) -> bool:
        return self.section is not None and self.section.locked

    @property
    def generated(self) -> bool:
        return self.section is not None and self.version is not None and self.version.stands_in(self.section)

    @property
    def replaceable(self) -> bool:
        """Nothing of a person's would be lost."""
        return not self.locked and (self.empty or self.generated)


def identity_of(task: SectionTask, version: SectionVersion | None) -> SectionIdentity:
    """What the section of a task is known by, `version` being the last generated one."""
    return identity(task.keys, (task.heading, task.title), version)


def identity(keys: tuple[str, ...], headings: Sequence[str], version: SectionVersion | None) -> SectionIdentity:
    known = (*headings, version.heading) if version else tuple(headings)
    return SectionIdentity(keys, known, version.text if version else "")


def standing_task(task: SectionTask, text: str, history: History) -> Standing:
    """How a task's section stands in the text of draft.md."""
    version = history.last_generated(task.key)
    return standing_section(text, identity_of(task, version), version)


def standing_section(text: str, known: SectionIdentity, version: SectionVersion | None) -> Standing:
    report, _ = parse_draft(text)
    part = next((key for key in known.keys if key in _TITLES), None)
    section = _part(report, part, text) if part else known.find(report)
    if section is None or part:
        return Standing(section, section.text if section else "", version)
    return Standing(section, whole_text(report, section), version)


def _part(report: Report, key: str, text: str) -> Section | None:
    """Opening or closing, which stand apart from the report's sections."""
    paragraphs = report.opening if key == OPENING else report.closing
    locked = key in locked_keys(text)
    return Section(Heading(1, _TITLES[key]), (key,), paragraphs, locked=locked) if paragraphs or locked else None
