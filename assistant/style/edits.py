"""Changes of form (改动) in a text: which characters give way to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.report.imported import Passage


@dataclass(frozen=True)
class Edit:
    """The document's text[start:end] becomes `text`."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; none may overlap another."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])


def edits_between(passage: Passage, new: str) -> list[Edit]:
    """What turns the passage into the new text, character by character, in places of the document."""
    old = passage.text
    if old == new:
        return []
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Edit(passage.position(a), _end(passage, a, b), new[c:d]) for tag, a, b, c, d in changes if tag != "equal"]


def without_overlaps(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits in order; one that reaches into an earlier one is left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def _end(passage: Passage, start: int, end: int) -> int:
    return passage.position(end - 1) + 1 if end > start else passage.position(start)
