"""Drafting one section again (重写一节): attempts that are shown beside what stands there, of which one or none is taken."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from assistant.drafting.gate import gate
from assistant.drafting.instruction import with_instruction
from assistant.drafting.jobs import Recipe, jobs_for
from assistant.drafting.pipeline import Called, Event, Failed, Finished, Job, draft_sections
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Model
from assistant.drafting.skeleton import plain_section
from assistant.errors import ModelError
from assistant.report.draft import GatedSection, Usage
from assistant.workflow.ledger import ledger_of_desk
from assistant.workflow.model_repair import job_ledger, model_repair
from assistant.workflow.proposals import Proposal, Proposals
from assistant.workflow.reading import Desk
from assistant.workflow.records import call_of
from assistant.workflow.tools import Tools, recipe_for

_WARMER = 0.2
_WARMEST = 0.8


class Redraft:
    """One section under the clerk's eyes."""

    def __init__(self, desk: Desk, tools: Tools, task: SectionTask, instruction: str = "") -> None:
        """Raises InputError where the section is locked, or a conflict of before stands in it undecided."""
        self._desk = desk
        self._tools = tools
        self._asked = replace(task, beside=_beside(task, desk))
        self._attempts = 0
        self.proposals = Proposals(desk, tools, ledger_of_desk(desk, tools.library))
        self.proposals.refuse(self.proposals.standing(task), task)
        self.ask(instruction)

    def ask(self, instruction: str) -> None:
        """What the next attempts are to heed."""
        self.task = with_instruction(self._asked, instruction)

    def attempts(self, number: int = 1) -> Generator[Event | Proposal, None, None]:
        """So many attempts, each with another seed and other few-shots: the events of drafting, and a Proposal for each that
        came about. Raises ModelError where none did."""
        failure: ModelError | None = None
        made = 0
        for _ in range(number):
            self._attempts += 1
            for event in self._attempt():
                failure = event.error if isinstance(event, Failed) else failure
                made += isinstance(event, Proposal)
                yield event
        if not made and failure is not None:
            raise failure

    def _attempt(self) -> Iterator[Event | Proposal]:
        model = self._tools.model
        if model is None:
            yield self.proposals.of(self._skeleton(), self.task, number=self._attempts)
            return
        recipe = self._recipe(model)
        (job,) = jobs_for([self.task], recipe)
        repair = model_repair(self._tools.settings, recipe, self.proposals.ledger, embedded=self._tools.embedded)
        for event in draft_sections([job], model, self._gate, self._tools.clock, repair, self._tools.halted):
            if isinstance(event, Called):
                self._tools.history.record_call(call_of(event, model))
            yield event
            if isinstance(event, Finished):
                yield self.proposals.of(event.section, self.task, event.job, model.name, self._attempts)

    def _skeleton(self) -> GatedSection:
        rules = self._tools.wording.skeleton
        text = plain_section(self.task, rules, self._desk.sheet.front)
        section = gate(text, self.task, self.proposals.ledger, rules, origin="skeleton")
        assert section is not None  # noqa: S101  # a task has facts, and each makes a sentence
        return section

    def _recipe(self, model: Model) -> Recipe:
        """Each attempt at the same task is made a little more freely, with another seed, and with other few-shots."""
        recipe = recipe_for(self._desk, self._tools, model)
        again = self._attempts - 1
        earlier = 0 if self._tools.seed is not None else self._earlier()
        warmth = min(recipe.temperature + _WARMER * (again + (earlier > 0)), max(_WARMEST, recipe.temperature))
        seed = again or None if recipe.seed is None else recipe.seed + earlier + again
        return replace(recipe, temperature=warmth, seed=seed, variant=again)

    def _earlier(self) -> int:
        """How many versions of this section a model has made."""
        return sum(v.origin in ("model", "proposed") for v in self._tools.history.versions(self.task.key))

    def _gate(self, job: Job, reply: str, usage: Usage) -> GatedSection | None:
        ledger = job_ledger(job, self.proposals.ledger)
        repair = self._tools.settings.drafting.repair
        return gate(reply, job.task, ledger, self._tools.wording.skeleton, repair=repair, usage=usage)


def best(proposals: Sequence[Proposal]) -> Proposal:
    """The proposal that the gate likes best; of equal ones the one nearest to the length, then the first."""
    return min(proposals, key=lambda p: (*p.rank, p.number))


def _beside(task: SectionTask, desk: Desk) -> tuple[str, ...]:
    """The headings of the sections before and behind."""
    tasks = desk.plan.tasks
    place = next(n for n, other in enumerate(tasks) if other.keys == task.keys)
    return tuple(other.heading for other in (*tasks[max(0, place - 1) : place], *tasks[place + 1 : place + 2]))
