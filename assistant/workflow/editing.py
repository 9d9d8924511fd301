"""One section in an editor (手改一节): its text, with the facts above it as comments, and what comes back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.drafting.plan import SectionTask
from assistant.report.draft_markdown import section_source, with_source
from assistant.report.section_identity import SectionIdentity
from assistant.store.draft_file import DraftFile

_HEAD = re.compile(r"<!-- (?:要点|说明)：.*-->")
_HELP = "改好下面的正文，存盘退出，就写进 draft.md；不想改，直接退出。要点只供对照，不用改，也不会写进去。"


@dataclass(frozen=True)
class EditSheet:
    """What is opened in the editor: `head` lines with the facts, and `source`, the section's lines as they stand in
    draft.md."""

    head: tuple[str, ...]
    source: str

    @property
    def text(self) -> str:
        return "\n".join([*self.head, "", self.source.strip("\n"), ""])

    def edited(self, text: str) -> str | None:
        """The section's lines as they came back; None where nothing was changed."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
        own = Counter(line.strip() for line in self.source.split("\n"))
        for ours in self.head:
            same = [n for n, line in enumerate(lines) if line.strip() == ours]
            like = [n for n, line in enumerate(lines) if _HEAD.fullmatch(line.strip()) and line.strip() not in own]
            for place in (same or like)[:1]:  # a word replaced everywhere is replaced in the facts too
                del lines[place]
        plain = "\n".join(lines).strip("\n")
        return None if plain == self.source.strip("\n") else plain


def edit_sheet(source: str, task: SectionTask | None) -> EditSheet:
    facts = (
        [f"<!-- 要点：{_shielded(fact.text)}（facts.md 第{fact.line}行） -->" for fact in task.facts] if task else []
    )
    return EditSheet((*facts, f"<!-- 说明：{_HELP} -->"), source)


def put_edited(draft: DraftFile, known: SectionIdentity, sheet: EditSheet, text: str) -> bool:
    """Puts the edited lines in place of the section's; False where somebody changed the section meanwhile, and nothing is
    written."""

    def change(now: str) -> str | None:
        return with_source(now, known, text) if section_source(now, known) == sheet.source else None

    return draft.put(change)


def _shielded(text: str) -> str:
    """A fact cannot end the comment that it stands in."""
    return text.replace("-->", "—>").replace("<!--", "<！--")
