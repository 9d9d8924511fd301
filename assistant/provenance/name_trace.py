"""The provenance of every name of a section: titles, quoted names, people, places, bodies, media (名称溯源)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.language.named import Named, names_in, places_in
from assistant.language.sentences import sentences
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_replaced import replaced_names
from assistant.provenance.name_rules import allowed, is_marked, near
from assistant.provenance.name_sources import PLACES, Found, SectionSources
from assistant.provenance.names_of_report import NamesOfReport, names_of_report
from assistant.provenance.sentence_kinds import compares, ground_at
from assistant.provenance.traced import NameStatus, TracedName
from assistant.report.comments import blanked_comments
from assistant.report.finding import Severity

_GRAVE = ("title", *PLACES)


def trace_names(text: str, ledger: Ledger, keys: tuple[str, ...] = ()) -> tuple[TracedName, ...]:
    """Each name of the text in reading order, none overlapping another, with where it is allowed from. `sources` are ids:
    of the facts that have it (other sections' too), of what it was taken from where it is leaked, of the fact that has
    another name in its place, of a withheld fact that has it."""
    plain = blanked_comments(text)
    tracer = _Tracer(text, plain, names_of_report(ledger), keys)
    found = [*tracer.read(), *tracer.exchanged(), *tracer.taken_over()]
    return _apart(found)


class _Tracer:
    """One text against its sources."""

    def __init__(self, text: str, plain: str, report: NamesOfReport, keys: tuple[str, ...]) -> None:
        self.text, self.plain, self.report, self.ledger = text, plain, report, report.ledger
        self.sources = SectionSources(report.sources, keys)

    def read(self) -> Iterator[TracedName]:
        """The names that the text shows by its own means."""
        for name in names_in(self.plain):
            traced = self._trace(name)
            if name.sure or traced.allowed or traced.status == "near":
                yield traced

    def exchanged(self) -> Iterator[TracedName]:
        """Names in the place of a fact's name."""
        for found in replaced_names(self.plain, self.report.frames):
            traced = self._trace(found.name)
            if not traced.allowed:
                yield replace(traced, near=traced.near or found.right, sources=traced.sources or (found.source,))

    def taken_over(self) -> Iterator[TracedName]:
        """Places of the exemplars without their last character (桐湾人民)."""
        pattern, kinds = self.report.exemplar_places
        if pattern is None:
            return
        for match in pattern.finditer(self.plain):
            if self.sources.words(match[0]) is None:
                yield self._trace(Named(match.start(), match.end(), match[0], kinds[match[0]]))

    def _trace(self, name: Named) -> TracedName:
        found = allowed(name, self.plain[: name.start], self.sources) or self._by_its_place(name)
        if found:
            return _traced(name, found.status, "info", found.sources)
        return self._foreign(name)

    def _by_its_place(self, name: Named) -> Found | None:
        """Last year's names where the sentence compares; whatever a person confirmed in place."""
        core = _core(name)
        if compares(self._sentence(name)):
            ids = tuple(s.id for s in self.ledger.last_year if core in s.text)
            if ids:
                return Found("last_year", ids[:1])
        ground = ground_at(self.text, name.start)
        return Found("confirmed", (ground,)) if ground else None

    def _foreign(self, name: Named) -> TracedName:
        """A name that nothing allows: taken from an exemplar, nearly an allowed one, or unknown."""
        right = near(name, self.sources)
        grave = name.kind in _GRAVE and (name.kind != "title" or is_marked(name) or bool(right))
        places = [p for p in places_in(name.text) if allowed(p, "", self.sources) is None] if not grave else []
        severity: Severity = "error" if grave or places else "warning"
        shots = _holding(_core(name), self.ledger.exemplars)
        if shots and name.kind not in ("organisation", "media"):
            return _traced(name, "leaked", "error" if name.kind == "person" else severity, shots, right)
        shots = next(
            (s for p in places if (s := _holding(p.text, self.ledger.exemplars))), shots if is_marked(name) else ()
        )
        if shots:
            return _traced(name, "leaked", severity, shots, right)
        if right:
            known = self.sources.words(_bare(right))
            return _traced(name, "near", severity, known.sources if known else (), right)
        return _traced(name, "unknown", severity, _holding(_core(name), self.ledger.withheld))

    def _sentence(self, name: Named) -> str:
        spans = sentences(self.plain)
        return next((s.text for s in spans if s.start <= name.start < s.end), "")


def _traced(
    name: Named, status: NameStatus, severity: Severity, sources: tuple[str, ...] = (), right: str = ""
) -> TracedName:
    return TracedName(name.start, name.end, name.text, name.kind, status, severity, sources, right)


def _core(name: Named) -> str:
    return _bare(name.text)


def _bare(words: str) -> str:
    return words[1:-1] if words[:1] in ("《", "“") else words


def _holding(words: str, sources: tuple[Source, ...]) -> tuple[str, ...]:
    """The ids of the first sources that have the words."""
    return tuple(dict.fromkeys(s.id for s in sources if words in s.text))[:2]


def _apart(found: list[TracedName]) -> tuple[TracedName, ...]:
    """In reading order, none overlapping another; at one place what is not allowed goes first, then the longer one."""
    apart: list[TracedName] = []
    for name in sorted(found, key=lambda n: (n.start, n.allowed, -n.end)):
        if not apart or name.start >= apart[-1].end:
            apart.append(name)
        elif apart[-1].allowed and not name.allowed:
            apart[-1] = name
    return tuple(apart)
