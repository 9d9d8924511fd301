"""A hand edit of draft.md (手工修改) as versions of the sections that it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.report.draft_markdown import keyed_part, parse_draft
from assistant.report.report import CLOSING, OPENING, Report, Section
from assistant.report.section_identity import SectionIdentity
from assistant.store.records import SectionVersion

if TYPE_CHECKING:
    from collections.abc import Iterator


def person_versions(before: str, after: str) -> tuple[SectionVersion, ...]:
    """A version for each section of `after` that differs from what it was before, with no text for one that went."""
    old, new = _sections(before), _sections(after)
    report = Report(sections=tuple(old))
    left = {id(section) for section in old}
    versions = []
    for section in new:
        was = SectionIdentity(section.keys, (section.heading.text,), section.text).find(report)
        if was is not None:
            left.discard(id(was))
        if was is None or (was.heading.text, was.text) != (section.heading.text, section.text):
            versions.append(_version(section, section.text))
    return (*versions, *(_version(section, "") for section in old if id(section) in left))


def _sections(text: str) -> list[Section]:
    report, _ = parse_draft(text)
    return [*_part(OPENING, report.opening), *report.sections, *_part(CLOSING, report.closing)]


def _part(key: str, paragraphs: tuple[str, ...]) -> Iterator[Section]:
    if paragraphs:
        yield keyed_part(key, paragraphs)


def _version(section: Section, text: str) -> SectionVersion:
    return SectionVersion(section.keys, section.heading.text, text, "person")
