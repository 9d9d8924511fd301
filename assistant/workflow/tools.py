"""What a run works with (工具): settings, exemplars, wording, history, and the model with its recipe."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.config import Settings
from assistant.drafting.jobs import Recipe
from assistant.drafting.prompt import Model
from assistant.drafting.wording import Wording
from assistant.store.draft_file import DraftFile
from assistant.store.history import History
from assistant.workflow.library import Library
from assistant.workflow.reading import Desk

_EMBEDDED_SEED = 1


@dataclass(frozen=True)
class Tools:
    """What a run works with. `model` is None for the skeleton drafter; `halted` is set from another thread to stop the run."""

    settings: Settings
    library: Library
    wording: Wording
    history: History
    draft_file: DraftFile
    model: Model | None = None
    embedded: bool = False
    seed: int | None = None
    clock: Callable[[], float] = time.monotonic
    halted: threading.Event = field(default_factory=threading.Event)


def recipe_for(desk: Desk, tools: Tools, model: Model) -> Recipe:
    """The settings of a run in the terms of the drafting room."""
    settings = tools.settings.embedded if tools.embedded else tools.settings.model
    return Recipe(
        template=desk.template,
        front=desk.sheet.front,
        outline=desk.outline.name,
        wording=tools.wording,
        exemplars=tools.library.exemplars,
        few_shots=settings.few_shots,
        few_shot_count=settings.few_shot_count,
        budget=settings.few_shot_tokens,
        context=model.context,
        max_tokens=settings.max_tokens,
        temperature=settings.temperature,
        grammar=model.takes_grammar,
        seed=tools.seed if tools.seed is not None else (_EMBEDDED_SEED if tools.embedded else None),
        count=model.count,
    )
