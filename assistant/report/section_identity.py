"""Which section of draft.md is which: by its key, else by a heading that it is known by, else by its text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.language.similarity import bigrams
from assistant.report.report import Report, Section

_LIKE = 0.6


@dataclass(frozen=True)
class SectionIdentity:
    """What a section is known by. `headings` are those it was given or goes by (title), `last_text` is the last generated
    version, by which a section is found whose key was deleted and whose heading was changed."""

    keys: tuple[str, ...]
    headings: tuple[str, ...] = ()
    last_text: str = ""

    def find(self, report: Report) -> Section | None:
        """The section of the report that this is, or None where the report has none."""
        keyless = [s for s in report.sections if not s.keys and not _groups(report, s)]
        return self._by_key(report) or self._by_heading(keyless) or self._by_text(keyless)

    def _by_key(self, report: Report) -> Section | None:
        wanted = {plain_key(key) for key in self.keys}
        return next((s for s in report.sections if wanted & {plain_key(key) for key in s.keys}), None)

    def _by_heading(self, keyless: list[Section]) -> Section | None:
        wanted = {bare for heading in self.headings if (bare := _bare(heading))}
        return next((s for s in keyless if _bare(s.heading.text) in wanted), None)

    def _by_text(self, keyless: list[Section]) -> Section | None:
        likeness, section = max(
            ((likeness_of(s.text, self.last_text), s) for s in keyless), key=_first, default=(0, None)
        )
        return section if likeness >= _LIKE else None


def plain_key(key: str) -> str:
    """A key as identity sees it: Study, ＳＴＵＤＹ and study are one."""
    return unicodedata.normalize("NFKC", key).casefold()


def likeness_of(one: str, other: str) -> float:
    """0–1: the share of their pairs of characters that two texts have in common; 0 where either has none."""
    first, second = bigrams(one), bigrams(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def whole_text(report: Report, section: Section) -> str:
    """The section's text with the deeper headings of a person's own that stand under it."""
    parts = [section.text]
    for below in report.sections[report.sections.index(section) + 1 :]:
        if below.keys or below.heading.level <= section.heading.level:
            break
        parts += [below.heading.text, below.text]
    return "\n".join(part for part in parts if part)


def standing_alone(report: Report) -> tuple[Section, ...]:
    """The sections that are versions of their own: not a heading that only groups others, and not a person's own deeper
    heading, which belongs to the section above it."""
    found: list[Section] = []
    holder: Section | None = None
    for section in report.sections:
        if holder is not None and not section.keys and section.heading.level > holder.heading.level:
            continue
        holder = section if section.keys or not _groups(report, section) else None
        found += [section] if holder else []
    return tuple(found)


def _groups(report: Report, section: Section) -> bool:
    """A heading without text above deeper ones holds them together and is no section itself."""
    following = report.sections[report.sections.index(section) + 1 :][:1]
    return not section.paragraphs and any(s.heading.level > section.heading.level for s in following)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _first(pair: tuple[float, Section]) -> float:
    return pair[0]
