"""The drafting session on a whole screen. One library owns it: it reads the keys and draws the frame."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.application.run_in_terminal import run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.defaults import create_output

from assistant.terminal.session.desk import Clerk
from assistant.terminal.session.frame import Frame, frame
from assistant.terminal.shades import takes_colour
from assistant.workflow.session.board import Place
from assistant.workflow.session.session import Session

_DRAW_AGAIN = 0.08
_ESCAPE = 0.05
_PAGE = 10
# A Chinese input method passes figures on and keeps letters, so figures come first; its own full-width ones are understood,
# and so is the answer's first character.
_KEYS = {
    "1": ("1", "１", "a", "采", "用"),
    "2": ("2", "２", "r", "重", "再"),
    "3": ("3", "３", "e", "编", "改"),
    "4": ("4", "４", "f", "看", "要"),
    "5": ("5", "５", "n", "稍", "后"),
    "6": ("6", "６", "b", "上", "回"),
    "7": ("7", "７", "l", "目", "tab"),
    "8": ("8", "８", "d", "留"),
    "q": ("q", "Q", "ｑ", "0", "退", "c-c", "c-d"),
    "enter": ("enter",),
    "left": ("left",),
    "right": ("right",),
}
_SCROLLED = {
    "up": -1,
    "down": 1,
    "pageup": -_PAGE,
    "pagedown": _PAGE,
    " ": _PAGE,
    "　": _PAGE,
    "home": -100_000,
    "end": 100_000,
}
_COLOURS = {
    "red": "fg:ansired",
    "green": "fg:ansigreen",
    "yellow": "fg:ansiyellow",
    "cyan": "fg:ansicyan",
    "dim": "fg:ansibrightblack",
}


class SessionScreen:
    """`edit` opens the editor for a section, `export` writes the Word file; both give what is to be told."""

    def __init__(self, edit: Callable[[Place], str], export: Callable[[], str]) -> None:
        self._edit = edit
        self._export = export
        self._due = False
        self._most = 0
        self._clerk: Clerk | None = None
        self._session: Session | None = None
        self._line = Buffer(multiline=False, accept_handler=self._accept)
        self._app = self._application()

    def tell(self) -> None:
        """Something has changed; from any thread. Drawn soon, but not for every character that streams."""
        loop = self._app.loop
        if loop is not None and not self._due:
            self._due = True
            with contextlib.suppress(RuntimeError):  # the screen is gone already
                loop.call_soon_threadsafe(loop.call_later, _DRAW_AGAIN, self._draw)

    def run(self, session: Session, about: str) -> None:
        """Until the clerk leaves. Raises what broke the session."""
        self._session, self._clerk = session, Clerk(session, about, self)
        self._app.run(pre_run=self._begin, handle_sigint=False)
        if session.broken is not None:
            raise session.broken

    def edit(self, place: Place) -> None:
        self._app.create_background_task(self._through_editor(place))

    def export(self) -> None:
        self._app.create_background_task(self._exported())

    def leave(self) -> None:
        if self._app.is_running and not self._app.future.done():  # type: ignore[union-attr]  # running: there is one
            self._app.exit()

    def ask(self, instruction: str) -> None:
        self._line.text = instruction
        self._line.cursor_position = len(instruction)
        self._app.layout.focus(self._line)

    def _begin(self) -> None:
        assert self._session is not None  # noqa: S101  # run() has set it
        for name in ("SIGTERM", "SIGHUP"):  # the window was closed: what is decided is put on disk
            with contextlib.suppress(NotImplementedError, AttributeError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.leave)
        self._session.begin()

    def _draw(self) -> None:
        self._due = False
        if self._session is not None and self._session.broken is not None:
            self.leave()
        self._app.invalidate()

    def _application(self) -> Application[None]:
        asking = Condition(lambda: self._clerk is not None and self._clerk.look.asking)
        line = BufferControl(self._line, input_processors=[BeforeInput("要求：", style="bold")])
        middle = Window(FormattedTextControl(self._text, focusable=True, show_cursor=False), always_hide_cursor=~asking)
        layout = Layout(HSplit([middle, ConditionalContainer(Window(line, height=1), filter=asking)]), middle)
        app: Application[None] = Application(
            layout=layout,
            key_bindings=self._bindings(asking),
            full_screen=True,
            max_render_postpone_time=None,
            color_depth=None if takes_colour(sys.stdout) else ColorDepth.DEPTH_1_BIT,
            output=create_output(stdout=sys.stdout),
        )
        app.ttimeoutlen = app.timeoutlen = _ESCAPE
        return app

    def _bindings(self, asking: Condition) -> KeyBindings:
        keys = KeyBindings()
        for meaning, typed in _KEYS.items():
            for key in typed:
                keys.add(key, filter=~asking)(self._pressing(meaning))
        for key, lines in _SCROLLED.items():
            keys.add(key, filter=~asking)(self._scrolling(key, lines))
        keys.add("escape", filter=asking, eager=True)(self._not_asked)
        keys.add("c-c", filter=asking)(self._not_asked)
        keys.add("escape", filter=~asking, eager=True)(lambda _: None)
        return keys

    def _pressing(self, meaning: str) -> Callable[[KeyPressEvent], None]:
        def press(_: KeyPressEvent) -> None:
            if self._clerk is not None:
                self._clerk.press(meaning)

        return press

    def _scrolling(self, key: str, lines: int) -> Callable[[KeyPressEvent], None]:
        def scroll(_: KeyPressEvent) -> None:
            if self._clerk is None:
                return
            if self._clerk.look.view == "list" and key in ("up", "down"):
                self._clerk.press(key)
            else:
                self._clerk.scroll(lines, self._most)

        return scroll

    def _accept(self, buffer: Buffer) -> bool:
        if self._clerk is not None:
            self._clerk.asked(" ".join(buffer.text.split()))
            self._app.layout.focus_previous()
        return False

    def _not_asked(self, _: KeyPressEvent) -> None:
        if self._clerk is not None:
            self._clerk.not_asked()
            self._app.layout.focus_previous()

    def _text(self) -> StyleAndTextTuples:
        drawn = self._frame()
        self._most = drawn.most
        fragments: StyleAndTextTuples = []
        for line in drawn.lines:
            fragments += [(toolkit_style(shade.style), shade.text) for shade in line]
            fragments.append(("", "\n"))
        return fragments[:-1]

    def _frame(self) -> Frame:
        if self._clerk is None:
            return Frame((), 0)
        size = self._app.output.get_size()
        return frame(self._clerk.look, self._clerk.shown, size.columns, size.rows - self._clerk.look.asking)

    async def _through_editor(self, place: Place) -> None:
        assert self._session is not None  # noqa: S101  # run() has set it
        assert self._clerk is not None  # noqa: S101
        await asyncio.get_running_loop().run_in_executor(None, self._session.wait)
        told = await run_in_terminal(lambda: _undisturbed(lambda: self._edit(place)))
        self._clerk.edited(place, told)
        self._app.invalidate()

    async def _exported(self) -> None:
        assert self._session is not None  # noqa: S101  # run() has set it
        assert self._clerk is not None  # noqa: S101
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, self._session.wait)
        self._clerk.exported(await loop.run_in_executor(None, self._export))
        self._app.invalidate()


def toolkit_style(style: str) -> str:
    """A style of terminal.shades in the words of the library that owns the screen."""
    return " ".join(_COLOURS.get(word, word) for word in style.split())


def _undisturbed(work: Callable[[], str]) -> str:
    """Ctrl-C is the editor's while it is open."""
    before: Any = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return work()
    finally:
        signal.signal(signal.SIGINT, before)
