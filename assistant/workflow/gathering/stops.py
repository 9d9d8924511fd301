"""The sections that the interview goes through (采集的各节), in order."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.errors import SectionNameError
from assistant.report.facts import FactSection, FactSheet
from assistant.report.facts_headings import own_key
from assistant.report.report import CLOSING, OPENING
from assistant.report.template import SectionSpec, Template


@dataclass(frozen=True)
class Stop:
    """One section: `spec` is the template's, None for one of the township's own; `section` is what facts.md has of it."""

    key: str
    title: str
    spec: SectionSpec | None = None
    section: FactSection | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        return self.spec.questions if self.spec else ()

    @property
    def counted(self) -> str:
        """The measure words that are usual here."""
        return self.spec.counted if self.spec else ""

    @property
    def count(self) -> int:
        return len(self.section.facts) if self.section else 0

    @property
    def pending(self) -> int:
        return sum(fact.pending for fact in self.section.facts) if self.section else 0


def stops_of(sheet: FactSheet, template: Template, begun: tuple[str, ...] = ()) -> tuple[Stop, ...]:
    """The lead if facts.md has it, the template's sections, then the township's own; `begun` are titles of its own that
    facts.md does not have yet."""
    standing = {section.key: section for section in sheet.sections}
    standard = {spec.key for spec in template.sections}
    own = [s for s in sheet.sections if s.key not in standard | {OPENING, CLOSING}]
    lead = [Stop(OPENING, standing[OPENING].title, None, standing[OPENING])] if OPENING in standing else []
    found = [
        *lead,
        *(Stop(spec.key, spec.title, spec, standing.get(spec.key)) for spec in template.sections),
        *(Stop(section.key, section.title, None, section) for section in own),
    ]
    keys = {stop.key for stop in found}
    return (*found, *(Stop(own_key(title), title) for title in begun if own_key(title) not in keys))


def stop_named(name: str, stops: tuple[Stop, ...]) -> Stop:
    """The section that a title, a piece of one, a key or a number from 1 means. Raises SectionNameError."""
    from assistant.workflow.section_names import NamedSection, section_named  # noqa: PLC0415  # loads the history

    if name.isdecimal() and 1 <= int(name) <= len(stops):
        return stops[int(name) - 1]
    if not name.strip():
        raise SectionNameError("要写章节的名称。", f"有这些：{'、'.join(stop.title for stop in stops)}。")
    named = [NamedSection((stop.key,), stop.title, stop.title) for stop in stops]
    found = section_named(name, named)
    return stops[named.index(found)]
