"""The sections of a drafting session and where each stands (各节的状态); written by several threads, read by the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.drafting.plan import SectionTask
from assistant.report.section_identity import SectionIdentity
from assistant.workflow.proposals import Proposal
from assistant.workflow.session.cards import Card

Stage = Literal[
    "waiting", "writing", "failed", "drafted", "rewriting", "proposed", "adopted", "pending", "locked", "own"
]
"""To be drafted · being drafted · not drafted · to be read · being drafted again · a new text to be decided on · read and
taken · required, without facts · locked by a person · not of the plan."""
_OPEN = ("waiting", "writing", "failed", "drafted", "rewriting", "proposed")
_READABLE = ("drafted", "adopted", "proposed")


@dataclass(frozen=True)
class Place:
    """One section. `streamed` is what the model has written so far, `note` what the clerk should know, in Chinese; `later`:
    put off by the clerk; `instruction` what the section was last asked to be written again for; `settling`: decided on, and not on disk yet."""

    keys: tuple[str, ...]
    title: str
    known: SectionIdentity
    task: SectionTask | None
    stage: Stage
    card: Card | None = None
    streamed: str = ""
    note: str = ""
    proposal: Proposal | None = None
    later: bool = False
    instruction: str = ""
    settling: bool = False

    @property
    def open(self) -> bool:
        """Whether the clerk has yet to decide on it."""
        return self.stage in _OPEN and not self.settling

    @property
    def at_work(self) -> bool:
        return self.stage in ("waiting", "writing", "rewriting")

    @property
    def readable(self) -> bool:
        """Whether it can be taken or written again."""
        return self.stage in _READABLE and self.card is not None and not self.settling


class Board:
    """`tell` is called after every change, from any thread."""

    def __init__(self, places: Sequence[Place], tell: Callable[[], None]) -> None:
        self._places = tuple(places)
        self.tell = tell
        self._lock = threading.Lock()

    @property
    def places(self) -> tuple[Place, ...]:
        return self._places

    def place(self, keys: tuple[str, ...]) -> Place:
        return next(place for place in self._places if place.keys == keys)

    def titled(self, title: str) -> Place | None:
        return next((place for place in self._places if place.title == title), None)

    def change(self, keys: tuple[str, ...], **changes: Any) -> None:
        """Changes fields of one section."""
        self.update(keys, lambda place: replace(place, **changes))

    def update(self, keys: tuple[str, ...], change: Callable[[Place], Place]) -> None:
        with self._lock:
            self._places = tuple(change(place) if place.keys == keys else place for place in self._places)
        self.tell()
