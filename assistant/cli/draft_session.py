"""The drafting session of `assistant draft` at a terminal: what it is made of, and what is told when it ends."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.config import Settings
    from assistant.drafting.prompt import Model
    from assistant.models.choose import Choice
    from assistant.models.model_file import Progress
    from assistant.terminal.session.plain import PlainSession
    from assistant.terminal.session.screen import SessionScreen
    from assistant.workflow.reading import Desk
    from assistant.workflow.remaining import Remaining
    from assistant.workflow.session.board import Place
    from assistant.workflow.session.session import Session
    from assistant.workflow.tools import Tools

_QUICKLY = 0.0005


@dataclass(frozen=True)
class Seat:
    """What a session is opened with. `named`: sections were named, and only they are asked about; `seed` and `headings` are
    the command's options."""

    desk: Desk
    remaining: Remaining
    choice: Choice
    settings: Settings
    headings: str
    seed: int | None
    remarks: tuple[str, ...] = ()
    named: bool = False


def wants_session(*, yes: bool, as_json: bool) -> bool:
    """Whether a person sits at the terminal and wants to be asked."""
    from assistant.terminal.asking import can_ask

    return not yes and not as_json and can_ask() and sys.stdout.isatty()


def hold(seat: Seat, *, plain: bool) -> int:
    """Holds the session until the clerk leaves; gives the exit code. Called with the command lock held."""
    from assistant.workflow.session.session import Means, Session

    screen = _screen(seat, plain=plain)
    told = f"模型：{seat.choice.reason}"
    means = Means(_tools(seat), _opener(seat), seat.choice.kind == "embedded", seat.headings, told)
    only = {task.key for task in seat.remaining.tasks} if seat.named else ()
    session = Session(seat.desk, seat.remaining, means, screen.tell, only)
    session.remarks = seat.remarks
    front = seat.desk.sheet.front
    # The screen must get its turn between the threads that draft: a key is to be answered at once.
    sys.setswitchinterval(_QUICKLY)
    try:
        screen.run(session, f"{front.township}{front.period}")
    except (KeyboardInterrupt, EOFError):
        pass
    finally:
        session.close()
    return _told(session)


def _screen(seat: Seat, *, plain: bool) -> SessionScreen | PlainSession:
    def edit(place: Place) -> str:
        return _edited(seat, place)

    def export() -> str:
        return _exported(seat.desk)

    from assistant.terminal.asking import can_draw

    if plain or not can_draw():
        from assistant.terminal.session.plain import PlainSession

        return PlainSession(edit, export)
    from assistant.terminal.session.screen import SessionScreen

    return SessionScreen(edit, export)


def _tools(seat: Seat) -> Callable[[str, str], Tools]:
    from assistant.cli.desk import desk_tools

    def tools(command: str, about: str) -> Tools:
        return desk_tools(seat.desk, seat.settings, seat.seed, command, about)

    return tools


def _opener(seat: Seat) -> Callable[[Progress], Model | None]:
    from assistant.models.choose import open_model

    return lambda progress: open_model(seat.choice, seat.settings, progress)


def _edited(seat: Seat, place: Place) -> str:
    """Through the editor; gives what became of it."""
    from assistant.cli.edit import edit_section

    assert place.task is not None  # noqa: S101  # the screen offers it for no other
    words = io.StringIO()
    try:
        with redirect_stdout(words):
            edit_section(seat.desk, _tools(seat)("edit", place.title), place.task)
    except AssistantError as error:
        return f"{error.message}{error.next_step}"
    return words.getvalue().strip()


def _exported(desk: Desk) -> str:
    """Writes the Word file; gives what became of it."""
    from assistant.cli.export import command

    words = io.StringIO()
    try:
        with redirect_stdout(words), redirect_stderr(words):
            command(desk.workspace.root)
    except AssistantError as error:
        return f"没有导出：{error.message}{error.next_step}".replace("\n", "；")
    return " ".join(words.getvalue().split("\n")).strip()


def _told(session: Session) -> int:
    """What was done and what is left, on stdout; the exit code."""
    places = session.board.places
    taken = sum(place.stage == "adopted" for place in places)
    left = [place.title for place in places if place.open and place.stage != "failed"]
    failed = [place.title for place in places if place.stage == "failed"]
    print(f"已采用{taken}节，都在 {session.desk.workspace.draft}")  # noqa: T201
    if left:
        print(f"还没有采用：{'、'.join(left)}")  # noqa: T201
    if failed:
        print(f"没有写成：{'、'.join(failed)}")  # noqa: T201
    again = "再运行 assistant draft 接着来。" if left or failed else "assistant check 核对，assistant export 导出。"
    print(f"下一步：{again}")  # noqa: T201
    if failed:
        return 2
    errors = any(f.severity == "error" for place in places if place.card for f in place.card.findings)
    return 1 if left or errors or any(place.stage == "pending" for place in places) else 0
