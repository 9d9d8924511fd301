"""The provenance of every name of a section: titles, quoted names, people, places, bodies, media (名称溯源)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from assistant.language.named import Kind, Named, names_in, places_in
from assistant.language.sentences import sentences
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.name_replaced import replaced_names
from assistant.provenance.name_rules import allowed, is_marked, is_short_title, near
from assistant.provenance.name_sources import PLACES, Found, SectionSources
from assistant.provenance.names_of_report import NamesOfReport, names_of_report
from assistant.provenance.sentence_kinds import compares, ground_at
from assistant.provenance.traced import NameStatus, TracedName
from assistant.report.comments import blanked_comments
from assistant.report.finding import Severity

_SURE_PERSON = 3


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
        self._known: dict[tuple[str, Kind], TracedName] = {}
        self._comparing: dict[int, bool] = {}

    def read(self) -> Iterator[TracedName]:
        """The names that the text shows by its own means."""
        for name in (*names_in(self.plain), *self._known_people()):
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
        found = allowed(name, self.plain, self.sources) or self._by_its_place(name)
        if found:
            return _traced(name, found.status, "info", found.sources)
        known = self._known.get((name.text, name.kind))
        if known is None:
            known = self._known[name.text, name.kind] = self._foreign(name)
        if known.near == name.text:
            return _traced(name, "stated", "info", known.sources)
        return replace(known, start=name.start, end=name.end)

    def _by_its_place(self, name: Named) -> Found | None:
        """Last year's names where the sentence compares; whatever a person confirmed in place."""
        core = _core(name)
        if self.ledger.last_year and self._compares(name):
            ids = tuple(s.id for s in self.ledger.last_year if core in s.text)
            if ids:
                return Found("last_year", ids[:1])
        ground = ground_at(self.text, name.start)
        return Found("confirmed", (ground,)) if ground else None

    def _known_people(self) -> Iterator[Named]:
        """Persons of the sources without any frame."""
        for name in self.report.sources.names("person"):
            if len(name) >= _SURE_PERSON:
                yield from (Named(m.start(), m.end(), name, "person") for m in re.finditer(re.escape(name), self.plain))

    def _foreign(self, name: Named) -> TracedName:
        """A name that nothing allows: taken from an exemplar, nearly an allowed one, or unknown."""
        right = near(name, self.sources)
        severity = self._severity(name, right)
        shots = self._exemplars_of(name)
        if shots:
            return _traced(name, "leaked", "error" if self._has_their_place(name) else severity, shots, right)
        if right:
            known = self.sources.words(_bare(right))
            return _traced(name, "near", severity, known.sources if known else (), right)
        return _traced(name, "unknown", severity, _holding(_core(name), self.ledger.withheld))

    def _severity(self, name: Named, right: str) -> Severity:
        """Places and titles are grave, a title without marks or told short where it is nearly an allowed one only; bodies
        and quotations where a place in them is not allowed."""
        if name.kind == "title":
            return "error" if (is_marked(name) or right) and not is_short_title(name) else "warning"
        parts = (name,) if name.kind in PLACES else places_in(name.text)
        grave = any(part is name or allowed(part, name.text, self.sources) is None for part in parts)
        return "error" if grave else "warning"

    def _exemplars_of(self, name: Named) -> tuple[str, ...]:
        """The exemplars that have it; a body that any township has (司法所) is taken from none."""
        if name.kind in ("organisation", "media") and not is_marked(name) and not self._has_their_place(name):
            return ()
        return _holding(_core(name), self.ledger.exemplars) or _holding(self._their_place(name), self.ledger.exemplars)

    def _has_their_place(self, name: Named) -> bool:
        return name.kind == "person" or bool(self._their_place(name))

    def _their_place(self, name: Named) -> str:
        """A place of the exemplars in the name that is none of the report's own."""
        pattern, _ = self.report.exemplar_places
        found = (m[0] for m in pattern.finditer(name.text)) if pattern else ()
        return next((place for place in found if self.sources.words(place) is None), "")

    def _compares(self, name: Named) -> bool:
        """Whether the name stands in a sentence that compares; each sentence is looked at once."""
        spans = sentences(self.plain)
        at = bisect_right(spans, name.start, key=lambda span: span.start) - 1
        if at not in self._comparing:
            self._comparing[at] = compares(spans[at].text)
        return self._comparing[at]


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
    return tuple(dict.fromkeys(s.id for s in sources if words in s.text))[:2] if words else ()


def _apart(found: list[TracedName]) -> tuple[TracedName, ...]:
    """In reading order, none overlapping another; at one place what is not allowed goes first, then the longer one."""
    apart: list[TracedName] = []
    for name in sorted(found, key=lambda n: (n.start, n.allowed, -n.end, not n.near)):
        if not apart or name.start >= apart[-1].end:
            apart.append(name)
        elif apart[-1].allowed and not name.allowed:
            apart[-1] = name
    return tuple(apart)
