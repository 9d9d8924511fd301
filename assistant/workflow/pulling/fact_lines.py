"""facts.md with the leaders' figures (改稿进要点): a fact corrected in its place, a new one under its section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.report.facts import FactSheet
from assistant.report.facts_edit import with_bullet, with_figure
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
    text: str, sheet: FactSheet, figures: Sequence[ForeignFigure], titles: Mapping[str, str], source: str
) -> ChangedFacts:
    """facts.md with these figures; nothing else of it changes. `titles`: key → title of the standard sections."""
    changed: list[tuple[int, str, str]] = []
    for figure in figures:
        if figure.kind == "changed" and (figure.line, figure.was) not in [c[:2] for c in changed]:
            made = with_figure(text, figure.line, figure.was, figure.figure, source)
            changed += [(figure.line, figure.was, figure.figure)] if made != text else []
            text = made
    bullets = {f.bullet: f for f in reversed(figures) if f.kind == "new" and f.bullet}
    under: dict[tuple[int, str], list[str]] = {}
    for bullet, figure in reversed(bullets.items()):
        under.setdefault(_place(figure, sheet, titles), []).append(f"- {bullet}  <!-- 来源：{source} -->")
    for (line, title), lines in sorted(under.items(), key=lambda item: -item[0][0]):  # from below: no line moves
        text = with_bullet(text, line, "\n".join(lines), title)
    return ChangedFacts(text, tuple(reversed(bullets)), tuple(changed))


def _place(figure: ForeignFigure, sheet: FactSheet, titles: Mapping[str, str]) -> tuple[int, str]:
    """The line below which its bullet goes, else the heading under which, at the end."""
    section = sheet.section(figure.key) or next((s for s in sheet.sections if s.title == figure.section), None)
    if section:
        return max([section.line, *(f.line for f in section.facts)]), ""
    return 0, titles.get(figure.key) or figure.section + (f" {{#{figure.key}}}" if figure.key else "")
