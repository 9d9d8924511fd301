"""facts.md with the leaders' figures (改稿进要点): a fact corrected in its place, a new one under its section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.report.bullet import Bullet
from assistant.report.facts import FactSheet
from assistant.report.facts_edit import with_figure
from assistant.report.facts_editing import insert_bullets
from assistant.report.facts_markdown import parse_facts
from assistant.report.template import Template
from assistant.workflow.pulling.figures import ForeignFigure


@dataclass(frozen=True)
class ChangedFacts:
    """The new facts.md. `added` are the new bullets, `changed` the facts that were corrected: (line, old figure, new one)."""

    text: str
    added: tuple[str, ...] = ()
    changed: tuple[tuple[int, str, str], ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.added or self.changed)


def facts_with(
    text: str, sheet: FactSheet, figures: Sequence[ForeignFigure], template: Template, source: str
) -> ChangedFacts:
    """facts.md with these figures; nothing else of it changes."""
    changed: list[tuple[int, str, str]] = []
    for figure in figures:
        if figure.kind == "changed" and (figure.line, figure.was) not in [c[:2] for c in changed]:
            made = with_figure(text, figure.line, figure.was, figure.figure, source)
            changed += [(figure.line, figure.was, figure.figure)] if made != text else []
            text = made
    bullets = {f.bullet: f for f in reversed(figures) if f.kind == "new" and f.bullet}
    under: dict[str, list[Bullet]] = {}
    for bullet, figure in reversed(bullets.items()):
        under.setdefault(_section(figure, sheet, template), []).append(Bullet(bullet, source))
    for section, new in under.items():
        text = insert_bullets(text, parse_facts(text, template), section, new, template)
    return ChangedFacts(text, tuple(reversed(bullets)), tuple(changed))


def _section(figure: ForeignFigure, sheet: FactSheet, template: Template) -> str:
    """The section of the fact sheet that the figure's sentence stands in, by its key, else by its heading."""
    standing = sheet.section(figure.key) or next((s for s in sheet.sections if s.title == figure.section), None)
    if standing:
        return standing.key or standing.title
    return figure.key if template.spec(figure.key) else figure.section
