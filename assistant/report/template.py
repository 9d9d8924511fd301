"""Templates (规定章节) and outlines (提纲): which sections a report has, in which order and depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["paragraph", "series", "items"]
"""How a section is written: prose, 一是…二是… in one paragraph, or one paragraph an item."""


@dataclass(frozen=True)
class SectionSpec:
    """One standard section. `headings` are the variants a, b, c: parallel within a column across sections.
    `length` is the target in characters for a normal sheet of 3-5 facts."""

    key: str
    title: str
    headings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    counted: str = ""
    length: tuple[int, int] = (120, 300)
    form: Form = "paragraph"
    required: bool = False
    grouped: bool = True
    guidance: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class OutlineNode:
    """A heading of the outline. With `keys` it is a section that is drafted; without, it groups what follows.
    `level` 1 is rendered 一、, 2 （一）, 3 1.; an empty `heading` is filled from the template."""

    level: int
    heading: str = ""
    keys: tuple[str, ...] = ()
    run_in: bool = False


@dataclass(frozen=True)
class Outline:
    """The shape of a report (提纲): its nodes in reading order."""

    name: str
    about: str
    nodes: tuple[OutlineNode, ...]


@dataclass(frozen=True)
class Template:
    """A kind of report as data: patterns for title, lead and closing by kind, standard sections, shapes."""

    name: str
    about: str
    subject: str
    titles: dict[str, str]
    leads: dict[str, str]
    overview: str
    closings: dict[str, str]
    sections: tuple[SectionSpec, ...]
    shapes: tuple[Outline, ...]
    phrases: tuple[str, ...] = ()

    def spec(self, key: str) -> SectionSpec | None:
        return next((s for s in self.sections if s.key == key), None)

    def shape(self, name: str) -> Outline | None:
        return next((o for o in self.shapes if o.name == name), None)
