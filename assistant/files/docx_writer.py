"""Writes a report as a Word file on the page of GB/T 9704-2012."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.files.docx_layout import layout
from assistant.files.docx_marks import add_comment, split_marks
from assistant.files.docx_package import blank_document
from assistant.files.docx_xml import paragraph_element, run_element
from assistant.files.saving import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document

    from assistant.config import PageSettings
    from assistant.files.docx_paragraph import Paragraph
    from assistant.report.report import Report


def write_docx(
    report: Report, ordinals: Sequence[str], page: PageSettings, path: Path, *, comment_marks: bool = False
) -> None:
    """The report as a Word file; `ordinals` holds one rendered ordinal for each section ("" for none).

    With `comment_marks` the marks 【待核实：…】 and 【待补：…】 are highlighted, each with a comment; otherwise they
    stand as text. Raises WorkspaceError or DiskError, leaving what stood at `path` as it was.
    """
    document = blank_document(page, report.title)
    for paragraph in layout(report, ordinals, page):
        _add(document, paragraph, page, comment_marks=comment_marks)
    stream = io.BytesIO()
    document.save(stream)
    replace_file(path, stream.getvalue())


def _add(document: Document, paragraph: Paragraph, page: PageSettings, *, comment_marks: bool) -> None:
    made = paragraph_element(paragraph, page)
    document.element.body[-1].addprevious(made)  # the last child is the section's w:sectPr
    for span in paragraph.spans:
        for text, comment in split_marks(span.text) if comment_marks else [(span.text, "")]:
            run = run_element(text, span.font, highlighted=bool(comment))
            made.append(run)
            if comment:
                add_comment(document, run, comment)
