"""The drafting session line by line (--plain): for screen readers, and for terminals that cannot place a cursor."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable

from assistant.terminal.asking import Option, ask_choice, ask_line
from assistant.terminal.session.card_lines import conflict_view, fact_lines, finding_lines, place_lines
from assistant.terminal.session.words import CONFLICT, answers, stage_word
from assistant.terminal.shades import Line, plain
from assistant.workflow.carrying import Choice
from assistant.workflow.session.board import Place
from assistant.workflow.session.ending import Ending
from assistant.workflow.session.session import Session

_WIDTH = 10_000  # lines are not broken: the reader's business
_CHOICES: dict[str, Choice] = {"1": "mine", "2": "new", "3": "both"}
_ENDING = (Option("1", "导出"), Option("2", "回去看"), Option("q", "退出"))
_GLANCE = 0.2


class PlainSession:
    """`edit` and `export` as for the whole screen. `changed` is set whenever the session tells something."""

    def __init__(self, edit: Callable[[Place], str], export: Callable[[], str]) -> None:
        self._edit = edit
        self._export = export
        self._changed = threading.Event()

    def tell(self) -> None:
        self._changed.set()

    def run(self, session: Session, about: str) -> None:
        """Until the clerk leaves. Raises what broke the session."""
        _say(f"{about}，共{len(session.board.places)}节。{session.model_told}")
        session.begin()
        while self._sections(session) and self._end(session):
            session.take_up()

    def _sections(self, session: Session) -> bool:
        """Every open section in turn; False where the clerk leaves."""
        number = 0
        places = session.board.places
        while number < len(places):
            place = session.board.places[number]
            if place.open and not place.later:
                step = self._section(session, place, number)
                if step is None:
                    return False
                number = max(0, number + step)
            else:
                number += 1
        return True

    def _section(self, session: Session, place: Place, number: int) -> int | None:
        """How many sections to go on: 0 the same again, -1 back; None to leave."""
        place = self._written(session, place, number)
        _show(place_lines(place, _WIDTH))
        options = tuple(option for option in answers(place) if option.key != "7")
        answer = ask_choice("这一节", options, options[0].key)
        if answer == "q":
            return None
        if answer == "6":
            return self._back(session, number)
        if answer == "5":
            session.put_off(place)
            return 1
        return self._decided(session, place, answer)

    def _decided(self, session: Session, place: Place, answer: str) -> int:
        proposal = place.proposal
        if answer == "4":
            _show(fact_lines(place, _WIDTH))
        elif answer == "2":
            session.rewrite(place, ask_line("要求（可以不写，直接回车）：", place.instruction))
        elif proposal is not None and answer == "8":
            session.discard(place)
        elif proposal is not None:
            session.take(place, proposal, _settled(place))
            session.wait()
            if answer == "3":
                self._edited(session, place)
            return 0 if answer == "3" else 1
        elif answer == "3":
            self._edited(session, place)
        elif place.readable:
            session.adopt(place)
            session.wait()
            return 1
        return 0

    def _edited(self, session: Session, place: Place) -> None:
        session.wait()
        _say(self._edit(place))
        session.look(place)

    def _back(self, session: Session, number: int) -> int:
        """To the section before, which is asked about again."""
        if number == 0:
            _say("这是第一节。")
            return 0
        before = session.board.places[number - 1]
        if before.stage == "adopted":
            session.board.change(before.keys, stage="drafted")
        session.board.change(before.keys, later=False)
        return -1

    def _written(self, session: Session, place: Place, number: int) -> Place:
        """The section once nothing is being written there."""
        total = len(session.board.places)
        _say(f"\n第{number + 1}节，共{total}节：{place.title}，{stage_word(place)}。")
        while True:
            place = session.board.place(place.keys)
            if session.broken is not None:
                raise session.broken
            if not place.at_work and (place.card is not None or place.stage not in ("drafted", "adopted")):
                return place
            self._changed.wait(_GLANCE)
            self._changed.clear()

    def _end(self, session: Session) -> bool:
        """What is open, the checks; True to look at it again."""
        done = threading.Event()
        endings: list[Ending] = []
        session.at_end(endings.append)
        session.wait()
        done.set()
        left = [place.title for place in session.board.places if place.open]
        _say(f"\n没有采用：{'、'.join(left)}。" if left else "\n各节都看过了。")
        for remark in session.remarks:
            _say(f"· {remark}")
        for ending in endings:
            _show(finding_lines(ending.findings, _WIDTH))
        while True:
            answer = ask_choice("接下来", _ENDING, "1")
            if answer != "1":
                return answer == "2"
            _say(self._export())
            if not left:
                return False


def _settled(place: Place) -> dict[int, Choice]:
    """Asks for each conflict whose sentence is to stand."""
    proposal = place.proposal
    choices: dict[int, Choice] = {}
    for number in range(len(proposal.redone.unsettled) if proposal else 0):
        assert proposal is not None  # noqa: S101  # else there would be none
        _show(conflict_view(proposal, number, _WIDTH))
        choices[number] = _CHOICES[ask_choice("留哪一种", CONFLICT[:3], "1")]
    return choices


def _show(lines: Iterable[Line]) -> None:
    for line in lines:
        _say(plain(line))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201
