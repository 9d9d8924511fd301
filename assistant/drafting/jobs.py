"""From a plan to jobs (起草任务): which few-shots, which prompt, which grammar, how long the reply may be."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.drafting.few_shots import ChosenShot, shot_mark, shots_for_report, shots_for_section
from assistant.drafting.grammar import section_grammar
from assistant.drafting.pipeline import Job
from assistant.drafting.plain_wording import worded_facts
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Decoding
from assistant.drafting.prompting import repair_prompt, section_prompt, shot_of
from assistant.drafting.reply import paragraphs_of
from assistant.drafting.review import Review
from assistant.drafting.skeleton import wants_subject
from assistant.drafting.wording import Wording
from assistant.errors import ContextExceeded
from assistant.provenance.ledger import Source
from assistant.report.exemplar import Exemplar, ExemplarSection
from assistant.report.facts import FrontMatter
from assistant.report.template import Template

_TOKENS_A_CHARACTER = 1.3
_MOST_TOKENS_A_CHARACTER = 1.5
_SHORTEST_REPLY = 160
_TURN_OVERHEAD = 8


@dataclass(frozen=True)
class Recipe:
    """What is common to all sections of a run. `few_shots` is once | per_section; `budget` their tokens in all; each `variant`
    shows other ones."""

    template: Template
    front: FrontMatter
    outline: str
    wording: Wording
    exemplars: tuple[Exemplar, ...]
    few_shots: str
    few_shot_count: int
    budget: int
    context: int
    max_tokens: int
    temperature: float
    grammar: bool
    seed: int | None
    count: Callable[[str], int]
    variant: int = 0


def jobs_for(tasks: Sequence[SectionTask], recipe: Recipe) -> tuple[Job, ...]:
    """One job a task, in order. Raises ContextExceeded where a section's facts alone are longer than the context."""
    rooms = [_room(task, recipe) for task in tasks]
    shared: tuple[ChosenShot, ...] = ()
    if recipe.few_shots == "once" and tasks:
        choose = partial(
            shots_for_report,
            recipe.exemplars,
            tasks,
            template=recipe.template.name,
            outline=recipe.outline,
            number=recipe.few_shot_count,
            variant=recipe.variant,
        )
        shared = _within(min([recipe.budget, *rooms]), choose, recipe)
    return tuple(_job(task, shared, room, recipe) for task, room in zip(tasks, rooms, strict=True))


def reply_limit(task: SectionTask, recipe: Recipe) -> int:
    """Tokens the reply may have: half as much again as the section's target needs, never more than the setting."""
    return min(recipe.max_tokens, max(_SHORTEST_REPLY, round(task.target * _TOKENS_A_CHARACTER * 1.5)))


def _job(task: SectionTask, shared: tuple[ChosenShot, ...], room: int, recipe: Recipe) -> Job:
    shots = shared
    if recipe.few_shots != "once":
        choose = partial(
            shots_for_section,
            recipe.exemplars,
            task,
            template=recipe.template.name,
            outline=recipe.outline,
            number=recipe.few_shot_count,
            variant=recipe.variant,
        )
        shots = _within(min(recipe.budget, room), choose, recipe)
    worded = in_written_language(task, recipe)
    prompt = section_prompt(worded, shots, recipe.wording.prompts, recipe.template, recipe.front)
    decoding = Decoding(
        temperature=recipe.temperature,
        max_tokens=reply_limit(task, recipe),
        grammar=_grammar(worded, recipe) if recipe.grammar else "",
        seed=recipe.seed,
    )
    sources = tuple(source for shot in shots for source in _sources(shot))
    return Job(task, prompt, decoding, sources, tuple(shot_mark(shot.exemplar, shot.section) for shot in shots))


def repair_job(job: Job, reply: str, found: Review, recipe: Recipe) -> Job | None:
    """The same section asked for once more, with what is wrong, under the same decoding. None where that and the reply
    would be longer than the context."""
    worded = in_written_language(job.task, recipe)
    said = "\n".join(paragraphs_of(reply))  # what it thought before it wrote is long, and no part of the section
    prompt = repair_prompt(job.prompt, said, worded, found.complaints, recipe.wording.prompts)
    texts = (
        prompt.system,
        prompt.context,
        prompt.task,
        *(t for shot in prompt.shots for t in (shot.task, shot.answer)),
    )
    room = recipe.context - job.decoding.max_tokens
    if _tokens(texts, at_most) > room and _tokens(texts, recipe.count) > room:
        return None
    return replace(job, prompt=prompt)


def _sources(shot: ChosenShot) -> tuple[Source, ...]:
    """An exemplar's section as what must not be copied from."""
    return tuple(Source(f"范文{shot.exemplar}", text) for text in (*shot.section.facts, *shot.section.paragraphs))


def in_written_language(task: SectionTask, recipe: Recipe) -> SectionTask:
    """The model sees the facts in written language: it copies more than it rewords."""
    worded = worded_facts(task.texts, recipe.wording.skeleton, recipe.front)
    return replace(task, facts=tuple(replace(f, text=t) for f, t in zip(task.facts, worded, strict=True)))


def _grammar(task: SectionTask, recipe: Recipe) -> str:
    connectives = recipe.wording.connectives.for_township(recipe.front)
    if "plans" in task.keys:
        connectives = connectives.for_plans()
    subject = wants_subject(task.texts[0]) if task.texts else False
    return section_grammar(task.texts, connectives, task.form, subject=subject)


def _room(task: SectionTask, recipe: Recipe) -> int:
    """Tokens left for few-shots in this section's request."""
    worded = in_written_language(task, recipe)
    bare = section_prompt(worded, (), recipe.wording.prompts, recipe.template, recipe.front)
    texts = (bare.system, bare.context, bare.task)
    limit = reply_limit(task, recipe)
    if _tokens(texts, at_most) + limit + recipe.budget <= recipe.context:
        return recipe.budget
    needed = _tokens(texts, recipe.count) + limit
    if needed > recipe.context:
        raise ContextExceeded(
            f"“{task.title}”一节的要点太长：约需{needed}个词元，模型的上下文只有{recipe.context}个。",
            "请把这一节的要点分成两节，或者换上下文更长的模型（[model] context）。",
        )
    return recipe.context - needed


def _within(budget: int, choose: Callable[..., tuple[ChosenShot, ...]], recipe: Recipe) -> tuple[ChosenShot, ...]:
    """The shots that fit the budget. They are counted only where the first choice could be over it: to load the table of
    tokens takes as long as all else before the first request."""
    first = choose(budget=0, size=lambda _: 0)
    if sum(_shot_tokens(shot.section, recipe, at_most) for shot in first) <= budget:
        return first
    return choose(budget=budget, size=lambda section: _shot_tokens(section, recipe, recipe.count))


def at_most(text: str) -> int:
    """More tokens than a text has: no vocabulary takes more than 1.2 for a Chinese character, or one for a letter."""
    return math.ceil(len(text) * _MOST_TOKENS_A_CHARACTER)


def _shot_tokens(section: ExemplarSection, recipe: Recipe, count: Callable[[str], int]) -> int:
    shot = shot_of(section, recipe.wording.prompts, recipe.template)
    return _tokens((shot.task, shot.answer), count)


def _tokens(texts: Sequence[str], count: Callable[[str], int]) -> int:
    return sum(count(text) + _TURN_OVERHEAD for text in texts)
