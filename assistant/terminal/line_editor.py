"""The line in which answers are typed (输入行): prompt_toolkit edits it, and a paste of many lines stays one answer."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

_TO_LEAVE = "这一行还没有存。回车存下；要离开，写 /退出。"
_AT_ONCE = 0.1
"""Seconds within which an empty line belongs to what was pasted before it."""


@dataclass(frozen=True)
class Typed:
    """What was entered; `several` where it came as a paste of more than one line, or more is waiting behind it."""

    text: str
    several: bool = False


class LineEditor:
    """Asks for lines. What was typed or pasted ahead is one answer: the line ends in it do not enter it piece by piece,
    so that a blank line in a paste is no answer of its own; but a command in it is given by itself."""

    def __init__(self, is_command: Callable[[str], bool]) -> None:
        self._is_command = is_command
        self._waiting: deque[Typed] = deque()
        self._session: PromptSession[str] = _session()
        self._answered = 0.0

    def ask(self, prompt: str, default: str = "", *, pasting: bool = False) -> Typed:
        """The next answer, blanks around it taken off. With `pasting`, where many lines may come one by one, an empty one
        right behind another is part of the paste. Raises KeyboardInterrupt for Ctrl-C on an empty line, EOFError for Ctrl-D on an empty
        line and for the end of the input."""
        while not self._waiting:
            text = self._session.prompt(prompt, default=default)
            hasty = pasting and not text.strip() and time.monotonic() - self._answered < _AT_ONCE
            if text.strip() and not self._is_command(text):
                self._answered = time.monotonic()
            if not hasty:
                self._waiting.extend(_answers(text, self._is_command))
        return self._waiting.popleft()

    def give_back(self, typed: Typed) -> None:
        """The answer is given to the next question."""
        self._waiting.appendleft(typed)


def _answers(text: str, is_command: Callable[[str], bool]) -> list[Typed]:
    """The text as answers: one, or where commands stand among its lines, each of them and what lies between."""
    lines = text.split("\n")
    groups: list[list[str]] = []
    for line in lines:
        if is_command(line) or not groups or is_command(groups[-1][-1]):
            groups.append([])
        groups[-1].append(line)
    found = [joined for group in groups if (joined := "\n".join(group).strip())]
    if not found:
        return [Typed("")]
    several = len(found) > 1
    return [Typed(answer, several or "\n" in answer) for answer in found]


def _session() -> PromptSession[str]:
    from prompt_toolkit import PromptSession  # noqa: PLC0415  # takes 60 ms, in which the first question can be read
    from prompt_toolkit.output import create_output  # noqa: PLC0415

    output = create_output(stdout=sys.stderr)
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False  # some terminals never answer, and nothing here needs the cursor's place
    return PromptSession(output=output, key_bindings=_keys(), enable_suspend=True)


def _keys() -> KeyBindings:
    from prompt_toolkit.application import run_in_terminal  # noqa: PLC0415
    from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415

    keys = KeyBindings()

    @keys.add("enter")
    def _entered(event: KeyPressEvent) -> None:
        """Enters the line; but where more keys have come with it, it is a paste, and the line end is part of it."""
        if event.key_processor.input_queue:
            event.current_buffer.insert_text("\n")
        else:
            event.current_buffer.validate_and_handle()

    @keys.add("c-c")
    def _interrupted(event: KeyPressEvent) -> None:
        """Many press it to copy: what is being typed is not lost by it. On an empty line it ends the command."""
        if event.current_buffer.text.strip():
            run_in_terminal(lambda: print(_TO_LEAVE, file=sys.stderr))  # noqa: T201
        else:
            event.app.exit(exception=KeyboardInterrupt(), style="class:aborting")

    return keys
