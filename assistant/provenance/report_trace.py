"""Tracing a whole report (全文溯源): every part of it, and where each fact of the sheet stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.provenance.commented import Comments, joined
from assistant.provenance.fact_use import trace_facts
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.section_trace import trace_section
from assistant.provenance.traced import FactUse, SectionTrace, TracedFigure, TracedName, UnsupportedClause
from assistant.report.comments import comment_spans
from assistant.report.imported import ImportedDocument, ImportedReport, ImportedSection, Passage
from assistant.report.report import CLOSING, OPENING

TITLE = "title"
_NOTHING = Passage("", 0, 0, 0)
_UNTRACED = SectionTrace()
_MAY_NEED_A_SOURCE = re.compile("[0-9０-９一二三四五六七八九十百千万两《“省市县区旗镇乡村]|街道|社区")
_BEST = {"used": 0, "partly": 1, "unused": 2, "withheld": 3}


@dataclass(frozen=True)
class TracedPart:
    """A title, an opening, a section (each deeper one is a part of its own), a closing. `name` is title, opening, closing,
    the keys of the section, or its heading where it has none; `keys` are those of the section it stands in. `body` is the
    traced text with its comments, `heading` the heading's; places in `trace` are offsets in the one, in `head` in the other."""

    name: str
    keys: tuple[str, ...] = ()
    level: int = 0
    heading: Passage = _NOTHING
    head: SectionTrace = _UNTRACED
    body: Passage = _NOTHING
    trace: SectionTrace = _UNTRACED

    def figures(self) -> Iterator[tuple[Passage, TracedFigure]]:
        """Each with the passage that it is a place in."""
        yield from ((self.heading, figure) for figure in self.head.figures)
        yield from ((self.body, figure) for figure in self.trace.figures)

    def names(self) -> Iterator[tuple[Passage, TracedName]]:
        yield from ((self.heading, name) for name in self.head.names)
        yield from ((self.body, name) for name in self.trace.names)

    def clauses(self) -> Iterator[tuple[Passage, UnsupportedClause]]:
        yield from ((self.body, clause) for clause in self.trace.clauses)


@dataclass(frozen=True)
class StandingFact:
    """How a fact stands in the report. `part` is the part that has it, else the one that it belongs to; None where the
    report has no such part. `places` are offsets in the document."""

    source: Source
    use: FactUse
    part: TracedPart | None = None
    places: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReportTrace:
    """A traced report: its parts in reading order, the facts in the order of the sheet, and what all of it rests on."""

    parts: tuple[TracedPart, ...]
    facts: tuple[StandingFact, ...]
    ledger: Ledger

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """What an id stands for; of several under one id (文件头) the first."""
        ledger = self.ledger
        every = (*ledger.facts, *ledger.withheld, *ledger.front, *ledger.last_year, *ledger.exemplars)
        return {source.id: source for source in reversed(every)}

    def sources_of(self, figure: TracedFigure) -> tuple[Source, ...]:
        """What a figure rests on, or was taken from: facts and the like; of a confirmed one the person's own word. Of
        several under one id the one that has its words."""
        if figure.status == "confirmed":
            return tuple(Source("", "", evidence=ground) for ground in figure.sources)
        return tuple(found for id_ in figure.sources if (found := self._saying(id_, figure.text)))

    def _saying(self, id_: str, words: str) -> Source | None:
        first = self.sources.get(id_)
        if first is None or words in first.text:
            return first
        ledger = self.ledger
        every = (*ledger.front, *ledger.last_year, *ledger.exemplars)
        return next((source for source in every if source.id == id_ and words in source.text), first)


def trace_report(document: ImportedDocument, ledger: Ledger) -> ReportTrace:
    """Every part of the reports of a document against the ledger. Title, opening and closing may speak of any fact."""
    tracer = _Tracer(document.text, comment_spans(document.text), ledger)
    parts = tuple(part for report in document.reports for part in tracer.parts(report))
    return ReportTrace(parts, tuple(_standing(parts, ledger)), ledger)


@dataclass(frozen=True)
class _Tracer:
    text: str
    comments: Comments
    ledger: Ledger

    def parts(self, report: ImportedReport) -> Iterator[TracedPart]:
        if report.title is not None:
            yield TracedPart(TITLE, heading=report.title, head=self._head(report.title))
        if report.opening:
            yield self._part(TracedPart(OPENING), report.opening)
        for section in report.sections:
            yield from self._section(section, (), 1)
        if report.closing:
            yield self._part(TracedPart(CLOSING), report.closing)

    def _section(self, section: ImportedSection, above: tuple[str, ...], level: int) -> Iterator[TracedPart]:
        keys, passage = section.keys or above, section.heading.passage
        name = ",".join(keys) or section.heading.text
        part = TracedPart(name, keys, level, passage, self._head(passage, keys))
        yield self._part(part, section.paragraphs)
        for below in section.sections:
            yield from self._section(below, keys, level + 1)

    def _head(self, heading: Passage, keys: tuple[str, ...] = ()) -> SectionTrace:
        """Figures and names of a heading; what it says otherwise is for the section under it to bear out."""
        if not _MAY_NEED_A_SOURCE.search(heading.text):
            return _UNTRACED
        return replace(trace_section(heading.text, self.ledger, keys), clauses=(), facts=())

    def _part(self, part: TracedPart, paragraphs: Sequence[Passage]) -> TracedPart:
        body = joined(paragraphs, self.comments, self.text)
        if not body.text:
            return part
        return replace(part, body=body, trace=trace_section(body.text, self.ledger, part.keys))


def _standing(parts: Sequence[TracedPart], ledger: Ledger) -> Iterator[StandingFact]:
    """Every fact of the sheet. One that its own section lacks may stand in any other: a person may have moved it."""
    found = {fact.source: fact for key in _keys(ledger.facts) for fact in _at_home(parts, ledger, key)}
    open_ = [source for source in ledger.facts if found[source].use.status != "used"]
    for part in parts if open_ else ():
        for source, use in zip(open_, _uses(part, open_), strict=True):
            here = StandingFact(source, use, part, _places(part, use))
            if _BEST[use.status] < _BEST[found[source].use.status]:
                found[source] = here
    yield from (found[source] for source in ledger.facts)
    yield from (StandingFact(source, FactUse(source.id, source.text, "withheld")) for source in ledger.withheld)


def _keys(facts: Iterable[Source]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.section for fact in facts))


def _at_home(parts: Sequence[TracedPart], ledger: Ledger, key: str) -> Iterator[StandingFact]:
    """The facts of a section where the report has that section; deeper headings of a person's own belong to it."""
    own = tuple(fact for fact in ledger.facts if fact.section == key)
    home = [part for part in parts if key in part.keys or key == part.name == OPENING]
    texts = [part for part in home if part.body.text]
    whole = texts[0] if len(texts) == 1 else _together(texts)
    known = {use.id: use for use in whole.trace.facts}
    uses = [known[fact.id] for fact in own] if known.keys() >= {fact.id for fact in own} else _uses(whole, own)
    for source, use in zip(own, uses, strict=True):
        yield StandingFact(source, use, home[0] if home else None, _places(whole, use))


def _together(parts: Sequence[TracedPart]) -> TracedPart:
    """Parts of one section as one text."""
    if not parts:
        return TracedPart("")
    anchors: list[tuple[int, int]] = []
    length = 0
    for part in parts:
        anchors += [(own + length, there) for own, there in part.body.anchors]
        length += len(part.body.text) + 1
    text = "\n".join(part.body.text for part in parts)
    whole = Passage(text, parts[0].body.start, parts[-1].body.end, parts[0].body.line, tuple(anchors))
    return TracedPart(parts[0].name, parts[0].keys, body=whole)


def _uses(part: TracedPart, facts: Sequence[Source]) -> tuple[FactUse, ...]:
    """How these facts stand in a part, whatever section they belong to."""
    if not part.body.text:
        return tuple(FactUse(fact.id, fact.text, "unused") for fact in facts)
    free = Ledger(facts=tuple(replace(fact, section="") for fact in facts))
    return trace_facts(part.body.text, free)


def _places(part: TracedPart, use: FactUse) -> tuple[int, ...]:
    return tuple(part.body.position(place) for place in use.places)
