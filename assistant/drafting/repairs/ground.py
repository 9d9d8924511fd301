"""What a section is held against (依据): its own facts before all others, and the sentences a person wrote in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafting.plan import SectionTask
from assistant.drafting.repairs.kept import touches_kept
from assistant.drafting.wording import SkeletonRules
from assistant.provenance.fact_use import trace_facts
from assistant.provenance.ledger import Ledger, Source
from assistant.provenance.section_trace import trace_section
from assistant.provenance.traced import FactUse, SectionTrace


@dataclass(frozen=True)
class Ground:
    """`ledger` has the section's own facts first, in the order of the task, under the task's key; `kept` are the sentences
    of a person's, which stay to the byte; `left_out` the numbers of the facts whose sentences a person took out."""

    task: SectionTask
    ledger: Ledger
    rules: SkeletonRules
    kept: tuple[str, ...] = ()
    left_out: frozenset[int] = frozenset()

    @property
    def texts(self) -> tuple[str, ...]:
        return self.task.texts

    def trace(self, text: str) -> SectionTrace:
        return trace_section(text, self.ledger, (self.task.key,))

    def uses(self, text: str) -> tuple[FactUse, ...]:
        """How each fact of the task stands in the text, in their order."""
        return trace_facts(text, self.ledger, (self.task.key,))[: len(self.texts)]

    def lacking(self, text: str) -> frozenset[int]:
        """The numbers of the facts that the text should have and has not in full."""
        return frozenset(n for n, use in enumerate(self.uses(text)) if use.status != "used") - self.left_out

    def number_of(self, source: str) -> int | None:
        """The number of the fact with this id."""
        own = self.ledger.facts[: len(self.texts)]
        return next((n for n, fact in enumerate(own) if fact.id == source), None)

    def is_kept(self, text: str, start: int, end: int) -> bool:
        return touches_kept(text, self.kept, start, end)


def ground_for(
    task: SectionTask, ledger: Ledger, rules: SkeletonRules, kept: Sequence[str] = (), left_out: Sequence[str] = ()
) -> Ground:
    """The ground of a section. The ledger need not have the section's own facts: they are the task's."""
    own = tuple(Source(f.display or f"{task.key}.{n}", f.text, task.key) for n, f in enumerate(task.facts, start=1))
    keys = {*task.keys, task.key}
    others = tuple(s for s in ledger.facts if s.section not in keys)
    lines = tuple(line for sentence in kept for line in sentence.split("\n") if line.strip())
    numbers = frozenset(n for n, fact in enumerate(task.facts) if fact.text in left_out)
    return Ground(task, replace(ledger, facts=(*own, *others)), rules, lines, numbers)
