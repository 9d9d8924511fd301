"""What the clerk's keys do in a drafting session: which section is at hand, what is decided about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from assistant.terminal.session.frame import Look, Shown, View
from assistant.workflow.carrying import Choice
from assistant.workflow.session.board import Place
from assistant.workflow.session.ending import Ending
from assistant.workflow.session.session import Session

_CHOICES: dict[str, Choice] = {"1": "mine", "2": "new", "3": "both"}
_BUSY = "这一节还在写。先看别的：5 看后面的，6 看前面的。"


class Screen(Protocol):
    """What a clerk's keys ask of the screen: open the editor, export, leave, and open the line for an instruction, with what
    was asked for last."""

    def edit(self, place: Place) -> None: ...

    def export(self) -> None: ...

    def leave(self) -> None: ...

    def ask(self, instruction: str) -> None: ...


class Clerk:
    """The one who sits before the screen. `look` is what they see, `ending` the checks, once they are done."""

    def __init__(self, session: Session, about: str, screen: Screen) -> None:
        self._session = session
        self._screen = screen
        self._choices: dict[int, Choice] = {}
        self.look = Look(about)
        self.ending: Ending | None = None
        first = self._next_open(-1)
        if first is None:
            self._end()
        else:
            self.go(first)

    @property
    def shown(self) -> Shown:
        session = self._session
        preparing = (session.preparing,) if session.preparing else ()
        return Shown(session.board.places, (*preparing, *session.remarks), self.ending, session.model_told)

    @property
    def here(self) -> Place:
        return self._session.board.places[self.look.at]

    def press(self, key: str) -> None:
        """1 to 8, enter, q, up and down (in the list)."""
        self._tell("")
        if key == "q":
            self._screen.leave()
        elif key == "7":
            self._turn_list()
        elif self.look.view == "end":
            self._press_at_end(key)
        elif self.look.view == "list":
            self._press_in_list(key)
        elif self.look.view == "conflict":
            self._press_in_conflict(key)
        else:
            self._press(key)

    def scroll(self, lines: int, most: int) -> None:
        at = min(self.look.scroll, most)
        self.look = replace(self.look, scroll=max(0, min(at + lines, most)))

    def go(self, number: int) -> None:
        """To a section."""
        self._choices = {}
        self.look = replace(self.look, at=number, view="section", scroll=0, conflict=0, notice="")
        self._session.look_again(self.here)

    def asked(self, instruction: str) -> None:
        """The instruction was typed: the section is written again."""
        self.look = replace(self.look, asking=False, scroll=0)
        self._session.rewrite(self.here, instruction)

    def not_asked(self) -> None:
        self.look = replace(self.look, asking=False)

    def edited(self, place: Place, told: str) -> None:
        """Back from the editor."""
        self._session.look_again(place)
        self._tell(told)

    def exported(self, told: str) -> None:
        """Exporting has come to its end, well or not."""
        self._tell(told)

    def _press(self, key: str) -> None:
        place = self.here
        if key == "4":
            view: View = "section" if self.look.view == "facts" else "facts"
            self.look = replace(self.look, view=view, scroll=0)
        elif key == "5":
            self._put_off(place)
        elif key in ("6", "left"):
            self.go((self.look.at - 1) % len(self._session.board.places))
        elif key == "right":
            self.go((self.look.at + 1) % len(self._session.board.places))
        elif place.at_work:
            self._tell(_BUSY)
        elif place.settling:
            self._forward()
        else:
            self._decide(place, "1" if key == "enter" else key)

    def _decide(self, place: Place, key: str) -> None:
        if place.stage == "proposed" and key in ("1", "3", "8"):
            self._decide_on_proposal(place, key)
        elif key == "1" and place.readable:
            if place.card is not None:
                self._session.adopt(place)
            self._forward()
        elif key == "2" and (place.readable or place.stage == "failed"):
            self.look = replace(self.look, asking=True)
            self._screen.ask(place.instruction)
        elif key == "3" and place.card is not None:
            self._screen.edit(place)
        elif key == "1":
            self._forward() if place.stage != "failed" else self._tell("这一节没有写成：2 再写，5 稍后。")

    def _decide_on_proposal(self, place: Place, key: str) -> None:
        proposal = place.proposal
        if proposal is None:
            return
        if key == "8":
            self._session.discard(place)
            self.look = replace(self.look, scroll=0)
        elif key == "1" and len(self._choices) < len(proposal.redone.unsettled):
            self.look = replace(self.look, view="conflict", conflict=len(self._choices), scroll=0)
        else:
            self._session.take(place, proposal, self._choices)
            self._choices = {}
            self._screen.edit(place) if key == "3" else self._forward()

    def _press_in_conflict(self, key: str) -> None:
        key = "1" if key == "enter" else key
        if key in _CHOICES:
            self._choices[len(self._choices)] = _CHOICES[key]
            self.look = replace(self.look, view="section")
            self._decide_on_proposal(self.here, "1")
        elif key == "6":
            self.go(self.look.at)

    def _press_in_list(self, key: str) -> None:
        number = len(self._session.board.places)
        if key in ("up", "down"):
            self.look = replace(self.look, at=(self.look.at + (1 if key == "down" else -1)) % number)
        elif key in ("1", "enter"):
            self.go(self.look.at)

    def _press_at_end(self, key: str) -> None:
        if key in ("1", "enter"):
            self._tell("正在导出……")
            self._screen.export()
        elif key == "2":
            self._session.take_up()
            first = self._next_open(-1)
            self.go(first if first is not None else 0)

    def _turn_list(self) -> None:
        view: View = "section" if self.look.view == "list" else "list"
        self.look = replace(self.look, view=view, scroll=0)

    def _put_off(self, place: Place) -> None:
        if place.open and not place.at_work:
            self._session.put_off(place)
        self._forward()

    def _forward(self) -> None:
        """To the next section that is open; behind the last one what was not put off, then the end."""
        number = self._next_open(self.look.at)
        if number is None and self.here.at_work:
            self._tell("只剩这一节，还在写；写好了就可以看。")
        elif number is None:
            self._end()
        else:
            self.go(number)

    def _next_open(self, after: int) -> int | None:
        places = self._session.board.places
        order = [*range(after + 1, len(places)), *range(after + 1)]
        return next((n for n in order if places[n].open and not places[n].later and n != after), None)

    def _end(self) -> None:
        self.ending = None
        self.look = replace(self.look, view="end", scroll=0, notice="")
        self._session.at_end(self._ended)

    def _ended(self, ending: Ending) -> None:
        self.ending = ending

    def _tell(self, notice: str) -> None:
        self.look = replace(self.look, notice=notice)
