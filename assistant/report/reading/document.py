"""From the decoded text of a file to the reports in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.report.imported import (
    Dropped,
    ImportedDocument,
    ImportedHeading,
    ImportedReport,
    Passage,
)
from assistant.report.reading.back import read_back
from assistant.report.reading.cells import without_row_numbers
from assistant.report.reading.front import read_front
from assistant.report.reading.headings import Found, find_headings
from assistant.report.reading.joining import Entry, whole_lines
from assistant.report.reading.keys import assign_keys
from assistant.report.reading.lines import read_lines
from assistant.report.reading.passages import Place, cut
from assistant.report.reading.remains import without_remains
from assistant.report.reading.reports import split_reports
from assistant.report.reading.tree import Node, tree
from assistant.report.template import SectionSpec

BLANK_TEXT = "空白"


def read_document(text: str, specs: Sequence[SectionSpec] = ()) -> ImportedDocument:
    """The reports of a text; `specs` are the standard sections whose keys are assigned. Never fails: what is not
    understood is a paragraph. Ordinals are kept as they stand: nothing is renumbered, put in order or left out."""
    place = Place(text)
    lines, dropped = without_remains(read_lines(text), place)
    if not lines and not dropped and text:
        dropped = [Dropped("", BLANK_TEXT, 0, len(text), 1)]
    reports = []
    for entries in split_reports(without_row_numbers(whole_lines(lines, text, place))):
        report, more = _read_report(entries, specs, place)
        reports.append(report)
        dropped += more
    return ImportedDocument(text, tuple(reports), tuple(sorted(dropped, key=lambda piece: piece.start)))


def _read_report(
    entries: Sequence[Entry], specs: Sequence[SectionSpec], place: Place
) -> tuple[ImportedReport, tuple[Dropped, ...]]:
    front = read_front(entries, place)
    back = read_back(front.rest, place)
    known = frozenset(name for spec in specs for name in (spec.title, *spec.headings))
    found = find_headings(back.body, known)
    first = found[0].index if found else len(back.body)
    twice = [f for f, b in ((front.issuer, back.issuer), (front.date, back.date)) if f is not None and b is not None]
    report = ImportedReport(
        title=front.title,
        recipient=front.recipient,
        opening=(*twice, *(entry.passage for entry in back.body[:first])),  # signed above and below: the latter counts
        sections=assign_keys(tree(list(_nodes(back.body, found, place))), specs),
        closing=back.closing,
        annexes=back.annexes,
        issuer=back.issuer or front.issuer,
        date=back.date or front.date,
    )
    return report, front.dropped


def _nodes(body: Sequence[Entry], found: Sequence[Found], place: Place) -> Iterator[Node]:
    """Every heading with the paragraphs under it."""
    ends = [*(heading.index for heading in found[1:]), len(body)]
    for heading, end in zip(found, ends, strict=bool(found)):
        own, first = _heading(heading, place)
        below = [entry.passage for entry in body[heading.index + 1 : end]]
        yield Node(own, tuple([first, *below] if first is not None else below))


def _heading(found: Found, place: Place) -> tuple[ImportedHeading, Passage | None]:
    """The heading, and the paragraph that begins on its line."""
    passage, first = found.entry.passage, None
    if found.run_in:
        passage, first = cut(passage, found.end, place)
    ordinal = found.entry.ordinal
    if ordinal is None:
        return ImportedHeading(found.level, "", "", None, passage.text, passage, found.run_in), first
    rest = passage.text[ordinal.end :]
    return ImportedHeading(found.level, ordinal.text, ordinal.mark, ordinal.number, rest, passage, found.run_in), first
