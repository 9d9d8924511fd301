"""The model that `gather --model` names, opened to sort bullets and closed again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.report.template import Template


def sorted_by_model(texts: Sequence[str], template: Template, flag: str, workspace: Path) -> dict[str, str]:
    """The key of the section by bullet; none for --model skeleton. Raises ConfigError and ModelError as draft does: a host that
    is not allowed gets nothing."""
    from assistant import config
    from assistant.models.choose import choose, open_model
    from assistant.terminal.draft_view import is_terminal
    from assistant.terminal.join_view import JoinView
    from assistant.workflow.collecting.by_model import SortingModel
    from assistant.workflow.library import wording

    settings = config.load(workspace)
    choice = choose(settings, flag)
    with JoinView(live=is_terminal()) as joining:
        model = open_model(choice, settings, joining.progress)
    if model is None:
        return {}
    _talk(f"模型：{choice.reason}")
    try:
        return SortingModel(model, wording().prompts, _talk, 1 if choice.kind == "embedded" else None)(texts, template)
    finally:
        model.close()


def _talk(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
