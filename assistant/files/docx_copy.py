"""What kind of copy of a report a Word file is: clean, with its open marks, for revision, with its changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.files.docx_paragraph import Paragraph

NOTE_BEGIN, NOTE_END = "\ue000", "\ue001"
"""Around the fact numbers that a text carries for a review copy."""
REVIEW_HEADER = "送审稿"


@dataclass(frozen=True)
class Against:
    """The paragraphs of an earlier text; what differs is written as tracked changes (修订) of this author. `date` as
    2026-07-03T09:00:00Z."""

    paragraphs: Sequence[Paragraph]
    author: str
    date: str


@dataclass(frozen=True)
class WordCopy:
    """`marks`: 【待核实】 and 【待补】 highlighted with a comment each. `base`: the hash of the draft.md that it is made of, kept
    with the sections' places in hidden bookmarks; empty: the file holds nothing hidden. `review`: line numbers, a wide
    margin, 送审稿; what stands between NOTE_BEGIN and NOTE_END in the text is set small. `final`: not even a title is left in the
    document's properties."""

    marks: bool = False
    base: str = ""
    review: bool = False
    final: bool = False
    against: Against | None = None


def without_notes(text: str) -> str:
    """A text that cannot be taken for one with notes."""
    return text.replace(NOTE_BEGIN, "").replace(NOTE_END, "")
