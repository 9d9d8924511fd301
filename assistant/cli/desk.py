"""What the commands that draft begin with: the model that is chosen, and the tools of a run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.config import Settings
    from assistant.models.choose import Choice
    from assistant.workflow.reading import Desk
    from assistant.workflow.tools import Tools


def chosen_model(settings: Settings, flag: str | None, *, ahead: bool = True) -> Choice:
    """Which model; its libraries load while the facts are read. Not so with `ahead` False: then a screen is to come first."""
    from assistant.models.choose import choose
    from assistant.models.endpoint import preload

    choice = choose(settings, flag)
    if ahead and choice.kind != "skeleton":
        preload()
    return choice


def desk_tools(desk: Desk, settings: Settings, seed: int | None, command: str, about: str = "") -> Tools:
    """The tools of one command, whose writes are one step of the history."""
    from assistant.store.draft_file import DraftFile
    from assistant.store.history import History
    from assistant.workflow.library import library, wording
    from assistant.workflow.tools import Tools

    history = History(desk.workspace.history, lambda: datetime.now(UTC))
    draft = DraftFile(desk.workspace, history, command, about)
    return Tools(settings, library(), wording(), history, draft, seed=seed)
