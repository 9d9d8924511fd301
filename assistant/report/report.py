"""A report (报告) inside the program: headings have a level and a text, never an ordinal."""

from __future__ import annotations

from dataclasses import dataclass

OPENING = "opening"
CLOSING = "closing"
KEYED_TITLES = {"导语": OPENING, "结尾": CLOSING}
"""The keyed sections whose headings are never rendered."""


@dataclass(frozen=True)
class Heading:
    """`level` 1 is rendered 一、, 2 （一）, 3 1., 4 （1）; `text` carries no ordinal and no final mark."""

    level: int
    text: str


@dataclass(frozen=True)
class Section:
    """A heading and the paragraphs under it, up to the next heading of any level. A section without keys and without
    paragraphs groups those that follow. `line` is that of the heading in draft.md, from 1 (0: not from a file)."""

    heading: Heading
    keys: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    run_in: bool = False
    locked: bool = False
    line: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Report:
    """A whole report. `date` is as in the front matter (2026-07-03, 2026-07 or empty); `sections` in reading order; `number` is
    the 发文字号, `signer` the 签发人, where the office uses them."""

    title: str = ""
    recipient: str = ""
    opening: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    issuer: str = ""
    date: str = ""
    kind: str = "报告"
    number: str = ""
    signer: str = ""

    def section(self, key: str) -> Section | None:
        return next((s for s in self.sections if key in s.keys), None)
