"""What the tests of the reader ask of a document: its outline on few lines, and whether its parts tile the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from assistant.report.imported import ImportedDocument, ImportedReport, ImportedSection, Passage
from assistant.report.reading.document import read_document


def outline(text: str) -> list[str]:
    """Every heading of the text as `level ordinal|text`, + behind it where it is run in, = between two reports."""
    lines: list[str] = []
    for report in read_document(text).reports:
        lines += ["="] if lines else []
        lines += [line for section in report.sections for line in _lines(section)]
    return lines


def only(text: str) -> ImportedReport:
    """The one report of the text."""
    (report,) = read_document(text).reports
    return report


def said(*passages: Passage | None) -> list[str]:
    return ["" if passage is None else passage.text for passage in passages]


def passages(document: ImportedDocument) -> Iterator[Passage]:
    """Every passage of the document, report by report."""
    for report in document.reports:
        single = (report.title, report.recipient, report.issuer, report.date)
        yield from (passage for passage in single if passage is not None)
        yield from (*report.opening, *report.closing, *report.annexes)
        for section in report.walk():
            yield section.heading.passage
            yield from section.paragraphs


def untiled(document: ImportedDocument) -> list[tuple[int, int]]:
    """Gaps (from, to) and overlaps (to, from) between the spans of all parts; empty where they tile the text."""
    spans = sorted((part.start, part.end) for part in (*passages(document), *document.dropped))
    edges = [(0, 0), *spans, (len(document.text), len(document.text))]
    return [(a[1], b[0]) for a, b in pairwise(edges) if a[1] != b[0]]


def misplaced(document: ImportedDocument) -> list[tuple[str, int]]:
    """Characters of a passage whose place in the document holds another one, or lies outside the passage's span."""
    return [
        (passage.text, offset)
        for passage in passages(document)
        for offset, character in enumerate(passage.text)
        if document.text[passage.position(offset)] != character
        or not passage.start <= passage.position(offset) < passage.end
    ]


def _lines(section: ImportedSection) -> Iterator[str]:
    heading = section.heading
    yield f"{heading.level} {heading.ordinal}|{heading.text}{'+' if heading.run_in else ''}"
    for below in section.sections:
        yield from _lines(below)
