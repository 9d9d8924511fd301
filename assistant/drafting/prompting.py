"""The prompt of a section: what all sections share comes first and stays the same to the byte, for prefix caching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.fence import fenced
from assistant.drafting.few_shots import ChosenShot
from assistant.drafting.plan import SectionTask
from assistant.drafting.prompt import Prompt, Shot
from assistant.drafting.wording import PromptTexts
from assistant.report.exemplar import ExemplarSection
from assistant.report.facts import FrontMatter
from assistant.report.template import Form, Template


def section_prompt(
    task: SectionTask, shots: Sequence[ChosenShot], texts: PromptTexts, template: Template, front: FrontMatter
) -> Prompt:
    """System and context are the report's; the shots are the report's or the section's; the task is the section's."""
    return Prompt(
        system=texts.system,
        context=context_turn(texts, template, front),
        shots=tuple(shot_of(shot.section, texts, template) for shot in shots),
        task=_redraft_turn(task, texts) if task.instruction or task.beside else _first_turn(task, texts),
    )


def repair_prompt(
    prompt: Prompt, reply: str, task: SectionTask, complaints: Sequence[str], texts: PromptTexts
) -> Prompt:
    """The section asked for once more: all that was said before stands to the byte, the reply as the model's own turn."""
    turn = _filled(
        texts.repair,
        title=fenced(task.title),
        form=texts.forms[task.form],
        guidance=task.guidance,
        complaints="\n".join(f"{n}. {fenced(complaint)}" for n, complaint in enumerate(complaints, start=1)),
        facts="\n".join(f"- {fenced(fact)}" for fact in task.texts),
    )
    return replace(prompt, shots=(*prompt.shots, Shot(prompt.task, reply)), task=turn)


def headings_prompt(tasks: Sequence[SectionTask], texts: PromptTexts, template: Template, front: FrontMatter) -> Prompt:
    """One call for all sibling headings."""
    sections = "\n".join(f"{n}. {fenced(t.title)}：{fenced('；'.join(t.texts))}" for n, t in enumerate(tasks, start=1))
    task = _filled(texts.headings, count=str(len(tasks)), sections=sections)
    return Prompt(system=texts.system, context=context_turn(texts, template, front), shots=(), task=task)


def bullets_prompt(title: str, paragraphs: Sequence[str], texts: PromptTexts) -> Prompt:
    """A section of a report from outside whose bullets are asked for."""
    text = "\n".join(fenced(paragraph) for paragraph in paragraphs)
    return Prompt(system="", shots=(), task=_filled(texts.bullets, title=fenced(title), text=text))


def sorting_prompt(bullets: Sequence[str], titles: Sequence[str], texts: PromptTexts) -> Prompt:
    """Bullets whose sections are asked for, numbered from 1."""
    listed = "\n".join(f"{n}. {fenced(bullet)}" for n, bullet in enumerate(bullets, start=1))
    return Prompt(system="", shots=(), task=_filled(texts.sorting, titles="、".join(titles), bullets=listed))


def context_turn(texts: PromptTexts, template: Template, front: FrontMatter) -> str:
    return _filled(
        texts.context,
        township=fenced(front.township),
        period=fenced(front.period),
        subject=template.subject,
        kind=fenced(front.kind),
        committee=fenced(front.committee),
        self_name=fenced(front.self_name),
    )


def shot_of(section: ExemplarSection, texts: PromptTexts, template: Template) -> Shot:
    """The pair as the prompt shows it: its facts asked in the words in which the section itself is asked."""
    specs = [spec for key in section.keys if (spec := template.spec(key))]
    title = "、".join(spec.title for spec in specs) or section.heading
    guidance = "".join(spec.guidance for spec in specs)
    answer = "\n".join(fenced(paragraph) for paragraph in section.text.split("\n"))
    return Shot(_task_turn(title, _form_of(section), guidance, section.facts, texts), answer)


def _first_turn(task: SectionTask, texts: PromptTexts) -> str:
    return _task_turn(task.title, task.form, task.guidance, task.texts, texts)


def _redraft_turn(task: SectionTask, texts: PromptTexts) -> str:
    """A section asked for again: between which headings it stands, and what the clerk asks for."""
    beside = "、".join(f"“{fenced(heading)}”" for heading in task.beside)
    instruction = fenced(task.instruction.strip())
    asked = [f"本节前后是{beside}，不写它们的内容。" if beside else "", f"要求：{instruction}" if instruction else ""]
    return _filled(
        texts.redraft,
        title=fenced(task.title),
        form=texts.forms[task.form],
        guidance=task.guidance,
        asked="\n".join(line for line in asked if line),
        facts="\n".join(f"- {fenced(fact)}" for fact in task.texts),
    )


def _form_of(section: ExemplarSection) -> Form:
    if "一是" not in section.text:
        return "paragraph"
    return "items" if len(section.paragraphs) > 1 else "series"


def _task_turn(title: str, form: Form, guidance: str, facts: Sequence[str], texts: PromptTexts) -> str:
    listed = "\n".join(f"- {fenced(fact)}" for fact in facts)
    return _filled(texts.section, title=fenced(title), form=texts.forms[form], guidance=guidance, facts=listed)


def _filled(pattern: str, **values: str) -> str:
    """Fields replaced in one pass: braces inside the values stay what they are."""
    parts = pattern.split("{")
    out = [parts[0]]
    for part in parts[1:]:
        name, closed, rest = part.partition("}")
        out.append(values[name] + rest if closed and name in values else "{" + part)
    return "".join(out)
