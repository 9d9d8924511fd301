"""Paragraphs of the page as values: what they say, in which fonts, and how they stand. docx_xml turns them into Word."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.config import PageSettings

TWIPS_PER_POINT = 20
_TWIPS_PER_MILLIMETRE = 1440 / 25.4
_A4_WIDTH = 11906

_COMMENT = re.compile(r"[^\S\n]*<!--.*?-->", re.DOTALL)
_FORBIDDEN_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Alignment = Literal["both", "left", "right", "center"]
Kind = Literal[
    "reference", "title", "recipient", "opening", "heading", "run-in", "body", "closing", "attachment", "issuer", "date"
]


@dataclass(frozen=True)
class Place:
    """Which part of a report a paragraph renders: `section` counts the report's sections, `paragraph` the paragraphs of that
    section, of the opening or of the closing (-1: none). A run-in heading stands with the first paragraph."""

    kind: Kind
    section: int = -1
    paragraph: int = -1


@dataclass(frozen=True)
class Font:
    """`size` and `spacing` (added after each character) in points."""

    east_asian: str
    latin: str
    size: float
    spacing: float = 0.0


@dataclass(frozen=True)
class Span:
    """A stretch of text in one font; a newline in it is a line break inside the paragraph."""

    text: str
    font: Font


@dataclass(frozen=True)
class Paragraph:
    """`first_line` in characters, `left`, `right` and `hanging` in twips; `outline` 0-3 for Word's navigation pane;
    `right_tab`: where text behind a tab ends, in twips; `place`
    is None for a blank line."""

    spans: tuple[Span, ...]
    font: Font
    style: str = ""
    align: Alignment = "both"
    first_line: int = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    keep_next: bool = False
    outline: int | None = None
    right_tab: int = 0
    place: Place | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def body_font(page: PageSettings) -> Font:
    """3号仿宋."""
    return Font(page.body_font, page.latin_font, page.body_size, page.character_spacing)


def title_font(page: PageSettings) -> Font:
    """2号小标宋."""
    return Font(page.title_font, page.latin_font, page.title_size)


def heading_font(level: int, page: PageSettings) -> Font:
    """Level 1 黑体, 2 楷体, deeper ones as the body (7.3.3)."""
    name = {1: page.heading1_font, 2: page.heading2_font}.get(level, page.body_font)
    return Font(name, page.latin_font, page.body_size, page.character_spacing)


def twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MILLIMETRE)


def type_width(page: PageSettings) -> int:
    """Width of the type area (版心) in twips."""
    return _A4_WIDTH - twips(page.margin_left) - twips(page.margin_right)


def characters(count: float, page: PageSettings) -> int:
    """That many body characters in twips."""
    return round(count * (page.body_size + page.character_spacing) * TWIPS_PER_POINT)


def ems(text: str) -> float:
    """Width of a text in characters (字): Chinese 1, digits and Latin about half."""
    return sum(map(_em, text))


def width(text: str, font: Font) -> int:
    """Width of a text set in one line, in twips."""
    return round((ems(text) * font.size + len(text) * font.spacing) * TWIPS_PER_POINT)


def clean(text: str) -> str:
    """The text without the clerk's notes (`<!-- … -->`), without what XML forbids, without blanks at its ends."""
    return _FORBIDDEN_IN_XML.sub("", _COMMENT.sub("", text)).strip()


def clean_line(text: str) -> str:
    """Like `clean`, on one line."""
    return "".join(line.strip() for line in clean(text).splitlines())


def clean_paragraphs(texts: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """One text a paragraph of the page, each with the number of the one that it comes from; what is empty falls away."""
    lines = ((number, line.strip()) for number, text in enumerate(texts) for line in clean(text).splitlines())
    return tuple((number, line) for number, line in lines if line)


def _em(character: str) -> float:
    if character in ".,:; ":
        return 0.25  # as in Times New Roman
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    return 0.7 if character.isupper() else 0.5
