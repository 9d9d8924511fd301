"""Sections written again within a session (重写): one at a time, each a step of its own."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.drafting.pipeline import Repairing, Restarted, Written
from assistant.errors import AssistantError, HistoryDamaged
from assistant.workflow.proposals import Proposal
from assistant.workflow.redraft import Redraft
from assistant.workflow.session.board import Place

if TYPE_CHECKING:
    from assistant.drafting.pipeline import Event
    from assistant.workflow.session.session import Session


class Rewriting:
    """Keeps for each section the redraft that its proposals come from: each attempt is to differ from those before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._one_at_a_time = threading.Lock()
        self._redrafts: dict[tuple[str, ...], Redraft] = {}

    def begin(self, place: Place, instruction: str) -> None:
        self._session.board.change(
            place.keys, stage="rewriting", streamed="", note="", proposal=None, later=False, instruction=instruction
        )
        self._session.in_background(lambda: self._write(place, instruction))

    def _write(self, place: Place, instruction: str) -> None:
        board = self._session.board
        with self._one_at_a_time:
            try:
                if place.proposal is not None:
                    self._session.proposals(place).set_aside(place.proposal)
                self._attempt(place, instruction)
            except HistoryDamaged:
                raise
            except AssistantError as error:
                stage = "failed" if board.place(place.keys).card is None else "drafted"
                board.change(place.keys, stage=stage, note=f"没有重写：{error.message}{error.next_step}")

    def _attempt(self, place: Place, instruction: str) -> None:
        redraft = self._redraft(place, instruction)
        with closing(redraft.attempts()) as events:
            for event in events:
                if isinstance(event, Proposal):
                    self._propose(place, event)
                else:
                    self._hear(place, event)

    def _redraft(self, place: Place, instruction: str) -> Redraft:
        assert place.task is not None  # noqa: S101  # a section of the person's own is not drafted
        known = self._redrafts.get(place.keys)
        if known is None:
            tools = self._session.tools("redraft", place.title)
            self._redrafts[place.keys] = known = Redraft(self._session.desk, tools, place.task, instruction)
        else:
            known.ask(instruction)
        return known

    def _propose(self, place: Place, proposal: Proposal) -> None:
        """Where nothing stood there is nothing to compare with."""
        board = self._session.board
        if proposal.old_text.strip():
            board.change(place.keys, stage="proposed", proposal=proposal, streamed="")
            return
        self._session.proposals(place).put(proposal)
        board.change(place.keys, stage="drafted", card=self._session.card(place), streamed="")

    def _hear(self, place: Place, event: Event) -> None:
        board = self._session.board
        if isinstance(event, Written):
            board.update(place.keys, lambda now: replace(now, streamed=now.streamed + event.text))
        elif isinstance(event, Restarted | Repairing):
            board.change(place.keys, streamed="", note=event.reason)
