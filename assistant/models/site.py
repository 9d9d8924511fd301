"""How messages speak of an endpoint."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.models.keys import Key


@dataclass(frozen=True)
class Site:
    """`shown` is how the clerk knows the endpoint (its URL without a password), `group` the group of its settings."""

    shown: str
    group: str = "model"
    model: str = ""
    key: Key = field(default_factory=Key)
    read_timeout: float = 0
    section_timeout: float = 0

    @property
    def subject(self) -> str:
        """`shown` as a sentence goes on after it: a blank behind an address, none behind Chinese."""
        return f"{self.shown} " if self.shown[-1:].isascii() else self.shown
