"""One section in an editor (手改一节): its text, with the facts above it as comments, and what comes back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.plan import SectionTask
from assistant.report.draft_markdown import section_source, with_source
from assistant.report.section_identity import SectionIdentity
from assistant.store.draft_file import DraftFile

_HELP = "改好下面的正文，存盘退出，就写进 draft.md；不想改，直接退出。要点只供对照，不用改，也不会写进去。"
_COMMENT = re.compile(r"^<!-- (?:要点|说明)：[^\n]*-->[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True)
class EditSheet:
    """What is opened in the editor: `text` with the facts, `source` the section's lines as they stand in draft.md."""

    text: str
    source: str

    def edited(self, text: str) -> str | None:
        """The section's lines as they came back; None where nothing was changed."""
        plain = _COMMENT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")).strip("\n")
        return None if plain == self.source.strip("\n") else plain


def edit_sheet(source: str, task: SectionTask | None) -> EditSheet:
    facts = [f"<!-- 要点：{fact.display} {_shielded(fact.text)} -->" for fact in task.facts] if task else []
    return EditSheet("\n".join([*facts, f"<!-- 说明：{_HELP} -->", "", source.strip("\n"), ""]), source)


def put_edited(draft: DraftFile, known: SectionIdentity, sheet: EditSheet, text: str) -> bool:
    """Puts the edited lines in place of the section's; False where somebody changed the section meanwhile, and nothing is
    written."""

    def change(now: str) -> str | None:
        return with_source(now, known, text) if section_source(now, known) == sheet.source else None

    return draft.put(change)


def _shielded(text: str) -> str:
    """A fact cannot end the comment that it stands in."""
    return text.replace("-->", "—>").replace("<!--", "<！--")
