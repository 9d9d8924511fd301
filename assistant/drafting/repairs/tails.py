"""Trailing clauses and whole sentences that rest on nothing are cut (删空话)."""

from __future__ import annotations

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import SERIES_MARK, STOPS, changed, sentences_in
from assistant.language.quantities import quantities
from assistant.language.sentences import clauses
from assistant.language.span import Span
from assistant.provenance.traced import ClauseFault, SectionTrace
from assistant.style.edits import Edit

_BASELESS: tuple[ClauseFault, ...] = ("effect", "unsupported", "leaked")


def without_baseless(text: str, ground: Ground) -> tuple[str, tuple[str, ...]]:
    """The text without them, and what was cut. A clause with a figure or a name stays: it is marked, and may be true; so
    does one that a fact would be lost with."""
    cut: list[str] = []
    for sentence in reversed(sentences_in(text)):
        if not ground.is_kept(text, sentence.start, sentence.end):
            text, tails = _without_tails(text, sentence, ground)
            cut = [*tails, *cut]
    return text, tuple(cut)


def _without_tails(text: str, sentence: Span, ground: Ground) -> tuple[str, list[str]]:
    parts = clauses(sentence.text)
    first = _first_baseless(sentence, parts, ground.trace(text))
    if first == len(parts):
        return text, []
    body = "".join(part.text for part in parts[:first])
    tail = sentence.text[len(body) :]
    if not SERIES_MARK.sub("", body).strip():
        edit = Edit(sentence.start, sentence.end, "")
    else:
        closing = tail[-1] if tail[-1] in STOPS else ""
        edit = Edit(sentence.start, sentence.end, body.rstrip("，；：、,") + closing)
    shorter = changed(text, [edit], ground.kept)
    if not shorter or not ground.lacking(shorter) <= ground.lacking(text):
        return text, []
    return shorter, [tail.rstrip(STOPS)]


def _first_baseless(sentence: Span, parts: tuple[Span, ...], trace: SectionTrace) -> int:
    """The number of the clause from which on all rest on nothing; that of the last and one more where the last does not."""
    faulty = [(c.start, c.end) for c in trace.clauses if c.fault in _BASELESS]
    named = [(n.start, n.end) for n in trace.names]
    first = len(parts)
    while first:
        start, end = sentence.start + parts[first - 1].start, sentence.start + parts[first - 1].end
        if quantities(parts[first - 1].text) or _touched(start, end, named) or not _mostly(start, end, faulty):
            break
        first -= 1
    return first


def _touched(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _mostly(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether the spans hold more than half of it: clauses may be told apart in more ways than one."""
    return 2 * sum(max(0, min(b, end) - max(a, start)) for a, b in spans) > end - start
