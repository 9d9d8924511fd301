"""What was measured, put into the user's file (写进用户配置): by lines, only what differs from what is set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.config import SettingInForce, SettingValue
from assistant.workflow.doctor.lines import CheckLine
from assistant.workflow.settings_file import change_settings


@dataclass(frozen=True)
class Change:
    """One setting of [model]: what it was, what was measured. `overridden` names what still wins over the user's file."""

    name: str
    old: SettingValue
    new: SettingValue
    overridden: str = ""


def changes_for(lines: Iterable[CheckLine], settings: Sequence[SettingInForce]) -> tuple[Change, ...]:
    """What the examination would change; the last word on a setting counts."""
    now = {setting.name: setting for setting in settings if setting.group == "model"}
    wanted = {proposal.name: proposal.value for line in lines for proposal in line.proposals}
    return tuple(
        Change(
            name, now[name].value, value, now[name].place if now[name].origin in ("workspace", "environment") else ""
        )
        for name, value in wanted.items()
        if now[name].value != value
    )


def write_changes(changes: Sequence[Change]) -> Path:
    """Puts them into the user's file in one write; gives its path. Raises as change_settings."""
    return change_settings({("model", change.name): change.new for change in changes})
