"""Drafts as they go out and come back, without a workspace: the exemplars as drafts, their Word files, what is read back."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

from assistant import resources
from assistant.config import PageSettings
from assistant.files.docx_copy import WordCopy
from assistant.files.docx_revision import read_revised
from assistant.files.docx_writer import docx_bytes
from assistant.files.revised import accept
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import Report
from assistant.style.numbering import ordinals
from assistant.workflow.pulling.expected import exported_draft
from assistant.workflow.pulling.merging import MergedDraft, merged_draft
from assistant.workflow.pulling.rebuilding import rebuilt
from assistant.workflow.pulling.word_text import read_report

PAGE = PageSettings(**tomllib.loads(resources.default_config())["page"])
FRONT = Report(
    recipient="中共云岭县委宣传部", issuer="中共清河镇委员会", date="2026-07-03", attachments=("统计表", "问题清单")
)
EXEMPLARS = sorted((Path(__file__).parents[2] / "exemplars").glob("*.md"))


def exemplar_draft(path: Path) -> str:
    """The text of an exemplar as a draft.md: without front matter and facts."""
    body = path.read_text("utf-8").split("---\n", 2)[2].lstrip("\n")
    lines = [line for line in body.split("\n") if not line.startswith("> -")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def word_file(draft: str, copy: WordCopy | None = None, front: Report = FRONT) -> bytes:
    parsed, _ = parse_draft(draft)
    report = replace(
        front, title=parsed.title, opening=parsed.opening, sections=parsed.sections, closing=parsed.closing
    )
    return docx_bytes(report, ordinals(report), PAGE, copy or WordCopy(base="0123456789abcdef"))


def pulled(draft: str, data: bytes, ours: str | None = None, takes=accept, front: Report = FRONT) -> MergedDraft:
    """draft.md after a Word file that was exported from `draft` has come back; `ours`: what draft.md holds by then."""
    exported = exported_draft(draft, front, PAGE)
    read = read_report(read_revised(data, Path("修改稿.docx")).lines(takes), exported)
    return merged_draft(exported, rebuilt(read, exported), draft if ours is None else ours)
