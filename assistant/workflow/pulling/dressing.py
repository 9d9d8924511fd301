"""Comments (批注) of draft.md put back behind the sentences that they stood behind: Word never saw them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.comparison.sentences import bare, likeness_of_sentences
from assistant.comparison.units import Unit, is_locked, units
from assistant.language.quantities import quantities
from assistant.language.sentences import sentences
from assistant.report.comments import comment_spans, without_comments

_LIKE = 0.5
_CONFIRMS = re.compile(r"<!--\s*依据")


@dataclass(frozen=True)
class Dressed:
    """A paragraph with its comments; `lost` are those whose sentence has gone, or says other figures than it confirmed."""

    text: str
    lost: tuple[str, ...] = ()


def dressed(raw: str, text: str) -> Dressed:
    """The paragraph `text` of a Word file with the comments that stand in `raw`, the line of draft.md that it was."""
    if "<!--" not in raw:
        return Dressed(text)
    if without_comments(raw).strip() == text:
        return Dressed(raw.strip())
    waiting = [unit for unit in units(raw) if unit.commented]
    parts = []
    for sentence in sentences(text):
        own = _best(sentence.text, waiting)
        parts.append(sentence.text)
        if own is not None:
            waiting.remove(own)
            parts.append(_comments(own))
    lost = tuple(_comments(unit).strip() for unit in waiting)
    return Dressed("".join(parts), lost)


def _best(sentence: str, waiting: Sequence[Unit]) -> Unit | None:
    """The commented sentence that this one was; a figure that was confirmed must still be there."""
    same = next((unit for unit in waiting if bare(unit.text) == bare(sentence)), None)
    if same is not None:
        return same
    likest = max(waiting, key=lambda unit: likeness_of_sentences(unit.text, sentence), default=None)
    if likest is None or likeness_of_sentences(likest.text, sentence) < _LIKE:
        return None
    return (
        likest if is_locked(likest.raw) or not _CONFIRMS.search(likest.raw) or _same_figures(likest, sentence) else None
    )


def _same_figures(unit: Unit, sentence: str) -> bool:
    return [q.text for q in quantities(unit.text)] == [q.text for q in quantities(sentence)]


def _comments(unit: Unit) -> str:
    """With the blanks that stood before them."""
    found = []
    for start, end in comment_spans(unit.raw):
        before = unit.raw[:start]
        found.append(before[len(before.rstrip()) :] + unit.raw[start:end])
    return "".join(found)
