"""How a run asks its model to mend a section (请模型修改): by the settings, against the facts and the exemplars shown."""

from __future__ import annotations

from dataclasses import replace

from assistant.config import Settings
from assistant.drafting.jobs import Recipe, in_written_language, repair_job
from assistant.drafting.pipeline import Job, Repair
from assistant.drafting.repairs.ground import ground_for
from assistant.drafting.review import Review, review
from assistant.provenance.ledger import Ledger


def model_repair(settings: Settings, recipe: Recipe, ledger: Ledger, *, embedded: bool) -> Repair:
    """Never where the settings leave mending off."""
    rounds = settings.embedded.repair_rounds if embedded else settings.drafting.repair_rounds

    def reviewed(job: Job, reply: str) -> Review:
        ground = ground_for(job.task, job_ledger(job, ledger), recipe.wording.skeleton)
        return review(reply, ground, in_written_language(job.task, recipe).texts)

    def again(job: Job, reply: str, found: Review) -> Job | None:
        return repair_job(job, reply, found, recipe)

    return Repair(rounds if settings.drafting.repair else 0, reviewed, again)


def job_ledger(job: Job, ledger: Ledger) -> Ledger:
    """The ledger of the report with the exemplars that this job's prompt shows."""
    return replace(ledger, exemplars=job.exemplars)
