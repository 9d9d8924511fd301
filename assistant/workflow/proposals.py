"""A new text of a section beside the one that stands in draft.md (新稿对旧稿), and putting it there without losing a hand
edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.drafting.pipeline import Job
from assistant.drafting.plan import SectionTask
from assistant.errors import InputError, WorkspaceError
from assistant.provenance.ledger import Ledger
from assistant.report.comments import without_comments
from assistant.report.conflict_markers import has_markers
from assistant.report.draft import GatedSection
from assistant.report.draft_markdown import parse_draft, section_source, with_section
from assistant.report.report import Heading, Section
from assistant.report.section_identity import SectionIdentity
from assistant.store.records import SectionVersion
from assistant.workflow.carrying import Choice, Redone, Written, redone, written
from assistant.workflow.model_repair import job_ledger
from assistant.workflow.reading import Desk
from assistant.workflow.records import version_of
from assistant.workflow.standing import identity_of, standing_task
from assistant.workflow.tools import Tools

_TRIES = 3
_WEIGHTS = {"error": 2, "warning": 1}


@dataclass(frozen=True)
class Proposal:
    """A new text of a section with the hand edits in it, and what stood there. `number` counts the attempts from 1."""

    task: SectionTask
    redone: Redone
    standing: Written
    job: Job | None = None
    model: str = ""
    number: int = 1

    @property
    def section(self) -> GatedSection:
        return self.redone.section

    @property
    def old_text(self) -> str:
        return without_comments(self.standing.source).strip("\n")

    @property
    def same(self) -> bool:
        """Whether it says to the letter what stands there."""
        return self.old_text.split() == without_comments(self.section.text).split()

    @property
    def rank(self) -> tuple[int, ...]:
        """Lower is better: what the gate had to mark, what it found, what it had to add, then the distance to the length."""
        section = self.section
        found = sum(_WEIGHTS.get(finding.severity, 0) for finding in section.findings)
        return (len(section.marked), found, len(section.added), abs(len(section.text) - self.task.target))


@dataclass(frozen=True)
class Proposals:
    """Makes proposals for the sections of a workspace and puts them into its draft.md."""

    desk: Desk
    tools: Tools
    ledger: Ledger

    def standing(self, task: SectionTask) -> Written:
        """What stands in draft.md now."""
        text = self.desk.workspace.read_draft().text
        standing = standing_task(task, text, self.tools.history)
        return written(text, identity_of(task, standing.version), standing.section, standing.version)

    def of(
        self,
        fresh: GatedSection,
        task: SectionTask,
        job: Job | None = None,
        model: str = "",
        number: int = 1,
        choices: Mapping[int, Choice] | None = None,
    ) -> Proposal:
        """A fresh text beside what stands there now; `choices` answer the conflicts, by their number. Raises as refuse()."""
        standing = self.standing(task)
        self.refuse(standing, task)
        ledger = job_ledger(job, self.ledger) if job else self.ledger
        done = redone(fresh, standing, task, ledger, self.tools.wording.skeleton, choices)
        return Proposal(task, done, standing, job, model, number)

    def settled(self, proposal: Proposal, choices: Mapping[int, Choice]) -> Proposal:
        """The proposal with its conflicts decided."""
        return self.of(proposal.redone.fresh, proposal.task, proposal.job, proposal.model, proposal.number, choices)

    def refuse(self, standing: Written, task: SectionTask) -> None:
        """Raises NotTouchedError where the section is locked, or a conflict stands there that nobody has decided."""
        section = standing.section
        if section is not None and section.locked:
            raise NotTouchedError(
                f"{self.desk.workspace.draft} 第{section.line}行：“{section.heading.text}”一节锁定了，没有重写，一字未动。",
                "要重写，请先删去标题后面的 .locked，或者标题后面、下面的 <!-- 锁定 -->。",
            )
        if has_markers(standing.source):
            raise NotTouchedError(
                f"{self.desk.workspace.draft} 里“{task.title}”一节还有没选的冲突，没有重写，一字未动。",
                "请先在 <<<<<<< 和 >>>>>>> 之间选一种写法，删去这几行标记。",
            )

    def put(self, proposal: Proposal) -> Proposal:
        """Puts the section into draft.md. Where a person wrote it meanwhile, their sentences are carried into it once more;
        gives what was put there. Raises WorkspaceError where the file never comes to rest, and as refuse(): then the new text is
        kept in the history."""
        for _ in range(_TRIES):
            try:
                self._put(proposal)
            except _MovedError:
                proposal = self._once_more(proposal)
            else:
                return proposal
        raise WorkspaceError(
            f"{self.desk.workspace.draft} 一直在被另一个程序改动，这一节没有写进去。",
            "请关闭正在改动它的程序，再运行一次。",
        )

    def _once_more(self, proposal: Proposal) -> Proposal:
        try:
            return self.settled(proposal, {})
        except NotTouchedError:
            self.set_aside(proposal)
            raise

    def set_aside(self, proposal: Proposal) -> None:
        """Keeps what was not taken: the history has every version."""
        self.tools.history.add_version(replace(self._version(proposal), origin="proposed"))

    def _put(self, proposal: Proposal) -> None:
        section = proposal.section
        known = identity_of(proposal.task, proposal.standing.version)
        there = proposal.standing.section
        new = Section(
            Heading(section.level, section.heading),
            there.keys if there and there.keys else section.keys,
            proposal.redone.paragraphs,
            section.run_in,
        )

        def change(text: str) -> str:
            if section_source(text, known) != proposal.standing.source or not _heads_alike(known, text, there):
                raise _MovedError
            return with_section(text, new, self.desk.plan.outline, known)

        self.tools.draft_file.put(change, self._version(proposal))

    def _version(self, proposal: Proposal) -> SectionVersion:
        deleted = proposal.redone.carried.deleted
        texts = self.tools.wording.prompts
        return version_of(proposal.section, proposal.task, self.desk, texts, proposal.job, proposal.model, deleted)


def _heads_alike(known: SectionIdentity, text: str, there: Section | None) -> bool:
    """Whether its heading, with keys and classes, is as it was."""
    now = known.find(parse_draft(text)[0])
    if now is None or there is None:
        return now is there
    return (now.heading, now.keys, now.run_in, now.locked) == (there.heading, there.keys, there.run_in, there.locked)


class NotTouchedError(InputError):
    """A section that is to be left as it stands: it is locked, or a conflict stands in it that nobody has decided."""


class _MovedError(Exception):
    """The section was edited between the proposal and its writing."""
