"""What the history keeps (历史记录): versions of sections, and model calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report.report import Section

GENERATED = ("model", "skeleton", "template")
"""Origins of what the program wrote; the others are "person" (a hand edit that was noticed) and "word" (pulled)."""
HAND_EDIT = "手工修改"
"""The command of a step that no command made."""


@dataclass(frozen=True)
class SectionVersion:
    """One version of a section. `id` and `created_at` (ISO 8601) are the store's; `marked` are the figures marked
    【待核实】, `added` the ids of facts added as plain sentences, `raw` the reply before the gate.

    `facts` are the texts of the facts it was drafted from, in order; `wording` the hash of what else the prompt was made of,
    `shots` the exemplars shown (name:hash), `instruction` what redrafting was asked for. `kept` are the sentences of `text`
    that are the person's, `deleted` the generated ones that the person took out. `number` counts the versions of a section
    (理论学习@3) and `step` is the step that made it; both are the store's.
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
    facts: tuple[str, ...] = ()
    wording: str = ""
    shots: tuple[str, ...] = ()
    instruction: str = ""
    kept: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    number: int = 0
    step: int = 0

    def stands_in(self, section: Section) -> bool:
        """True where the section of draft.md is this version, blanks aside; else a person has edited it."""
        return _bare(section.heading.text) == _bare(self.heading) and _paragraphs(section.text) == _paragraphs(
            self.text
        )


@dataclass(frozen=True)
class Step:
    """One command's change of draft.md, all its writes together; `about` is what it was about, `undone` whether it was taken
    back. `created_at` as in SectionVersion."""

    id: int
    command: str
    about: str
    created_at: str
    undone: bool = False


@dataclass(frozen=True)
class ExportedText:
    """A text of draft.md that went out as a Word file to this path; `created_at` as in SectionVersion."""

    text: str
    path: str
    created_at: str


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
