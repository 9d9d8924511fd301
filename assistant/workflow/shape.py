"""--shape: the outline named in facts.md, changed before anything is drafted in another one."""

from __future__ import annotations

from assistant.errors import InputError
from assistant.report.draft_markdown import parse_draft
from assistant.report.facts_edit import with_field
from assistant.store.facts_file import FactsFile
from assistant.workflow.reading import Desk


def set_shape(desk: Desk, shape: str) -> None:
    """Writes `outline: shape` into facts.md. Raises InputError where draft.md already stands in another shape: sections
    that a person may have edited are not moved about."""
    standing = desk.sheet.front.outline or desk.template.shapes[0].name
    if standing == shape:
        return
    report, _ = parse_draft(desk.workspace.read_draft().text)
    if any(s.paragraphs for s in report.sections):
        raise InputError(
            f"{desk.workspace.draft} 已经按提纲“{standing}”写了，没有换。",
            "要换提纲，请先把 draft.md 改名存好，再运行 assistant draft --shape。",
        )
    FactsFile(desk.workspace).change(lambda text: with_field(text, "outline", shape))
