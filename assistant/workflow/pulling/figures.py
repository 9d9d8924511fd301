"""The leaders' figures (领导添的数字): those that the Word file brought and no fact has, and the bullets that would hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.comparison.sentences import series_mark
from assistant.language.open_marks import open_marks
from assistant.language.quantities import quantities
from assistant.language.sentences import sentences
from assistant.provenance.ledger import Ledger
from assistant.provenance.section_trace import trace_section
from assistant.report.comments import without_comments
from assistant.report.facts import FactSheet
from assistant.report.facts_edit import with_bullet
from assistant.workflow.pulling.told import SectionChange

_ENDS = "。！？；;，,、 　"


@dataclass(frozen=True)
class ForeignFigure:
    """A figure that no fact has. `sentence` is the one that says it, `key` and `section` the section's (an empty key: one of
    the township's own); `explanation` says which fact it contradicts, where it does."""

    figure: str
    sentence: str
    key: str
    section: str
    explanation: str = ""

    @property
    def bullet(self) -> str:
        """The sentence as a fact."""
        return self.sentence[len(series_mark(self.sentence)) :].strip(_ENDS)


def foreign_figures(changes: Sequence[SectionChange], ledger: Ledger) -> tuple[ForeignFigure, ...]:
    """Those of the changed sections, in reading order; not those that the exported draft had there."""
    return tuple(found for change in changes if change.new for found in _of_section(change, ledger))


def _of_section(change: SectionChange, ledger: Ledger) -> Iterator[ForeignFigure]:
    stood = {q.text for q in quantities(change.old)}
    marks = open_marks(change.new)
    for figure in trace_section(change.new, ledger, change.keys).figures:
        marked = any(mark.start <= figure.start < mark.end for mark in marks)
        if figure.sourced or figure.text in stood or marked:
            continue
        sentence = next(s for s in sentences(change.new) if s.start <= figure.start < s.end)
        key = change.keys[0] if change.keys else ""
        yield ForeignFigure(figure.text, sentence.text.strip(), key, change.title, figure.explanation)


def facts_with(
    text: str, sheet: FactSheet, figures: Sequence[ForeignFigure], titles: Mapping[str, str], source: str
) -> tuple[str, tuple[str, ...]]:
    """facts.md with a bullet for each sentence of these figures, and the bullets; nothing else of it changes. `titles`: key →
    title of the standard sections."""
    bullets: dict[str, ForeignFigure] = {}
    for figure in figures:
        bullets.setdefault(without_comments(figure.bullet), figure)
    for bullet, figure in reversed(bullets.items()):
        section = sheet.section(figure.key) or next((s for s in sheet.sections if s.title == figure.section), None)
        title = titles.get(figure.key) or figure.section + (f" {{#{figure.key}}}" if figure.key else "")
        last = max([section.line, *(f.line for f in section.facts)]) if section else 0
        text = with_bullet(text, last, f"- {bullet}  <!-- 来源：{source} -->", "" if section else title)
    return text, tuple(bullets)
