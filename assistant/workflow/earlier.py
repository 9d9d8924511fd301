"""An earlier text of the report (以前的稿子) to set the present one against: a Word file, a draft.md, a step or a version of the
history."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.comparison.line_map import said
from assistant.config import PageSettings
from assistant.errors import InputError
from assistant.files.docx_bookmarks import base_hash
from assistant.files.docx_layout import layout
from assistant.files.docx_paragraph import Paragraph, Span, body_font, heading_font, title_font
from assistant.files.docx_revision import read_revised
from assistant.files.revised import WordLine
from assistant.files.text_input import read_word_file
from assistant.report.draft_markdown import parse_draft
from assistant.report.report import Heading, Report
from assistant.store.classification import refuse_classified
from assistant.store.history import History
from assistant.store.text_file import decoded, read_text_file
from assistant.style.numbering import ordinals
from assistant.workflow.export import front_report, report_of
from assistant.workflow.reading import Desk
from assistant.workflow.section_names import task_named

_STEP = re.compile(r"第?(\d{1,9})步?")
_FORMS = "可以写 Word 文件、draft.md 的旧文件、第几步（见 assistant log）或 章节@第几稿，例如 理论学习@2。"


def earlier_paragraphs(name: str, desk: Desk, history: History, page: PageSettings) -> tuple[Paragraph, ...]:
    """The paragraphs of the text that `name` means. Raises InputError where there is none."""
    path = next((p for p in (Path(name), desk.workspace.root / name) if p.is_file()), None)
    if path is not None and path.suffix.lower() in (".md", ".markdown", ".txt"):
        text = read_text_file(path, "").text
        refuse_classified(text, str(path))
        return _laid_out(text, desk, page)
    if path is not None:
        return _of_word_file(path, desk, history, page)
    section, at, number = name.rpartition("@")
    if at and number.isdigit():
        return _with_version(section, int(number), desk, history, page)
    step = _STEP.fullmatch(name.strip())
    data = history.text_after(int(step[1])) if step else None
    if data is None:
        raise InputError(f"没有“{name}”这样的旧稿。", _FORMS)
    return _laid_out(decoded(data, desk.workspace.draft).text, desk, page)


def _laid_out(text: str, desk: Desk, page: PageSettings) -> tuple[Paragraph, ...]:
    parsed, _ = parse_draft(text)
    front = front_report(desk)
    report = replace(
        front,
        title=parsed.title or front.title,
        opening=parsed.opening,
        sections=parsed.sections,
        closing=parsed.closing,
    )
    return _paragraphs(report, page)


def _paragraphs(report: Report, page: PageSettings) -> tuple[Paragraph, ...]:
    return layout(report, ordinals(report), page)


def _with_version(section: str, number: int, desk: Desk, history: History, page: PageSettings) -> tuple[Paragraph, ...]:
    """The report with this one section as it was."""
    task = task_named(section, desk, history)
    version = history.version_numbered(task.key, number)
    if version is None:
        raise InputError(f"“{task.title}”没有第{number}稿。", f"请用 assistant log {task.key} 看有哪几稿。")
    report = report_of(desk)
    own = report.section(task.key)
    if own is None:
        raise InputError(f"draft.md 里没有“{task.title}”一节。", _FORMS)
    was = replace(own, heading=Heading(own.heading.level, version.heading), paragraphs=tuple(version.text.split("\n")))
    sections = tuple(was if found is own else found for found in report.sections)
    return _paragraphs(replace(report, sections=sections), page)


def _of_word_file(path: Path, desk: Desk, history: History, page: PageSettings) -> tuple[Paragraph, ...]:
    """As it was exported, where nobody has changed it; else its lines in the fonts of a report."""
    revised = read_revised(read_word_file(path), path)
    lines = [line for line in revised.lines() if not line.in_table]
    refuse_classified("\n".join(line.text for line in lines), str(path))
    base = history.text_named(base_hash(revised.bookmarks))
    exported = _laid_out(base, desk, page) if base else ()
    if exported and _same(lines, exported):
        return exported
    return tuple(_paragraph(line, page) for line in lines)


def _same(lines: Sequence[WordLine], paragraphs: Sequence[Paragraph]) -> bool:
    there = [said(line.text) for line in lines if line.text.strip()]
    return there == [said(paragraph.text) for paragraph in paragraphs if paragraph.text]


def _paragraph(line: WordLine, page: PageSettings) -> Paragraph:
    font = title_font(page) if line.title else heading_font(line.outline, page) if line.outline else body_font(page)
    if not line.text:
        return Paragraph((), font)
    first = 0 if line.title else page.indent_characters
    outline = line.outline - 1 if line.outline else None
    style = "Title" if line.title else f"Heading{line.outline}" if line.outline and line.outline <= 4 else ""
    return Paragraph(
        (Span(line.shown, font),),
        font,
        style=style,
        align="center" if line.title else "both",
        first_line=first,
        outline=outline,
    )
