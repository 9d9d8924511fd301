"""What a run tells while it goes on, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.drafting.pipeline import Event
from assistant.errors import ModelError
from assistant.report.draft import GatedSection, Usage
from assistant.report.finding import Finding


@dataclass(frozen=True)
class Saved:
    """A section is on disk now."""

    section: GatedSection
    title: str


@dataclass(frozen=True)
class Note:
    """Something the clerk should know, in Chinese. `title` is the section that it puts an end to, if any."""

    text: str
    title: str = ""


@dataclass(frozen=True)
class Uncovered:
    """A fact that the text of its section, which was not drafted in this run, does not have."""

    file: str
    line: int
    section: str
    fact: str


@dataclass(frozen=True)
class SectionFinding:
    """A finding of the gate with its place: `finding.file` and `finding.line` are filled in."""

    section: str
    finding: Finding


@dataclass(frozen=True)
class CarriedEdits:
    """What became of a person's sentences in a section that was drafted again: how many were `kept`, which stand in another
    place since nothing new speaks of their facts, which were taken out and stay out, and how many conflicts stand in
    draft.md with markers."""

    section: str
    kept: int
    displaced: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    conflicts: int = 0


@dataclass(frozen=True)
class Summary:
    """What a run did. `failed` are (title, message); `untried` what was left when the endpoint
    failed for good; `set_aside` what a person wrote meanwhile, so that the new text is in the history only;
    `usage` sums all calls, `later` the sections after the first."""

    drafted: tuple[GatedSection, ...] = ()
    kept: tuple[str, ...] = ()
    failed: tuple[tuple[str, ModelError], ...] = ()
    untried: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    not_covered: tuple[Uncovered, ...] = ()
    findings: tuple[SectionFinding, ...] = ()
    usage: Usage = field(default_factory=Usage)
    later: Usage = field(default_factory=Usage)
    calls: int = 0
    renewed: tuple[CarriedEdits, ...] = ()
    seconds: float = 0.0


DraftEvent = Event | Saved | Note | Summary
