"""Talk with the clerk (问答): lines out, answers in; the line editor is loaded when the first question is on the screen."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable

from assistant.terminal.interview_commands import command_in
from assistant.terminal.interview_view import View
from assistant.terminal.line_editor import LineEditor, Typed


class Talk:
    """All of it stands on stderr: what is asked is no result."""

    def __init__(self, editor: Callable[[], LineEditor], *, plain: bool) -> None:
        self._new_editor = editor
        self._editor: LineEditor | None = None
        self._plain = plain

    @property
    def view(self) -> View:
        """For the terminal as wide as it is now."""
        return View(shutil.get_terminal_size().columns, self._plain)

    def say(self, lines: Iterable[str]) -> None:
        print("\n".join(lines), file=sys.stderr, flush=True)  # noqa: T201

    def tell(self, text: str) -> None:
        self.say(self.view.note(text))

    def ask(self, prompt: str, default: str = "", *, pasting: bool = False) -> Typed:
        """The next answer, as LineEditor.ask. Raises KeyboardInterrupt, EOFError."""
        if self._editor is None:
            self._editor = self._new_editor()
        typed = self._editor.ask(prompt, default, pasting=pasting)
        behind = typed.text.removeprefix(default)
        if default and behind != typed.text and command_in(behind) is not None:
            return Typed(behind, typed.several)  # written behind the words that stood there
        return typed

    def give_back(self, typed: Typed) -> None:
        """An answer that was none to this question: the next question gets it."""
        if self._editor is not None:
            self._editor.give_back(typed)
