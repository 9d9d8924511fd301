"""Wrong figures and mangled names that have one clear right form are put right where they stand (改正)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import sentences_in, words_of
from assistant.language.sentences import clauses
from assistant.language.similarity import shared_share
from assistant.provenance.traced import SectionTrace, TracedFigure, TracedName
from assistant.style.edits import Edit, applied

_LONG_ENOUGH = 5
_SOME_WORDS = 0.25
_KINDS = ("title", "quoted", "organisation", "media")


@dataclass(frozen=True)
class Correction:
    """What stood in the text, what stands there now, and the id of the fact that says so."""

    wrong: str
    right: str
    source: str = ""


def put_right(text: str, ground: Ground) -> tuple[str, tuple[Correction, ...]]:
    """Two figures that were exchanged are both put right at once. A figure of the facts is put in one place only, and not
    where it stands already: the other place says something else. A correction that leaves its figure without a source is not
    made."""
    proposed = _proposed(text, ground)
    if not proposed:
        return text, ()
    good = _that_hold(text, proposed, ground)
    if len(good) < len(proposed):
        good = _that_hold(text, good, ground)
    return applied(text, [edit for edit, _ in good]), tuple(correction for _, correction in good)


def _proposed(text: str, ground: Ground) -> list[tuple[Edit, Correction]]:
    trace = ground.trace(text)
    found = [
        (Edit(f.start, f.end, f.right), Correction(f.text, f.right, f.sources[0] if f.sources else ""))
        for f in _to_put_right(text, trace, ground)
    ]
    found += [
        (Edit(n.start, n.end, n.near), Correction(n.text, n.near, n.sources[0] if n.sources else ""))
        for n in trace.names
        if _is_mangled(n) and not ground.is_kept(text, n.start, n.end)
    ]
    return _apart(found)


def _to_put_right(text: str, trace: SectionTrace, ground: Ground) -> list[TracedFigure]:
    """For each figure of the facts the one that should be it: of several the one whose number is right already, then the
    one beside which the most stands rightly."""
    taken = {(f.sources[:1], f.text) for f in trace.figures if f.sourced}
    wrong = [
        f
        for f in trace.figures
        if not f.sourced and f.right and f.right != f.text and not ground.is_kept(text, f.start, f.end)
        if _in_words_of_its_fact(text, f, ground)
    ]
    wrong.sort(key=lambda f: (_number(f.text) != _number(f.right), -_right_beside(text, f, trace), f.start))
    chosen = []
    for figure in wrong:
        right = (figure.sources[:1], figure.right)
        if right not in taken:
            taken.add(right)
            chosen.append(figure)
    return chosen


def _in_words_of_its_fact(text: str, figure: TracedFigure, ground: Ground) -> bool:
    """Whether the clause round a figure says something of the fact whose figure should stand there."""
    number = ground.number_of(figure.sources[0]) if figure.sources else None
    clause = next(c for c in clauses(text) if c.start <= figure.start < c.end)
    return number is None or shared_share(words_of(clause.text), ground.texts[number]) >= _SOME_WORDS


def _number(figure: str) -> str:
    return "".join(c for c in figure if c.isdigit())


def _right_beside(text: str, figure: TracedFigure, trace: SectionTrace) -> int:
    """How many figures of its sentence have a source."""
    sentence = next(s for s in sentences_in(text) if s.start <= figure.start < s.end)
    return sum(f.sourced and sentence.start <= f.start < sentence.end for f in trace.figures)


def _is_mangled(name: TracedName) -> bool:
    """A long name copied badly; of two short ones (河东村, 河西村) either may be meant."""
    return not name.allowed and bool(name.near) and name.kind in _KINDS and len(name.near) > _LONG_ENOUGH


def _apart(found: list[tuple[Edit, Correction]]) -> list[tuple[Edit, Correction]]:
    kept: list[tuple[Edit, Correction]] = []
    for edit, correction in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if not kept or edit.start >= kept[-1][0].end:
            kept.append((edit, correction))
    return kept


def _that_hold(text: str, proposed: Sequence[tuple[Edit, Correction]], ground: Ground) -> list[tuple[Edit, Correction]]:
    trace = ground.trace(applied(text, [edit for edit, _ in proposed]))
    held, moved = [], 0
    for edit, correction in proposed:
        start = edit.start + moved
        moved += len(edit.text) - (edit.end - edit.start)
        if _holds(trace, start, start + len(edit.text)):
            held.append((edit, correction))
    return held


def _holds(trace: SectionTrace, start: int, end: int) -> bool:
    figures = [f.sourced for f in trace.figures if f.start < end and start < f.end]
    names = [n.allowed for n in trace.names if n.start < end and start < n.end]
    return bool(figures or names) and all(figures) and all(names)
