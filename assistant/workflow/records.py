"""What the history is told of a run (留痕): each section with all that it was made from, each call of the model."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace

from assistant.drafting.pipeline import Called, Job
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Model
from assistant.drafting.prompting import section_prompt
from assistant.drafting.wording import PromptTexts
from assistant.report.comments import without_comments
from assistant.report.draft import GatedSection
from assistant.store.records import ModelCall, SectionVersion
from assistant.workflow.reading import Desk

NO_PROMPT = "-"


def version_of(
    section: GatedSection,
    task: SectionTask | None,
    desk: Desk,
    texts: PromptTexts,
    job: Job | None = None,
    model: str = "",
    deleted: tuple[str, ...] = (),
) -> SectionVersion:
    """A section as the history keeps it. `task` is None for opening and closing, `job` where no model wrote it."""
    return SectionVersion(
        section.keys,
        section.heading,
        without_comments(section.text),
        section.origin,
        model,
        facts_hash=facts_mark(task) if task else "",
        prompt_hash=_hash(repr(job.prompt)) if job else "",
        raw=section.raw,
        marked=section.marked,
        added=section.added,
        facts=task.texts if task else (),
        wording=_wording_of(task, desk, texts, by_model=job is not None) if task else "",
        shots=tuple(dict.fromkeys(job.shots)) if job else (),
        instruction=task.instruction if task else "",
        kept=section.kept,
        deleted=deleted,
    )


def facts_mark(task: SectionTask) -> str:
    """The facts of a section by their content, in whatever order."""
    return _hash("\n".join(sorted(f.id for f in task.facts)))


def _wording_of(task: SectionTask, desk: Desk, texts: PromptTexts, *, by_model: bool) -> str:
    """What was written without a model rests on the front matter and on no prompt."""
    mark = wording_mark(task, desk, texts)
    return mark if by_model else f"{NO_PROMPT} {mark.split()[-1]}"


def wording_mark(task: SectionTask, desk: Desk, texts: PromptTexts) -> str:
    """Two hashes: of what the prompts say of this section without its facts, and of what the front matter brings into them."""
    bare = replace(task, facts=(), instruction="", beside=(), length=0)
    plain = replace(desk.sheet.front, township="", period="", kind="", given_committee="", given_self_name="")
    prompt = section_prompt(bare, (), texts, desk.template, plain)
    context = section_prompt(bare, (), texts, desk.template, desk.sheet.front).context
    return f"{_hash(repr((prompt, texts.redraft, texts.repair)))} {_hash(context)}"


def call_of(event: Called, model: Model) -> ModelCall:
    """A call of the model with all that was sent and all that came."""
    return ModelCall(
        section=event.job.task.key,
        model=model.name,
        host=model.host,
        prompt=json.dumps(asdict(event.job.prompt), ensure_ascii=False),
        reply=event.reply,
        prompt_tokens=event.usage.prompt,
        cached_tokens=event.usage.cached,
        completion_tokens=event.usage.completion,
        seconds=event.seconds,
        finish=event.finish,
        error=event.error,
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""
