"""The pieces of a section's text: runs of clauses that speak of one fact, rightly or not, or of none; and sentences without
some of their pieces."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import SERIES_MARK, STOPS, bare_of, changed, sentences_in, words_of
from assistant.language.sentences import clauses
from assistant.language.similarity import bigrams, shared_share
from assistant.language.span import Span
from assistant.provenance.traced import SectionTrace, TracedFigure, TracedName, UnsupportedClause
from assistant.style.edits import Edit

_HALF_THE_WORDS = 0.5
_SOME_WORDS = 0.25
_TWISTS = ("extent", "done", "contrary")
_SOFT = "，；：、,"
_Traced = TypeVar("_Traced", TracedFigure, TracedName, UnsupportedClause)


@dataclass(frozen=True)
class Piece:
    """A run of clauses of one sentence, with its marks. `fact` is the number of the fact it speaks of, None for none. `wrong`:
    a figure, name or clause of it has no source or says otherwise than its fact. `kept`: a person wrote it."""

    start: int
    end: int
    text: str
    sentence: Span
    fact: int | None
    wrong: bool
    kept: bool

    @property
    def is_sentence(self) -> bool:
        return (self.start, self.end) == (self.sentence.start, self.sentence.end)


def pieces_of(text: str, ground: Ground) -> tuple[Piece, ...]:
    """Every piece of the text, in reading order; they tile its sentences."""
    trace = ground.trace(text)
    told: set[tuple[int | None, str]] = set()
    found = []
    sentences = sentences_in(text)
    for sentence, own in zip(sentences, _by_sentence(trace, sentences), strict=True):
        faulty = _faulty(own)
        for start, end, fact in _runs(sentence, own, ground, told):
            wrong = any(a < end and start < b for a, b in faulty)
            found.append(Piece(start, end, text[start:end], sentence, fact, wrong, ground.is_kept(text, start, end)))
    return tuple(found)


def without(text: str, gone: Iterable[Piece], ground: Ground) -> str:
    """The text without these pieces: a sentence keeps its series mark and its stop, and goes where nothing of it is left."""
    by_sentence: dict[Span, list[Piece]] = {}
    for piece in gone:
        by_sentence.setdefault(piece.sentence, []).append(piece)
    edits = [
        Edit(sentence.start, sentence.end, sentence_without(sentence, [(p.start, p.end) for p in pieces]))
        for sentence, pieces in by_sentence.items()
    ]
    return changed(text, edits, ground.kept)


def sentence_without(sentence: Span, spans: Iterable[tuple[int, int]]) -> str:
    """The sentence without stretches of it (places of the whole text)."""
    rest = sentence.text
    for start, end in sorted(spans, reverse=True):
        rest = rest[: start - sentence.start] + rest[end - sentence.start :]
    mark = SERIES_MARK.match(sentence.text)
    if not bare_of(rest).strip(_SOFT + STOPS):
        return ""
    if mark and not rest.startswith(mark[0]):
        rest = mark[0] + rest
    closing = sentence.text[-1] if sentence.text[-1] in STOPS else ""
    return rest if not closing or rest[-1] == closing else rest.rstrip(_SOFT) + closing


def _by_sentence(trace: SectionTrace, sentences: Sequence[Span]) -> Iterator[SectionTrace]:
    """What was traced in each sentence, so that a long text is gone through once."""
    edges = [*(sentence.start for sentence in sentences[1:]), sys.maxsize]
    figures = deque(sorted(trace.figures, key=_start))
    names, told = deque(sorted(trace.names, key=_start)), deque(sorted(trace.clauses, key=_start))
    for end in edges:
        yield SectionTrace(_up_to(end, figures), _up_to(end, names), _up_to(end, told), trace.facts)


def _up_to(end: int, found: deque[_Traced]) -> tuple[_Traced, ...]:
    """Those that begin before `end`, taken off the front."""
    taken = []
    while found and found[0].start < end:
        taken.append(found.popleft())
    return tuple(taken)


def _start(traced: TracedFigure | TracedName | UnsupportedClause) -> int:
    return traced.start


def _faulty(trace: SectionTrace) -> list[tuple[int, int]]:
    faulty = [(f.start, f.end) for f in trace.figures if not f.sourced]
    faulty += [(n.start, n.end) for n in trace.names if not n.allowed]
    return faulty + [(c.start, c.end) for c in trace.clauses if c.fault in _TWISTS]


def _runs(
    sentence: Span, trace: SectionTrace, ground: Ground, told: set[tuple[int | None, str]]
) -> list[tuple[int, int, int | None]]:
    """Start, end and fact of each run of clauses. A clause of hardly a word goes with the one before; one with a figure that
    was told of its fact before begins a run of its own, and so does what follows it. `told` grows."""
    likeness = [shared_share(words_of(sentence.text), fact) for fact in ground.texts]
    runs: list[tuple[int, int, int | None]] = []
    again = False
    for clause in clauses(sentence.text):
        start, end = sentence.start + clause.start, sentence.start + clause.end
        fact = _fact_of(start, end, clause.text, likeness, trace, ground)
        wordless = not bigrams(words_of(clause.text)) and fact is None
        said = {(fact, f.text) for f in trace.figures if start <= f.start < end}
        before, again = again, bool(said & told)
        told |= said
        if runs and (wordless or (runs[-1][2] == fact and again == before)):
            runs[-1] = (runs[-1][0], end, runs[-1][2])
        else:
            runs.append((start, end, fact))
    return runs


def _fact_of(
    start: int, end: int, clause: str, likeness: list[float], trace: SectionTrace, ground: Ground
) -> int | None:
    """The fact that a clause speaks of: by its figures, by what it twists, by its words."""
    votes = Counter(
        number
        for figure in trace.figures
        if start <= figure.start < end and figure.status != "derived" and figure.sources
        if (number := ground.number_of(figure.sources[0])) is not None
        if shared_share(words_of(clause), ground.texts[number]) >= _SOME_WORDS
    )
    if votes:
        return votes.most_common(1)[0][0]
    twisted = (c.nearest for c in trace.clauses if c.fault in _TWISTS and start <= c.start < end)
    numbers = [number for nearest in twisted if (number := ground.number_of(nearest)) is not None]
    return numbers[0] if numbers else _likest(words_of(clause), likeness, ground)


def _likest(clause: str, likeness: list[float], ground: Ground) -> int | None:
    """The fact that has half of a clause's words or more; of equals the one that has more of the whole sentence."""
    if not bigrams(clause):
        return None
    shares = [shared_share(clause, fact) for fact in ground.texts]
    best = max(range(len(shares)), key=lambda n: (shares[n], likeness[n], -n), default=None)
    return best if best is not None and shares[best] >= _HALF_THE_WORDS else None
