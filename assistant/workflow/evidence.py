"""The evidence of every figure (依据): one row a figure, with the facts that it rests on and the clerk's 来源."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.provenance.ledger import Source
from assistant.provenance.status_words import FIGURES, part_title
from assistant.provenance.traced import TracedFigure
from assistant.style.text_lines import TextLines
from assistant.workflow.tracing import TracedFile


@dataclass(frozen=True)
class EvidenceRow:
    """A figure of the text, where it stands (line and column from 1), and what bears it out. `evidence` is the 来源 of the
    facts, or the 依据 of a figure that a person has confirmed; `note` the sum shown or what is wrong."""

    section: str
    line: int
    column: int
    figure: TracedFigure
    sources: tuple[Source, ...]

    @property
    def status(self) -> str:
        return FIGURES[self.figure.status]

    @property
    def ids(self) -> str:
        return "、".join(dict.fromkeys(source.id for source in self.sources if source.id))

    @property
    def facts(self) -> str:
        return "；".join(dict.fromkeys(source.text for source in self.sources if source.text))

    @property
    def evidence(self) -> str:
        return "；".join(dict.fromkeys(source.evidence for source in self.sources if source.evidence))

    @property
    def note(self) -> str:
        return "" if self.figure.status == "confirmed" else self.figure.explanation


def evidence_rows(traced: TracedFile) -> tuple[EvidenceRow, ...]:
    """Every figure of the text in reading order."""
    lines = TextLines(traced.document.text)
    return tuple(
        EvidenceRow(
            part_title(part, traced.titles),
            *lines.place(passage.position(figure.start)),
            figure,
            traced.trace.sources_of(figure),
        )
        for part in traced.trace.parts
        for passage, figure in part.figures()
    )
