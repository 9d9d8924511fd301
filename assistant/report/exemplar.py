"""An exemplar (范文): a report whose sections stand beside the facts they were written from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.report.facts import FrontMatter
from assistant.report.report import Report
from assistant.report.template import Outline


@dataclass(frozen=True)
class ExemplarSection:
    """The pair (facts → section) that a few-shot is made of."""

    heading: str
    keys: tuple[str, ...]
    facts: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Exemplar:
    """`own` is one that the office itself has added; the others are shipped."""

    name: str
    about: str
    front: FrontMatter
    report: Report
    sections: tuple[ExemplarSection, ...]
    outline: Outline
    own: bool = False
