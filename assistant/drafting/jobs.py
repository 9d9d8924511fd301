"""From a plan to jobs (起草任务): which few-shots, which prompt, which grammar, how long the reply may be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.few_shots import ChosenShot, shots_for_report, shots_for_section
from assistant.drafting.grammar import section_grammar
from assistant.drafting.pipeline import Job
from assistant.drafting.plain_wording import worded_facts
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Decoding, Prompt
from assistant.drafting.prompting import section_prompt, shot_of
from assistant.drafting.skeleton import wants_subject
from assistant.drafting.wording import Wording
from assistant.errors import ContextExceeded
from assistant.report.exemplar import Exemplar, ExemplarSection
from assistant.report.facts import FrontMatter
from assistant.report.template import Template

_TOKENS_A_CHARACTER = 1.3
_SHORTEST_REPLY = 160
_TURN_OVERHEAD = 8


@dataclass(frozen=True)
class Recipe:
    """What is common to all sections of a run. `few_shots` is once | per_section; `budget` their tokens in all."""

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


def jobs_for(tasks: Sequence[SectionTask], recipe: Recipe) -> tuple[Job, ...]:
    """One job a task, in order. Raises ContextExceeded where a section's facts alone are longer than the context."""
    rooms = [_room(task, recipe) for task in tasks]
    shared: tuple[ChosenShot, ...] = ()
    if recipe.few_shots == "once" and tasks:
        shared = shots_for_report(
            recipe.exemplars,
            tasks,
            template=recipe.template.name,
            outline=recipe.outline,
            number=recipe.few_shot_count,
            budget=min([recipe.budget, *rooms]),
            size=lambda section: _shot_tokens(section, recipe),
        )
    return tuple(_job(task, shared, room, recipe) for task, room in zip(tasks, rooms, strict=True))


def reply_limit(task: SectionTask, recipe: Recipe) -> int:
    """Tokens the reply may have: half as much again as the section's target needs, never more than the setting."""
    return min(recipe.max_tokens, max(_SHORTEST_REPLY, round(task.target * _TOKENS_A_CHARACTER * 1.5)))


def _job(task: SectionTask, shared: tuple[ChosenShot, ...], room: int, recipe: Recipe) -> Job:
    shots = shared
    if recipe.few_shots != "once":
        shots = shots_for_section(
            recipe.exemplars,
            task,
            template=recipe.template.name,
            number=recipe.few_shot_count,
            budget=min(recipe.budget, room),
            size=lambda section: _shot_tokens(section, recipe),
        )
    worded = _in_written_language(task, recipe)
    prompt = section_prompt(worded, shots, recipe.wording.prompts, recipe.template, recipe.front)
    decoding = Decoding(
        temperature=recipe.temperature,
        max_tokens=reply_limit(task, recipe),
        grammar=_grammar(worded, recipe) if recipe.grammar else "",
        seed=recipe.seed,
    )
    return Job(task, prompt, decoding)


def _in_written_language(task: SectionTask, recipe: Recipe) -> SectionTask:
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
    worded = _in_written_language(task, recipe)
    bare = section_prompt(worded, (), recipe.wording.prompts, recipe.template, recipe.front)
    needed = _tokens(bare, recipe) + reply_limit(task, recipe)
    if needed > recipe.context:
        raise ContextExceeded(
            f"“{task.title}”一节的要点太长：约需{needed}个词元，模型的上下文只有{recipe.context}个。",
            "请把这一节的要点分成两节，或者换上下文更长的模型（[model] context）。",
        )
    return recipe.context - needed


def _shot_tokens(section: ExemplarSection, recipe: Recipe) -> int:
    shot = shot_of(section, recipe.wording.prompts, recipe.template)
    return recipe.count(shot.task) + recipe.count(shot.answer) + 2 * _TURN_OVERHEAD


def _tokens(prompt: Prompt, recipe: Recipe) -> int:
    texts = (prompt.system, prompt.context, prompt.task)
    return sum(recipe.count(text) + _TURN_OVERHEAD for text in texts)
