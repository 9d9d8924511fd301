"""Lines in colour (着色): the words are the same without."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True)
class Shade:
    """A run of a line and how it is coloured on a terminal that can."""

    text: str
    style: str = ""


Line = tuple[Shade, ...]


def show_lines(lines: Iterable[Line], stream: TextIO | None = None) -> None:
    """Prints the lines; in colour where the stream is a terminal that takes it (NO_COLOR says no)."""
    out = stream or sys.stdout
    if not takes_colour(out):
        for line in lines:
            print(plain(line), file=out)
        return
    from rich.console import Console  # noqa: PLC0415  # 60 ms that a pipe does not need
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True, file=out)
    for line in lines:
        console.print(Text.assemble(*((shade.text, shade.style) for shade in line)))


def plain(line: Line) -> str:
    return "".join(shade.text for shade in line)


def takes_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
