"""Hand edits carried into a new text (保留手改): the person's sentences stand in it, and it goes through the gate with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.comparison.hand_edits import Carried, Conflict, HandEdit, carry, hand_edits
from assistant.drafting.gate import gate
from assistant.drafting.plan import SectionTask
from assistant.drafting.wording import SkeletonRules
from assistant.provenance.ledger import Ledger
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
        """What a person has changed since the program wrote it; all of it where the program never did."""
        base = self.version
        return hand_edits(
            base.text if base else "", self.source, base.kept if base else (), base.deleted if base else ()
        )


@dataclass(frozen=True)
class Redone:
    """A new text of a section, `fresh` as the gate let it through, `section` with the hand edits in it. `unsettled` are conflicts that nobody has decided: in `section` the
    person's sentence stands, in `paragraphs` both, with markers."""

    fresh: GatedSection
    section: GatedSection
    edits: tuple[HandEdit, ...]
    carried: Carried
    unsettled: tuple[Conflict, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """As they go into draft.md."""
        return tuple(line for paragraph in self.section.paragraphs for line in _marked(paragraph, self.unsettled))


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
    before = standing.version.facts if standing.version else ()
    asked = carry(edits, fresh.text, before or task.texts, task.texts, task.instruction)
    answers = {number: (choices or {}).get(number, "mine") for number in range(len(asked.conflicts))}
    carried = carry(edits, fresh.text, before or task.texts, task.texts, task.instruction, answers)
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
    unsettled = tuple(c for number, c in enumerate(asked.conflicts) if number not in (choices or {}))
    return Redone(fresh, _placed(replace(section or fresh, raw=fresh.raw), standing), edits, carried, unsettled)


def _placed(section: GatedSection, standing: Written) -> GatedSection:
    """Heading and level as they stand in the draft: they are the person's to change."""
    there = standing.section
    if there is None:
        return section
    return replace(section, heading=there.heading.text, level=there.heading.level, run_in=there.run_in)


def _marked(paragraph: str, conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    """The paragraph as it is, or twice where a conflict stands in it: with the person's sentence and with the new one."""
    own = [c for c in conflicts if c.edit.text and c.edit.text in paragraph]
    if not own:
        return (paragraph,)
    other = paragraph
    for conflict in own:
        other = other.replace(conflict.edit.text, conflict.fresh, 1)
    begin, middle, end = MARKS
    return (begin, paragraph, middle, *(line for line in (other,) if line.strip()), end)
