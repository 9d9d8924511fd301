"""Questions at the terminal (提问): a choice by its number or first word, a line of text. One library edits the line, since
the system's own corrupts a Chinese character after backspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One answer: `key` is what is typed, `label` what is shown."""

    key: str
    label: str


def can_ask() -> bool:
    """Whether a person sits at the terminal: both what they type and what they are asked must be theirs."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def can_draw() -> bool:
    """Whether the terminal can place a cursor."""
    return os.environ.get("TERM", "").lower() not in ("dumb", "unknown") or sys.platform == "win32"


def ask_line(question: str, default: str = "") -> str:
    """A line of text; Enter alone gives the default. Raises KeyboardInterrupt for Ctrl-C and for the end of the input."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415  # takes 100 ms that most commands need not spend
    from prompt_toolkit.output import create_output  # noqa: PLC0415

    # Only without an output of ours does the library write plainly where no cursor can be placed.
    output = create_output(stdout=sys.stderr) if can_draw() else None
    session: PromptSession[str] = PromptSession(output=output)
    try:
        answer = session.prompt(f"{question} ")
    except EOFError:
        raise KeyboardInterrupt from None
    return answer.strip() or default


def ask_choice(question: str, options: Sequence[Option], default: str) -> str:
    """The key of the option chosen; the key or the beginning of its label may be typed, Enter alone gives the default."""
    shown = "  ".join(f"{option.key} {option.label}" for option in options)
    while True:
        answer = ask_line(f"{question}  {shown}（回车＝{default}）：", default)
        for option in options:
            if answer.lower() == option.key.lower() or option.label.startswith(answer):
                return option.key
        print(f"没有“{answer}”这个选项。", file=sys.stderr)  # noqa: T201


_YES, _NO = ("y", "yes", "是", "好", "要", "对"), ("n", "no", "否", "不")


def ask_agreed(question: str, yes: str, no: str) -> bool:
    """Yes or no as a choice of two, of which Enter takes the first; y and n, 是 and 否 are understood too. Asks again where the
    answer is neither."""
    while True:
        answer = ask_line(f"{question}  1 {yes}  2 {no}（回车＝1）：", "1").lower()
        if answer in ("1", *_YES) or yes.startswith(answer):
            return True
        if answer in ("2", *_NO) or no.startswith(answer):
            return False
        print(f"没有“{answer}”这个选项。", file=sys.stderr)  # noqa: T201
