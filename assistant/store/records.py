"""What the history keeps (历史记录): versions of sections, and model calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report.report import Section

GENERATED = ("model", "skeleton", "template")


@dataclass(frozen=True)
class SectionVersion:
    """One version of a section. `id` and `created_at` (ISO 8601) are the store's; `marked` are the figures marked
    【待核实】, `added` the ids of facts added as plain sentences, `raw` the reply before the gate.
    """

    section_keys: tuple[str, ...]
    heading: str
    text: str
    origin: str
    model: str = ""
    facts_hash: str = ""
    prompt_hash: str = ""
    raw: str = ""
    marked: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    id: int = 0
    created_at: str = ""

    def stands_in(self, section: Section) -> bool:
        """True where the section of draft.md is this version, blanks aside; else a person has edited it."""
        return _bare(section.heading.text) == _bare(self.heading) and _paragraphs(section.text) == _paragraphs(
            self.text
        )


@dataclass(frozen=True)
class ModelCall:
    """One request to a model and what came of it. `prompt` is JSON text; `error` is empty where all went well; there
    is no place for a key.
    """

    section: str
    model: str
    host: str
    prompt: str
    reply: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    finish: str = ""
    error: str = ""
    id: int = 0
    created_at: str = ""


def _paragraphs(text: str) -> list[str]:
    return [bare for line in text.split("\n") if (bare := _bare(line))]


def _bare(text: str) -> str:
    return "".join(text.split())
