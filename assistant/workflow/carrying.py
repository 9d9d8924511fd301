"""Hand edits carried into a new text (保留手改): the person's sentences stand in it, and it goes through the gate with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from assistant.comparison.hand_edits import Carried, Conflict, HandEdit, carry, hand_edits
from assistant.drafting.gate import gate
from assistant.drafting.plan import SectionTask
from assistant.drafting.wording import SkeletonRules
from assistant.provenance.ledger import Ledger
from assistant.report.comments import without_comments
from assistant.report.conflict_markers import MARKS
from assistant.report.draft import GatedSection
from assistant.report.draft_markdown import section_source
from assistant.report.report import Section
from assistant.report.section_identity import SectionIdentity
from assistant.store.records import SectionVersion

Choice = Literal["mine", "new", "both"]


@dataclass(frozen=True)
class Written:
    """What stands in draft.md of a section: `source` its lines with comments, `section` as it was read, `version` what the
    program wrote there last."""

    source: str
    section: Section | None
    version: SectionVersion | None

    @property
    def gone_or_locked(self) -> bool:
        """Nothing to carry from, or nothing to be touched."""
        return self.section is None or self.section.locked

    @property
    def edits(self) -> tuple[HandEdit, ...]:
        """What a person has changed since the program wrote it; all of it where the program never did. In a section that
        was emptied nothing: it is to be written anew."""
        base = self.version
        if not without_comments(self.source).strip():
            return ()
        return hand_edits(
            base.text if base else "", self.source, base.kept if base else (), base.deleted if base else ()
        )


@dataclass(frozen=True)
class Redone:
    """A new text of a section, `fresh` as the gate let it through, `section` with the hand edits in it. `unsettled` are
    conflicts that nobody has decided: in `section` the person's sentence stands, in the paragraphs of `other` the new one,
    in `paragraphs` both, with markers."""

    fresh: GatedSection
    section: GatedSection
    edits: tuple[HandEdit, ...]
    carried: Carried
    unsettled: tuple[Conflict, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """As they go into draft.md."""
        return tuple(_with_markers(self.section.paragraphs, self.other)) if self.unsettled else self.section.paragraphs


def written(text: str, known: SectionIdentity, section: Section | None, version: SectionVersion | None) -> Written:
    return Written(section_source(text, known), section, version)


def redone(
    fresh: GatedSection,
    standing: Written,
    task: SectionTask,
    ledger: Ledger,
    rules: SkeletonRules,
    choices: Mapping[int, Choice] | None = None,
) -> Redone:
    """The fresh text with what a person wrote put in its place, gated again. `choices` are the answers to the conflicts, by
    their number; where there is none the person's sentence stands."""
    edits = standing.edits
    if not edits:
        return Redone(fresh, _placed(fresh, standing), (), Carried(fresh.text))
    before = (standing.version.facts if standing.version else ()) or task.texts
    asked = carry(edits, fresh.text, before, task.texts, task.instruction)
    chosen = choices or {}
    unsettled = tuple(number for number in range(len(asked.conflicts)) if number not in chosen)

    def done(unasked: Choice) -> tuple[GatedSection, Carried]:
        answers = {**dict.fromkeys(unsettled, unasked), **chosen}
        carried = carry(edits, fresh.text, before, task.texts, task.instruction, answers)
        section = gate(
            carried.text,
            task,
            ledger,
            rules,
            origin=fresh.origin,
            heading=fresh.heading,
            kept=carried.kept,
            left_out=carried.silent,
            usage=fresh.usage,
        )
        return _placed(replace(section or fresh, raw=fresh.raw), standing), carried

    mine, carried = done("mine")
    other = done("new")[0] if unsettled else mine
    return Redone(fresh, mine, edits, carried, tuple(asked.conflicts[n] for n in unsettled), other.paragraphs)


def _placed(section: GatedSection, standing: Written) -> GatedSection:
    """Heading and level as they stand in the draft: they are the person's to change."""
    there = standing.section
    if there is None:
        return section
    return replace(section, heading=there.heading.text, level=there.heading.level, run_in=there.run_in)


def _with_markers(mine: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """The paragraphs that both have, and between markers those in which they differ."""
    begin, middle, end = MARKS
    for kind, a, b, c, d in SequenceMatcher(a=mine, b=other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from mine[a:b]
        else:
            yield from (begin, *mine[a:b], middle, *other[c:d], end)
