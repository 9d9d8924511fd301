"""What the gate lets through (章节初稿), and what it found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.report.finding import Finding

Origin = Literal["model", "skeleton", "template", "person"]


@dataclass(frozen=True)
class Usage:
    """Tokens of one model call or of a run. `estimated` is True where the endpoint reported none."""

    prompt: int = 0
    cached: int = 0
    completion: int = 0
    estimated: bool = False

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.prompt + other.prompt,
            self.cached + other.cached,
            self.completion + other.completion,
            self.estimated or other.estimated,
        )


@dataclass(frozen=True)
class GatedSection:
    """A section as the store accepts it: cleaned, numbered, traced, complete.

    `marked` are the figures marked 【待核实】, `added` the ids of facts added as plain sentences by the program,
    `raw` the model's reply before the gate, `kept` the sentences in it that belong to a person."""

    keys: tuple[str, ...]
    level: int
    heading: str
    paragraphs: tuple[str, ...]
    run_in: bool = False
    origin: Origin = "model"
    marked: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    raw: str = ""
    usage: Usage = field(default_factory=Usage)
    kept: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)
