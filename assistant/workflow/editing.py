"""One section in an editor (手改一节): its text, with the facts above it as comments, and what comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.plan import SectionTask
from assistant.report.draft_markdown import format_section, section_source, with_section
from assistant.report.report import Heading, Section
from assistant.report.section_identity import SectionIdentity
from assistant.store.draft_file import DraftFile
from assistant.workflow.reading import Desk

_HELP = "上面这些以“% ”开头的行是要点，只供对照，存盘时去掉。改好下面的正文，存盘退出就写进 draft.md；不想改，直接退出。"
_COMMENT = re.compile(r"^%.*\n?", re.MULTILINE)


@dataclass(frozen=True)
class Sheet:
    """What is opened in the editor: `text` with the facts, `source` the section's lines as they stand in draft.md."""

    text: str
    source: str

    def edited(self, text: str) -> str | None:
        """The section's lines as they came back; None where nothing was changed."""
        plain = _COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")).strip("\n")
        return None if plain == self.source.strip("\n") else plain


def sheet_for(source: str, task: SectionTask | None) -> Sheet:
    facts = [f"% {fact.display or '·'} {fact.text}" for fact in task.facts] if task else []
    head = [*facts, f"% {_HELP}"]
    return Sheet("\n".join([*head, "", source.strip("\n"), ""]), source)


def put_edited(desk: Desk, draft: DraftFile, known: SectionIdentity, section: Section, sheet: Sheet, text: str) -> bool:
    """Puts the edited lines in place of the section's; False where somebody changed the section meanwhile, and nothing is
    written."""
    body = tuple(line.strip() for line in text.split("\n") if line.strip())
    new = Section(
        Heading(section.heading.level, section.heading.text), section.keys, body, section.run_in, section.locked
    )

    def change(now: str) -> str | None:
        if section_source(now, known) != sheet.source:
            return None
        return with_section(now, new, desk.plan.outline, known)

    return draft.put(change)


def as_written(section: Section) -> str:
    """The section as a file of its own, for what could not be put back."""
    return format_section(section)
