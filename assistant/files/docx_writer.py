"""Writes a report as a Word file on the page of GB/T 9704-2012."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.files.docx_bookmarks import Bookmarks
from assistant.files.docx_copy import WordCopy
from assistant.files.docx_layout import layout
from assistant.files.docx_marks import add_comment, split_marks
from assistant.files.docx_package import blank_document
from assistant.files.docx_review import review_page, split_notes
from assistant.files.docx_tracked import tracked_elements
from assistant.files.docx_xml import paragraph_element, run_element
from assistant.files.saving import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.config import PageSettings
    from assistant.files.docx_paragraph import Paragraph
    from assistant.report.report import Report

_PLAIN = WordCopy()


def write_docx(
    report: Report, ordinals: Sequence[str], page: PageSettings, path: Path, copy: WordCopy = _PLAIN
) -> None:
    """The report as a Word file; `ordinals` holds one rendered ordinal for each section ("" for none).

    Raises WorkspaceError or DiskError, leaving what stood at `path` as it was.
    """
    replace_file(path, docx_bytes(report, ordinals, page, copy))


def docx_bytes(report: Report, ordinals: Sequence[str], page: PageSettings, copy: WordCopy = _PLAIN) -> bytes:
    """As write_docx, not yet on disk."""
    page = review_page(page) if copy.review else page
    paragraphs = layout(report, ordinals, page)
    document = blank_document(page, "" if copy.final else report.title, review=copy.review)
    for made in _elements(report, paragraphs, page, copy, document):
        document.element.body[-1].addprevious(made)  # the last child is the section's w:sectPr
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _elements(
    report: Report, paragraphs: Sequence[Paragraph], page: PageSettings, copy: WordCopy, document: Document
) -> Iterator[BaseOxmlElement]:
    if copy.against is not None:
        made = tracked_elements(paragraphs, copy.against, page)
    else:
        made = ((number, _element(paragraph, page, copy, document)) for number, paragraph in enumerate(paragraphs))
    bookmarks = Bookmarks(report, paragraphs, copy.base) if copy.base else None
    for number, element in made:
        if bookmarks is not None:
            for place, begin in enumerate(bookmarks.begin(number), start=1):  # behind the w:pPr
                element.insert(place, begin)
            element.extend(bookmarks.end(number))
        yield element


def _element(paragraph: Paragraph, page: PageSettings, copy: WordCopy, document: Document) -> BaseOxmlElement:
    made = paragraph_element(paragraph, page)
    _add_runs(made, paragraph, copy, document)
    return made


def _add_runs(made: BaseOxmlElement, paragraph: Paragraph, copy: WordCopy, document: Document) -> None:
    spans = [piece for span in paragraph.spans for piece in split_notes(span)] if copy.review else paragraph.spans
    for span in spans:
        for text, comment in split_marks(span.text) if copy.marks else [(span.text, "")]:
            run = run_element(text, span.font, highlighted=bool(comment))
            made.append(run)
            if comment:
                add_comment(document, run, comment)
