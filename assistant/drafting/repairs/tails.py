"""Clauses and whole sentences that rest on nothing are cut (删空话)."""

from __future__ import annotations

import re

from assistant.drafting.repairs.ground import Ground
from assistant.drafting.repairs.layout import STOPS, changed, sentences_in
from assistant.drafting.repairs.pieces import sentence_without
from assistant.language.quantities import quantities
from assistant.language.sentences import clauses
from assistant.language.span import Span
from assistant.provenance.traced import ClauseFault, SectionTrace, UnsupportedClause
from assistant.style.edits import Edit

_BASELESS: tuple[ClauseFault, ...] = ("effect", "unsupported", "leaked")
_LEANS_BACK = re.compile(r"并|从而|进而|由此|以此|使|让|其中|对此|为此|据此")


def told_clauses(trace: SectionTrace) -> tuple[UnsupportedClause, ...]:
    """The clauses to speak of. One that has hardly a word of the facts but a figure of theirs tells a fact in other words
    (整改6处 for 改好6处), unless it names an activity that none of them has (通过读书会形式学习16次)."""
    sourced = [f.start for f in trace.figures if f.sourced]
    return tuple(
        c
        for c in trace.clauses
        if c.fault != "unsupported" or c.invented or not any(c.start <= start < c.end for start in sourced)
    )


def without_baseless(text: str, ground: Ground) -> tuple[str, tuple[str, ...]]:
    """The text without them, and what was cut. A clause with a figure or a name stays: it is marked, and may be true; so
    does one that a fact would be lost with, that leads to a list, or that the next clause leans on (并…, 从而…)."""
    cut: list[str] = []
    sentences, trace = sentences_in(text), ground.trace(text)
    for number in range(len(sentences) - 1, -1, -1):
        sentence = sentences[number]  # what went behind it leaves its number as it was
        baseless = _baseless(sentence, trace, ground, text)
        if not baseless:
            continue
        edit = Edit(sentence.start, sentence.end, sentence_without(sentence, [(c.start, c.end) for c in baseless]))
        shorter = changed(text, [edit], ground.kept)
        if shorter and ground.lacking(shorter) <= ground.lacking(text):
            text, sentences, trace = shorter, sentences_in(shorter), ground.trace(shorter)
            cut = [*_told(baseless), *cut]
    return text, tuple(cut)


def _baseless(sentence: Span, trace: SectionTrace, ground: Ground, text: str) -> list[Span]:
    """The clauses to cut, in places of the whole text."""
    parts = [Span(sentence.start + c.start, sentence.start + c.end, c.text) for c in clauses(sentence.text)]
    faulty = [(c.start, c.end) for c in trace.clauses if c.fault in _BASELESS]
    named = [(n.start, n.end) for n in trace.names]
    found: list[Span] = []
    behind = ""
    for part in reversed(parts):
        own = ground.is_kept(text, part.start, part.end)
        rests = own or quantities(part.text) or _touched(part, named) or not _mostly(part, faulty)
        if rests or part.text.endswith("：") or _LEANS_BACK.match(behind):
            behind = part.text
        else:
            found.insert(0, part)
    return found


def _touched(part: Span, spans: list[tuple[int, int]]) -> bool:
    return any(a < part.end and part.start < b for a, b in spans)


def _mostly(part: Span, spans: list[tuple[int, int]]) -> bool:
    """Whether the spans hold more than half of it: clauses may be told apart in more ways than one."""
    held = sum(max(0, min(b, part.end) - max(a, part.start)) for a, b in spans)
    return 2 * held > part.end - part.start


def _told(cut: list[Span]) -> list[str]:
    """Clauses that stood side by side are told as one."""
    told: list[str] = []
    end = -1
    for part in cut:
        told = [*told[:-1], told[-1] + part.text] if part.start == end else [*told, part.text]
        end = part.end
    return [text.rstrip(STOPS + "，、") for text in told]
