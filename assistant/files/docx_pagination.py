"""Where the pages end, estimated: enough to decide what must be held together, not to number pages."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.files.docx_paragraph import TWIPS_PER_POINT, Paragraph, characters, ems, twips, type_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.config import PageSettings

_A4_HEIGHT = twips(297)
_UNCERTAIN = 2
"""Lines by which the estimate may be wrong on a report of several pages."""


def kept_with_foot(text: Sequence[Paragraph], foot: Sequence[Paragraph], page: PageSettings) -> tuple[Paragraph, ...]:
    """All paragraphs, chained so that issuer and date never stand on a page without text."""
    held = [replace(p, keep_next=True) for p in text[-1:]] if _holds(text, foot, page) else text[-1:]
    return (*text[:-1], *held, *(replace(p, keep_next=True) for p in foot[:-1]), *foot[-1:])


def _holds(text: Sequence[Paragraph], foot: Sequence[Paragraph], page: PageSettings) -> bool:
    """LibreOffice moves a held paragraph as a whole. One that would not find room on a page together with the foot is
    held only where the foot would otherwise begin a page.
    """
    if not foot:
        return False
    full, needed = lines_a_page(page), lines(foot, page)
    if lines(text[-1:], page) + needed <= full:
        return True
    left = -lines(text, page) % full
    return left < needed + _UNCERTAIN or left > full - _UNCERTAIN


def lines_a_page(page: PageSettings) -> int:
    """Lines in the type area (22)."""
    height = _A4_HEIGHT - twips(page.margin_top) - twips(page.margin_bottom)
    return int(height / (page.line_pitch * TWIPS_PER_POINT))


def lines(paragraphs: Iterable[Paragraph], page: PageSettings) -> int:
    """Lines that the paragraphs take, a blank line being one."""
    return sum(_lines(paragraph, page) for paragraph in paragraphs)


def _lines(paragraph: Paragraph, page: PageSettings) -> int:
    room = (type_width(page) - paragraph.left - paragraph.right) // characters(1, page)
    pieces = paragraph.text.split("\n")
    return sum(max(math.ceil((paragraph.first_line + ems(piece)) / room), 1) for piece in pieces)
