"""From a model's reply to the text that is looked at: what a model puts round a section, comments and marks of its own
taken off."""

from __future__ import annotations

import re

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.kept import hidden, shown
from assistant.drafting.reply import paragraphs_of
from assistant.report.comments import without_comments

_MARK = re.compile(r"【待(?P<what>核实|补)[：:](?P<text>[^【】]*)】")


def cleaned(reply: str, ground: Ground, heading: str) -> str:
    """The reply's own lines, joined; empty where it has none. What a person wrote stands as it did."""
    text, tokens = hidden(reply, ground.kept)
    text = unmarked(without_comments(text), ground)
    headings = (ground.task.title, heading, *ground.task.title.split("、"))
    lines = (unmarked(p, ground) for p in paragraphs_of(text, headings))
    return shown("\n".join(line for line in lines if line.strip("。；，、 ")), tokens)


def unmarked(text: str, ground: Ground) -> str:
    """The gate sets its own marks: what they hold comes free where it is a figure or a name and is looked at again; a mark
    that asks for something (【待核实：请补充】) goes."""
    while _MARK.search(text):
        bare, held = _opened(text)
        trace = ground.trace(bare)
        said = [(f.start, f.end) for f in trace.figures] + [(n.start, n.end) for n in trace.names]
        for start, end in reversed(held):
            if not any(a < end and start < b for a, b in said):
                bare = bare[:start] + bare[end:]
        text = bare
    return text


def _opened(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with its marks opened, and where what they held stands now."""
    parts: list[str] = []
    held: list[tuple[int, int]] = []
    position = length = 0
    for mark in _MARK.finditer(text):
        before = text[position : mark.start()]
        inside = mark["text"] if mark["what"] == "核实" else ""
        parts += [before, inside]
        held.append((length + len(before), length + len(before) + len(inside)))
        length += len(before) + len(inside)
        position = mark.end()
    return "".join([*parts, text[position:]]), held
