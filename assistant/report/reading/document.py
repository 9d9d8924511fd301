"""From the decoded text of a file to the reports in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.report.imported import (
    Dropped,
    ImportedDocument,
    ImportedHeading,
    ImportedReport,
    ImportedSection,
    Mark,
    Passage,
)
from assistant.report.template import SectionSpec

_HEADING = re.compile(
    r"(?P<ordinal>(?P<one>[一二三四五六七八九十]{1,3}、)|[（(][一二三四五六七八九十]{1,3}[）)])(?P<text>[^。]{2,40})$"
)


def read_document(text: str, specs: Sequence[SectionSpec] = ()) -> ImportedDocument:
    """The reports of a text; `specs` are the standard sections whose keys are assigned. Never fails: what is not
    understood is a paragraph."""
    del specs
    opening: list[Passage] = []
    sections: list[ImportedSection] = []
    position = 0
    for line, raw in enumerate(text.splitlines(keepends=True), start=1):
        bare = raw.strip()
        lead = len(raw) - len(raw.lstrip())
        passage = Passage(bare, position, position + len(raw), line, ((0, position + lead),))
        position += len(raw)
        match = _HEADING.match(bare)
        if match:
            mark: Mark = "一、" if match["one"] else "（一）"
            heading = ImportedHeading(1 if match["one"] else 2, match["ordinal"], mark, None, match["text"], passage)
            sections.append(ImportedSection(heading))
        elif sections:
            last = sections[-1]
            sections[-1] = ImportedSection(last.heading, (), (*last.paragraphs, passage))
        else:
            opening.append(passage)
    report = ImportedReport(opening=tuple(opening), sections=tuple(sections))
    dropped: tuple[Dropped, ...] = ()
    return ImportedDocument(text, (report,), dropped)
