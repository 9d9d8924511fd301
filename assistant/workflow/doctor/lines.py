"""What the examination says: a line for each thing looked at, and what is announced before something costs time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.config import SettingValue

State = Literal["ok", "note", "warning", "error", "skipped"]
Group = Literal["model", "measured", "machine"]


@dataclass(frozen=True)
class Figure:
    """A measured value, for scripts: `value` is a decimal number as text."""

    name: str
    value: str


@dataclass(frozen=True)
class Proposal:
    """A setting of the group [model] that fits what was measured; `doctor --write` puts it into the user's file."""

    name: str
    value: SettingValue


@dataclass(frozen=True)
class CheckLine:
    """One thing looked at: `topic` is its stable name, `found` what there is, `advice` what to set where it is wrong."""

    group: Group
    topic: str
    title: str
    state: State
    found: str
    advice: str = ""
    figures: tuple[Figure, ...] = ()
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Announced:
    """Said before something that takes long or costs tokens."""

    text: str


Event = CheckLine | Announced


def set_advice(*proposals: Proposal) -> str:
    """How to set these by hand."""
    from assistant.workflow.settings_values import as_text  # noqa: PLC0415  # loads all rules

    commands = [f"assistant config set model.{p.name} {_quoted(as_text(p.value))}" for p in proposals]
    return "；".join(commands)


def decimal(number: float, places: int = 1) -> str:
    """A number as people and scripts read it: no exponent, no needless places."""
    text = f"{number:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def seconds(number: float) -> str:
    """Seconds for a person: finer where there are few."""
    return decimal(number, 2 if number < 1 else 1)


def _quoted(text: str) -> str:
    plain = text and all(c.isalnum() or c in "._-/:" for c in text)
    return text if plain else f"'{text}'"
