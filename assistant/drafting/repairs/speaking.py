"""Which facts a sentence speaks of, whether it says them rightly or not."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import bare_of, sentences_in
from assistant.language.sentences import clauses
from assistant.language.similarity import bigrams, shared_share
from assistant.language.span import Span
from assistant.provenance.traced import SectionTrace

_HALF_THE_WORDS = 0.5
_SOME_WORDS = 0.25
_FEW_PAIRS = 2
_TWISTS = ("extent", "done", "contrary")


@dataclass(frozen=True)
class Said:
    """A sentence of the text with the numbers of the facts it speaks of, likest first. `wrong`: a figure, name or clause of
    it has no source or says otherwise than its fact. `kept`: a person wrote it."""

    sentence: Span
    facts: tuple[int, ...]
    wrong: bool
    kept: bool


def what_is_said(text: str, ground: Ground) -> tuple[Said, ...]:
    """Every sentence of the text, in reading order."""
    trace = ground.trace(text)
    return tuple(
        Said(s, _facts_of(s, trace, ground), _is_wrong(s, trace), ground.is_kept(text, s.start, s.end))
        for s in sentences_in(text)
    )


def _is_wrong(sentence: Span, trace: SectionTrace) -> bool:
    faulty = [(f.start, f.end) for f in trace.figures if not f.sourced]
    faulty += [(n.start, n.end) for n in trace.names if not n.allowed]
    faulty += [(c.start, c.end) for c in trace.clauses if c.fault in _TWISTS]
    return any(start < sentence.end and sentence.start < end for start, end in faulty)


def _facts_of(sentence: Span, trace: SectionTrace, ground: Ground) -> tuple[int, ...]:
    words = bare_of(sentence.text)
    likeness = [shared_share(words, fact) for fact in ground.texts]
    found = {n for clause in clauses(words) if (n := _likest(clause.text, likeness, ground)) is not None}
    for figure in trace.figures:
        if sentence.start <= figure.start < sentence.end and figure.status != "derived":
            numbers = (ground.number_of(source) for source in figure.sources[:1])
            found |= {n for n in numbers if n is not None and likeness[n] >= _SOME_WORDS}
    for clause in trace.clauses:
        if sentence.start <= clause.start < sentence.end and clause.fault in _TWISTS:
            nearest = ground.number_of(clause.nearest)
            found |= {nearest} if nearest is not None else set()
    return tuple(sorted(found, key=lambda n: (-likeness[n], n)))


def _likest(clause: str, likeness: list[float], ground: Ground) -> int | None:
    """The fact that has half of a clause's words or more; of equals the one that has more of the whole sentence."""
    if len(bigrams(clause)) < _FEW_PAIRS:
        return None
    shares = [shared_share(clause, fact) for fact in ground.texts]
    best = max(range(len(shares)), key=lambda n: (shares[n], likeness[n], -n), default=None)
    return best if best is not None and shares[best] >= _HALF_THE_WORDS else None
