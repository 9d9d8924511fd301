"""A line of a Word file as a heading (标题行): its level, and where its text begins when that was run in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.comparison.line_map import likeness
from assistant.report.imported import Mark
from assistant.report.reading.ordinals import read_ordinal
from assistant.report.reading.shapes import shape
from assistant.workflow.pulling.expected import ExpectedLine
from assistant.workflow.pulling.text_lines import TextLine

_RANKS: Mapping[Mark, int] = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}
_DEEPEST_STYLE = 4
_LONGEST = 60
_NEAR = 0.34
_STOPS = "。！？；：”"
_END = re.compile("[。：！？]”?")


def may_be_heading(line: TextLine) -> bool:
    """Whether the style makes it one; a paragraph that only got the heading's style reads as text."""
    typed = line.ordinal is None and line.text.endswith("。")
    return line.source.outline is not None and len(line.text) <= _LONGEST and not typed


def level_of(line: TextLine, known: int, expected: ExpectedLine | None) -> int:
    """By the ordinal, where it is of another form than was exported; else by the style, where that is another; else as it
    was."""
    rank = _RANKS.get(line.ordinal.mark, 0) if line.ordinal else 0
    was = read_ordinal(expected.text) if expected else None
    if rank and (was is None or was.mark != (line.ordinal.mark if line.ordinal else "")):
        return rank
    styled = line.source.outline
    if rank or styled is None or expected is None or expected.place.kind != "heading":
        return known
    return known if styled == min(known, _DEEPEST_STYLE) else styled


def level_of_new(line: TextLine, run_in_levels: frozenset[int]) -> int:
    """The level of a line that was not exported and may be a heading; 0 for text. `run_in_levels` are those at which the
    report's headings are run in."""
    if not line.rest:
        return 0
    if may_be_heading(line):
        return level_of(line, line.source.outline or 0, None)
    rank = _RANKS.get(line.ordinal.mark, 0) if line.ordinal else 0
    form = shape(line.rest).kind
    if not rank or form == "alone":
        return rank
    return rank if form == "run-in" and rank in run_in_levels and _END.search(line.rest) else 0


def parted(line: TextLine, heading: str) -> tuple[str | None, str]:
    """The heading and the text of a line in which they were run in; no heading where that has gone."""
    known = heading.rstrip(_STOPS)
    if known and line.rest.startswith(known):
        return heading, line.rest[len(known) :].lstrip("。：！？").strip()
    first, rest = at_first_stop(line)
    if line.ordinal is None and likeness(first, known) < _NEAR:
        return None, line.rest
    return first, rest


def at_first_stop(line: TextLine) -> tuple[str, str]:
    """What stands before the first stop, and behind it."""
    match = _END.search(line.rest)
    return (line.rest[: match.start()], line.rest[match.end() :].strip()) if match else (line.rest, "")


def goes_on(line: TextLine, heading: str) -> bool:
    """Whether text was run in behind a heading that stood alone."""
    known = heading.rstrip(_STOPS)
    if known and line.rest.startswith(known):
        return line.rest[len(known) : len(known) + 1] in tuple("。：！？") and len(line.rest) > len(known) + 1
    return shape(line.rest).kind in ("run-in", "long") and _END.search(line.rest[:-1]) is not None


def is_run_in(line: TextLine, level: int, run_in_levels: frozenset[int]) -> bool:
    return shape(line.rest).kind == "run-in" and level in run_in_levels and _END.search(line.rest) is not None


def bare_heading(text: str) -> str:
    """A heading alone on its line ends with no full stop."""
    return text.rstrip("。").strip()
