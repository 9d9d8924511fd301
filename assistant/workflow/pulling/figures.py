"""The leaders' figures (领导添的、改的数字): those of the Word file that its section's facts have not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from assistant.comparison.sentences import align_sentences, likeness_of_sentences, series_mark
from assistant.comparison.words import word_changes
from assistant.language.open_marks import open_marks
from assistant.language.quantities import quantities
from assistant.language.sentences import clauses, sentences
from assistant.language.span import Span
from assistant.provenance.ledger import Ledger
from assistant.provenance.section_trace import trace_section
from assistant.provenance.traced import SectionTrace, TracedFigure
from assistant.report.comments import without_comments
from assistant.report.facts import Fact, FactSheet
from assistant.workflow.pulling.told import SectionChange

FigureKind = Literal["new", "changed", "moved"]
_ENDS = "。！？；;，,、 　"
_LIKE = 0.6


@dataclass(frozen=True)
class ForeignFigure:
    """A figure of a section that no fact of the section has. `sentence` is the one that says it, `key` and `section` the
    section's (an empty key: one of the township's own); `explanation` says more of it, maybe nothing.

    "new": no fact has it; `bullet` is the fact that would, empty where the sentence says other facts in one breath.
    "changed": a fact (`line` of facts.md, `fact` its words) has `was` in its place. "moved": the fact of another section has
    it, whose title is `home`."""

    figure: str
    sentence: str
    key: str
    section: str
    explanation: str = ""
    kind: FigureKind = "new"
    bullet: str = ""
    line: int = 0
    fact: str = ""
    was: str = ""
    home: str = ""

    @property
    def can_be_added(self) -> bool:
        return bool(self.bullet) or self.kind == "changed"


def foreign_figures(changes: Sequence[SectionChange], ledger: Ledger, sheet: FactSheet) -> tuple[ForeignFigure, ...]:
    """Those of the changed sections, in reading order; not those that the exported draft had there."""
    facts = {(f.display, f.text): f for s in sheet.sections for f in s.facts}
    titles = {s.key: s.title for s in sheet.sections}
    return tuple(f for c in changes if c.new for f in _Section(c, ledger, facts, titles).figures())


@dataclass(frozen=True)
class _Section:
    change: SectionChange
    ledger: Ledger
    facts: Mapping[tuple[str, str], Fact]
    titles: Mapping[str, str]

    def figures(self) -> Iterator[ForeignFigure]:
        stood = {q.text for q in quantities(self.change.old)}
        marks = open_marks(self.change.new)
        traced = trace_section(self.change.new, self.ledger, self.change.keys).figures
        foreign = [
            f
            for f in traced
            if not (f.sourced or f.text in stood or any(mark.start <= f.start < mark.end for mark in marks))
        ]
        for span in sentences(self.change.new):
            here = [f for f in foreign if span.start <= f.start < span.end]
            if here:
                told = [self._told(f, span) for f in here]
                new = {f.start for f, t in zip(here, told, strict=True) if t.kind == "new"}
                others = [f for f in traced if span.start <= f.start < span.end and f.start not in new]
                bullet = _bullet(span, new, others)
                yield from (_with_bullet(t, bullet) for t in told)

    def _told(self, figure: TracedFigure, span: Span) -> ForeignFigure:
        key = self.change.keys[0] if self.change.keys else ""
        plain = ForeignFigure(figure.text, span.text.strip(), key, self.change.title, figure.explanation)
        home = self._fact(figure.sources)
        if figure.status == "misplaced" and home is not None:
            title = self.titles.get(home.section, "")
            return replace(plain, kind="moved", line=home.line, fact=home.text, home=title)
        was, fact = self._stood(figure, span) or self._meant(figure, span) or ("", None)
        if fact is None:
            return plain
        return replace(plain, kind="changed", line=fact.line, fact=fact.text, was=was)

    def _stood(self, figure: TracedFigure, span: Span) -> tuple[str, Fact] | None:
        """The figure in whose place it stands now, where that rests on a fact."""
        old = self._old_sentence.get(span.start)
        if old is None:
            return None
        at, before = figure.start - span.start, 0
        for change in word_changes(old.text, span.text):
            if before <= at < before + len(change.new) and change.number:
                place = old.start + self._offset(old.text, span.text, before)
                return self._resting(change.old, place)
            before += len(change.new)
        return None

    def _offset(self, old: str, new: str, at: int) -> int:
        """How far into the old sentence a change goes that begins at `at` in the new one."""
        here = there = 0
        for change in word_changes(old, new):
            if there == at:
                break
            here, there = here + len(change.old), there + len(change.new)
        return here

    def _resting(self, words: str, place: int) -> tuple[str, Fact] | None:
        if len(quantities(words)) != 1:
            return None
        for old in self._old_trace.figures:
            fact = self._fact(old.sources) if place <= old.start < place + len(words) else None
            if fact is not None and old.status == "stated" and fact.text.count(old.text) == 1:
                return old.text, fact
        return None

    def _meant(self, figure: TracedFigure, span: Span) -> tuple[str, Fact] | None:
        """The one figure of a fact that should stand there, where the sentence is that fact's."""
        fact = self._fact(figure.sources) if figure.right else None
        if fact is None or fact.text.count(figure.right) != 1 or likeness_of_sentences(fact.text, span.text) < _LIKE:
            return None
        return figure.right, fact

    def _fact(self, ids: Sequence[str]) -> Fact | None:
        found = (self.facts.get((s.id, s.text)) for s in self.ledger.facts if s.id in ids)
        return next((fact for fact in found if fact is not None), None)

    @cached_property
    def _old_trace(self) -> SectionTrace:
        return trace_section(self.change.old, self.ledger, self.change.keys)

    @cached_property
    def _old_sentence(self) -> Mapping[int, Span]:
        """Start of each sentence that was there before in some form → what it was."""
        old, new = (sentences(text) for text in (self.change.old, self.change.new))
        pairs = align_sentences([s.text for s in old], [s.text for s in new])
        return {new[p.new].start: old[p.old] for p in pairs if p.old is not None and p.new is not None}


def _bullet(span: Span, new: set[int], others: Sequence[TracedFigure]) -> str:
    """The sentence as a fact; where it says other facts too, only the clauses of the new figures, if those say none."""
    if not others:
        return _fact_text(span.text)
    starts = [f.start - span.start for f in others]
    own = [
        clause for clause in clauses(span.text) if any(clause.start <= start - span.start < clause.end for start in new)
    ]
    mixed = any(clause.start <= start < clause.end for clause in own for start in starts)
    return "" if mixed else "，".join(_fact_text(clause.text) for clause in own)


def _fact_text(text: str) -> str:
    text = without_comments(text).strip()
    return text[len(series_mark(text)) :].strip(_ENDS)


def _with_bullet(figure: ForeignFigure, bullet: str) -> ForeignFigure:
    return replace(figure, bullet=bullet) if figure.kind == "new" else figure
