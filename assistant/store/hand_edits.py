"""A hand edit of draft.md (手工修改) as versions of the sections that it changed."""

from __future__ import annotations

from dataclasses import replace

from assistant.report.draft_markdown import keyed_part, parse_draft
from assistant.report.report import CLOSING, OPENING, Heading, Report, Section
from assistant.report.section_identity import SectionIdentity, standing_alone, whole_text
from assistant.store.records import SectionVersion


def person_versions(before: str, after: str) -> tuple[SectionVersion, ...]:
    """A version for each section of `after` that differs from what it was before, with no text for one that went."""
    old, new = _versions(before), _versions(after)
    report = Report(sections=tuple(_section(version) for version in old))
    left = dict(zip(report.sections, old, strict=True))
    changed = []
    for version in new:
        was = SectionIdentity(version.section_keys, (version.heading,), version.text).find(report)
        if was is None or left.pop(was, None) != version:
            changed.append(version)
    return (*changed, *(replace(version, text="") for version in left.values()))


def _versions(text: str) -> list[SectionVersion]:
    report, _ = parse_draft(text)
    own = [(section, whole_text(report, section)) for section in standing_alone(report)]
    parts = [keyed_part(key, found) for key, found in ((OPENING, report.opening), (CLOSING, report.closing)) if found]
    sections = [*own, *((part, part.text) for part in parts)]
    return [SectionVersion(s.keys, s.heading.text, whole, "person") for s, whole in sections]


def _section(version: SectionVersion) -> Section:
    return Section(Heading(1, version.heading), version.section_keys, tuple(version.text.split("\n")))
