"""The sentences of a section's text with the comments (批注) right behind them: what hand edits are told by."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from assistant.comparison.sentences import bare
from assistant.language.sentences import sentences
from assistant.report.comments import blanked_comments, comment_spans, without_comments

LOCK = "锁定"


@dataclass(frozen=True)
class Unit:
    """A sentence: `raw` as it stands, the comments in and behind it included; `text` without them. `line` is the number of
    its paragraph. A comment that stands on a line of its own is a unit without text."""

    raw: str
    text: str
    line: int

    @property
    def commented(self) -> bool:
        return self.raw != self.text

    @property
    def locked(self) -> bool:
        return is_locked(self.raw)

    @property
    def bare(self) -> str:
        return bare(self.text) or self.raw


def units(text: str) -> tuple[Unit, ...]:
    """The sentences of the text in reading order. A semicolon ends one."""
    found: list[Unit] = []
    for number, line in enumerate(_lines(text)):
        found += _of_line(line, number)
    return tuple(found)


def tiles(text: str) -> tuple[str, ...]:
    """The text cut into sentences, each with what stands behind it up to the next, comments and line ends included; joined
    they are the text."""
    blanked = blanked_comments(text)
    starts = [s.start + len(s.text) - len(s.text.lstrip()) for s in sentences(blanked) if s.text.strip()]
    edges = [0, *starts[1:], len(text)]
    return tuple(text[a:b] for a, b in itertools.pairwise(edges) if a < b)


def is_locked(raw: str) -> bool:
    """Whether a comment 锁定 stands in or behind a sentence."""
    return any(raw[start + 4 : end - 3].strip() == LOCK for start, end in comment_spans(raw))


def _lines(text: str) -> list[str]:
    """The paragraphs; a comment of several lines is put on one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts, position = [], 0
    for start, end in comment_spans(text):
        parts += [text[position:start], text[start:end].replace("\n", " ")]
        position = end
    return [line.strip() for line in "".join([*parts, text[position:]]).split("\n") if line.strip()]


def _of_line(line: str, number: int) -> list[Unit]:
    blanked = blanked_comments(line)
    starts = [s.start + len(s.text) - len(s.text.lstrip()) for s in sentences(blanked) if s.text.strip()]
    if not starts:
        return [Unit(line, "", number)]
    edges = [0, *starts[1:], len(line)]
    raws = [line[a:b].strip() for a, b in itertools.pairwise(edges)]
    return [Unit(raw, without_comments(raw).strip(), number) for raw in raws]
