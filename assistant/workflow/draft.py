"""Drafting (起草): the sections that draft.md lacks, each on disk before the next is shown."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from assistant.drafting import formalities
from assistant.drafting.gate import gate, pending_section
from assistant.drafting.jobs import Recipe, jobs_for
from assistant.drafting.pipeline import Called, Failed, Finished, Job, draft_sections
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Model
from assistant.drafting.skeleton import plain_section
from assistant.errors import ModelError
from assistant.report.draft import GatedSection, Usage
from assistant.report.draft_markdown import with_section, with_title
from assistant.report.report import Heading, Section
from assistant.workflow.events import DraftEvent, Note, Saved, Summary
from assistant.workflow.headings import propose
from assistant.workflow.ledger import ledger_of_desk
from assistant.workflow.model_repair import job_ledger, model_repair
from assistant.workflow.outcome import carried_edits, contradicting, located, not_covered
from assistant.workflow.proposals import NotTouchedError, Proposal, Proposals
from assistant.workflow.reading import Desk
from assistant.workflow.records import call_of, version_of
from assistant.workflow.recovery import recovered
from assistant.workflow.remaining import Remaining
from assistant.workflow.standing import identity, standing_section
from assistant.workflow.tools import Tools, recipe_for


def draft(
    desk: Desk, remaining: Remaining, tools: Tools, *, headings: str = "template"
) -> Generator[DraftEvent, None, None]:
    """Drafts what remains, after settle(), and yields events; the last one is the Summary. Close it to stop: what is
    finished stays."""
    run = _Run(desk, tools, frozenset(remaining.stale))
    begun = tools.clock()
    yield from run.begin()
    tasks = remaining.tasks
    if headings == "model":
        tasks = yield from run.proposed_headings(tasks)
    for task in remaining.pending:
        yield run.save(pending_section(task, _first_question(desk, task)), task.title)
    if tools.model is None:
        for task in tasks:
            yield run.save(run.skeleton(task), task.title)
    elif tasks:
        yield from run.with_model(tasks)
    yield from run.end()
    yield run.summary(remaining, tools.clock() - begun)


def settle(tools: Tools) -> tuple[Note, ...]:
    """Brings what a killed run left half done to its end; call it before asking what remains."""
    return tuple(Note(text) for text in recovered(tools.draft_file))


class _Run:
    def __init__(self, desk: Desk, tools: Tools, stale: frozenset[str]) -> None:
        self._stale = stale
        self._desk = desk
        self._tools = tools
        self._drafted: list[GatedSection] = []
        self._failed: list[tuple[str, ModelError]] = []
        self._usages: list[Usage] = []
        self._aside = Usage()
        self._set_aside: list[str] = []
        self._unsaved: dict[tuple[str, ...], tuple[Job, GatedSection]] = {}
        self._ledger = ledger_of_desk(desk, tools.library)
        self._proposals = Proposals(desk, tools, self._ledger)
        self._renewed: list[Proposal] = []

    def begin(self) -> Iterator[DraftEvent]:
        """Puts title and lead where none stand."""
        title = formalities.title(self._desk.sheet.front, self._desk.template)
        self._tools.draft_file.put(lambda text: with_title(text, title))
        yield from self._put_once(formalities.opening(self._desk.sheet, self._desk.template, self._desk.plan.tasks))

    def end(self) -> Iterator[DraftEvent]:
        yield from self._put_once(formalities.closing(self._desk.sheet.front, self._desk.template))

    def proposed_headings(self, tasks: tuple[SectionTask, ...]) -> Generator[DraftEvent, None, tuple[SectionTask, ...]]:
        """All sibling headings in one call; the template's stay where the proposal is not well formed."""
        model = self._tools.model
        free = [t for t in tasks if _takes_heading(t, self._desk)]
        if model is None or len(free) < 2:  # nothing to be parallel with
            return tasks
        proposal = propose(free, self._desk, self._tools.wording.prompts, model, self._tools.seed, self._tools.clock)
        self._tools.history.record_call(proposal.call)
        self._aside += proposal.usage
        if proposal.headings is None:
            yield Note(proposal.problem)
            return tasks
        chosen = dict(zip((t.keys for t in free), proposal.headings, strict=True))
        return tuple(replace(t, heading=chosen.get(t.keys, t.heading)) for t in tasks)

    def skeleton(self, task: SectionTask) -> GatedSection:
        rules = self._tools.wording.skeleton
        text = plain_section(task, rules, self._desk.sheet.front)
        section = gate(text, task, self._ledger, rules, origin="skeleton")
        assert section is not None  # noqa: S101  # a task has facts, and each makes a sentence
        return section

    def with_model(self, tasks: Sequence[SectionTask]) -> Iterator[DraftEvent]:
        model = self._tools.model
        assert model is not None  # noqa: S101
        for broken in self._tools.library.broken:
            yield Note(f"范文“{broken.name}”没有用：{broken.message}")
        recipe = recipe_for(self._desk, self._tools, model)
        jobs = jobs_for(tasks, recipe)
        for job in jobs:
            if recipe.grammar and not job.decoding.grammar:
                yield Note(f"“{job.task.title}”的要点做不出语法约束，这一节不加约束起草。")
        yield from self._sections(jobs, model, recipe)

    def _sections(self, jobs: Sequence[Job], model: Model, recipe: Recipe) -> Iterator[DraftEvent]:
        """Sections as they come. Where the work stops, those that have a reply are stored as they stand: also one that the
        model was mending."""
        repair = model_repair(self._tools.settings, recipe, self._ledger, embedded=self._tools.embedded)
        try:
            for event in draft_sections(jobs, model, self._gate, self._tools.clock, repair, self._tools.halted):
                if isinstance(event, Called):
                    self._record(event, model)
                if isinstance(event, Failed):
                    self._failed.append((event.job.task.title, event.error))
                yield event
                if isinstance(event, Finished):
                    saved = self.save(event.section, event.job.task.title, event.job, model.name)
                    self._unsaved.pop(event.job.task.keys, None)
                    yield saved
        finally:
            for job, section in list(self._unsaved.values()):
                self.save(section, job.task.title, job, model.name)

    def save(self, section: GatedSection, title: str, job: Job | None = None, model: str = "") -> Saved | Note:
        """Puts the section on disk, unless a person has written it since the run began: then it is in the history. What a
        person wrote in one that is out of date is carried into the new text."""
        task = self._desk.plan.task(section.keys[0])
        if task is not None and task.key in self._stale and not self._proposals.standing(task).gone_or_locked:
            return self._renew(section, task, job, model)
        version = version_of(section, task, self._desk, self._tools.wording.prompts, job, model)
        if not self._tools.draft_file.put(lambda text: self._placed(section, title, text), version):
            self._set_aside.append(title)
            return Note(f"“{title}”：起草时有人写了这一节，没有动；新写的存在历史记录里。", title)
        if section.origin != "template":
            self._drafted.append(section)
        return Saved(section, title)

    def _renew(self, section: GatedSection, task: SectionTask, job: Job | None, model: str) -> Saved | Note:
        try:
            done = self._proposals.put(self._proposals.of(section, task, job, model))
        except NotTouchedError:
            version = version_of(section, task, self._desk, self._tools.wording.prompts, job, model)
            self._tools.history.add_version(replace(version, origin="proposed"))
            self._set_aside.append(task.title)
            why = "锁定了" if self._proposals.standing(task).gone_or_locked else "有冲突还没选"
            return Note(f"“{task.title}”：{why}，没有动；新写的存在历史记录里。", task.title)
        self._drafted.append(done.section)
        self._renewed.append(done)
        return Saved(done.section, task.title)

    def _placed(self, section: GatedSection, title: str, text: str) -> str | None:
        """The draft with the section in place; None where that would take something of a person's away."""
        last = self._tools.history.last_generated(section.keys[0])
        known = identity(section.keys, (section.heading, title), last)
        if not standing_section(text, known, last).replaceable:
            return None
        new = Section(Heading(section.level, section.heading), section.keys, section.paragraphs, section.run_in)
        changed = with_section(text, new, self._desk.plan.outline, known)
        # A lead without its heading is not told from the title's own lines: a second one must not come to stand there.
        return changed if standing_section(changed, known, last).text.startswith(new.text) else None

    def summary(self, remaining: Remaining, seconds: float) -> Summary:
        ended = {key for section in self._drafted for key in section.keys}
        settled = {*self._set_aside, *(title for title, _ in self._failed)}
        return Summary(
            drafted=tuple(self._drafted),
            kept=remaining.kept,
            failed=tuple(self._failed),
            untried=tuple(t.title for t in remaining.tasks if t.key not in ended and t.title not in settled),
            pending=(*(t.title for t in remaining.pending), *remaining.waiting),
            left_out=self._desk.plan.empty,
            set_aside=tuple(self._set_aside),
            not_covered=not_covered(self._desk, self._tools.history, ended),
            findings=(*contradicting(self._desk), *located(self._drafted, self._desk)),
            usage=sum(self._usages, self._aside),
            later=sum(self._usages[1:], Usage()),
            calls=len(self._usages),
            renewed=tuple(carried_edits(p) for p in self._renewed if p.redone.edits),
            seconds=seconds,
        )

    def _put_once(self, section: GatedSection | None) -> Iterator[DraftEvent]:
        """Opening or closing: where none stands, or where the program's own stands and the facts have changed since. What
        a person wrote is left alone."""
        if section is None:
            return
        text = self._desk.workspace.read_draft().text
        last = self._tools.history.last_generated(section.keys[0])
        standing = standing_section(text, identity(section.keys, (), last), last)
        if standing.text != section.text and standing.replaceable:
            yield self.save(section, section.heading)

    def _gate(self, job: Job, reply: str, usage: Usage) -> GatedSection | None:
        rules = self._tools.wording.skeleton
        repair = self._tools.settings.drafting.repair
        section = gate(reply, job.task, job_ledger(job, self._ledger), rules, repair=repair, usage=usage)
        if section is not None:
            self._unsaved[job.task.keys] = (job, section)
        return section

    def _record(self, event: Called, model: Model) -> None:
        if not event.error:
            self._usages.append(event.usage)
        self._tools.history.record_call(call_of(event, model))


def _takes_heading(task: SectionTask, desk: Desk) -> bool:
    specs = [desk.template.spec(key) for key in task.keys]
    return all(spec is None or spec.grouped for spec in specs)


def _first_question(desk: Desk, task: SectionTask) -> str:
    spec = next((s for key in task.keys if (s := desk.template.spec(key))), None)
    return spec.questions[0] if spec and spec.questions else "请补充要点"
