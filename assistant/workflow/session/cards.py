"""A section as the clerk reads it (一节的样子): its text, what each figure rests on, what is wrong with it, its length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.drafting.plan import SectionTask
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.pieces import Paragraph, Piece, body_pieces, heading_pieces
from assistant.provenance.report_trace import ReportTrace, TracedPart, trace_report
from assistant.provenance.status_words import label
from assistant.report.comments import without_comments
from assistant.report.finding import Finding
from assistant.report.known import known_from_front
from assistant.report.reading.draft import read_draft_document
from assistant.report.report import Section
from assistant.report.section_identity import SectionIdentity
from assistant.store.adopted import text_mark
from assistant.workflow.check import provenance_findings
from assistant.workflow.reading import Desk
from assistant.workflow.session.taken import standing_lines
from assistant.workflow.tools import Tools
from assistant.workflow.tracing import TracedFile


@dataclass(frozen=True)
class Ground:
    """A figure or date of the text and what it rests on: `label` names the facts and says what is odd, `sound` is False for
    one without a source."""

    text: str
    label: str
    sources: tuple[Source, ...]
    sound: bool


@dataclass(frozen=True)
class Card:
    """`paragraphs` are the text in pieces, figures apart; `mark` is what this text is known by (store.adopted); `target` are
    the characters that the facts call for (0: none), `line` that of the heading in draft.md."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    grounds: tuple[Ground, ...]
    findings: tuple[Finding, ...]
    characters: int
    target: int
    mark: str
    line: int


def card_of(known: SectionIdentity, task: SectionTask | None, desk: Desk, tools: Tools, ledger: Ledger) -> Card | None:
    """The section as it stands in draft.md now; None where it does not, or is empty."""
    text = desk.workspace.read_draft().text
    found = standing_lines(text, known)
    if found is None:
        return None
    section, source = found
    traced = _traced(section, text, source, desk, ledger)
    parts = [part for part in traced.trace.parts if part.heading.text or part.body.text]
    return Card(
        heading=section.heading.text,
        paragraphs=tuple(_paragraphs(parts)),
        grounds=tuple(_grounds(parts, traced.trace)),
        findings=provenance_findings(traced, tools.settings.check),
        characters=len("".join(without_comments(source).split())),
        target=task.target if task and task.facts else 0,
        mark=text_mark(section.heading.text, source),
        line=section.line,
    )


def _traced(section: Section, text: str, source: str, desk: Desk, ledger: Ledger) -> TracedFile:
    """The section alone against the facts, with its lines where they stand in draft.md."""
    lines = text.split("\n")
    blank = next((n for n, line in enumerate(lines[section.line :]) if line), 0)
    end = section.line + blank + len(source.split("\n"))
    alone = "\n".join([*[""] * (section.line - 1), *lines[section.line - 1 : end]])
    document = read_draft_document(alone, desk.template.sections)
    trace = trace_report(document, ledger)
    keys = {key for part in trace.parts for key in part.keys}
    own = replace(trace, facts=tuple(fact for fact in trace.facts if fact.source.section in keys))
    known = known_from_front(desk.sheet.front, desk.template.sections)
    return TracedFile(str(desk.workspace.draft), document, own, desk.sheet, {}, (), known)


def _paragraphs(parts: list[TracedPart]) -> Iterator[Paragraph]:
    """The section's own text, then a person's deeper headings with theirs."""
    for number, part in enumerate(parts):
        if number:
            yield (Piece(""), *heading_pieces(part))
        yield from body_pieces(part)


def _grounds(parts: list[TracedPart], trace: ReportTrace) -> Iterator[Ground]:
    """In reading order; a figure that is told twice on the same ground once."""
    seen = set()
    for part in parts:
        for _, figure in part.figures():
            ground = Ground(figure.text, label(figure), trace.sources_of(figure), figure.sourced)
            if ground not in seen:
                seen.add(ground)
                yield ground
