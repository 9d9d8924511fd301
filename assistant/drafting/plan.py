"""Which sections a report gets (提纲落到要点): the outline's nodes with their facts, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.placing import with_all_sections
from assistant.report.facts import Fact, FactSheet
from assistant.report.template import Form, Outline, OutlineNode, SectionSpec, Template


@dataclass(frozen=True)
class SectionTask:
    """One section to draft: its place in the outline, its facts, its form and target length in characters. When it is
    drafted again `instruction` is what the clerk asks for (要求), `beside` the headings before and behind it, and `length`
    the characters asked for (0: as many as the facts need)."""

    keys: tuple[str, ...]
    level: int
    title: str
    heading: str
    facts: tuple[Fact, ...]
    form: Form = "paragraph"
    guidance: str = ""
    run_in: bool = False
    required: bool = False
    instruction: str = ""
    beside: tuple[str, ...] = ()
    length: int = 0

    @property
    def key(self) -> str:
        return self.keys[0]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(f.text for f in self.facts)

    @property
    def target(self) -> int:
        """Characters: a little more than the facts have, since one fact is one sentence and nothing is padded."""
        return self.length or round(sum(len(t) for t in self.texts) * 1.12)


@dataclass(frozen=True)
class ReportPlan:
    """The outline in force and its sections in reading order. `empty` are titles left out for want of facts, `missing`
    are required sections that get 【待补：…】."""

    outline: Outline
    tasks: tuple[SectionTask, ...]
    missing: tuple[SectionTask, ...] = ()
    empty: tuple[str, ...] = ()

    def task(self, key: str) -> SectionTask | None:
        return next((t for t in (*self.tasks, *self.missing) if key in t.keys), None)


def plan_report(sheet: FactSheet, template: Template, outline: Outline, heading_set: int = 1) -> ReportPlan:
    """The sections of this report: those of the outline, and those that it lacks but the sheet has facts for."""
    outline = with_all_sections(outline, sheet, template)
    tasks, missing, empty = [], [], []
    for node in outline.nodes:
        if not node.keys:
            continue
        task = _task(node, sheet, template, heading_set)
        if task.facts:
            tasks.append(task)
        elif task.required:
            missing.append(task)
        elif any(template.spec(key) for key in node.keys):
            empty.append(task.title)
    return ReportPlan(_without_empty_groups(outline, tasks, missing), tuple(tasks), tuple(missing), tuple(empty))


def _task(node: OutlineNode, sheet: FactSheet, template: Template, heading_set: int) -> SectionTask:
    specs = [spec for key in node.keys if (spec := template.spec(key))]
    sections = [s for key in node.keys if (s := sheet.section(key))]
    title = "、".join(spec.title for spec in specs) or (sections[0].title if sections else node.keys[0])
    facts = tuple(f for s in sections for f in s.usable)
    return SectionTask(
        keys=node.keys,
        level=node.level,
        title=title,
        heading=node.heading or _heading(specs, title, heading_set),
        facts=facts,
        form=_form(specs, facts),
        guidance="".join(spec.guidance for spec in specs),
        run_in=node.run_in,
        required=any(spec.required for spec in specs),
    )


def _heading(specs: list[SectionSpec], title: str, heading_set: int) -> str:
    """The template's heading from one column, so that siblings are parallel; a merged section takes its first's."""
    headings = specs[0].headings if specs else ()
    if not headings:
        return title
    if len(specs) > 1 and all(not spec.grouped for spec in specs):
        return "存在问题和下一步打算" if {s.key for s in specs} == {"problems", "plans"} else title
    return headings[min(max(heading_set, 1), len(headings)) - 1]


def _form(specs: list[SectionSpec], facts: tuple[Fact, ...]) -> Form:
    form: Form = specs[0].form if specs else "paragraph"
    return "paragraph" if len(facts) < 2 else form


def _without_empty_groups(outline: Outline, tasks: list[SectionTask], missing: list[SectionTask]) -> Outline:
    """A grouping heading with nothing under it is left out; keyed nodes stay, since facts may still come."""
    alive = {key for task in (*tasks, *missing) for key in task.keys}
    nodes = []
    for index, node in enumerate(outline.nodes):
        if node.keys or _has_living_child(outline.nodes[index + 1 :], node.level, alive):
            nodes.append(node)
    return Outline(outline.name, outline.about, tuple(nodes))


def _has_living_child(following: tuple[OutlineNode, ...], level: int, alive: set[str]) -> bool:
    for node in following:
        if node.level <= level:
            return False
        if alive & set(node.keys):
            return True
    return False
