"""Which facts a text has in full (要点覆盖), each figure of the text serving one fact only.

A fact is covered where its figures stand in sentences that speak of it, with its titles and quoted names, beside the
words that go with each figure, and saying neither the contrary nor more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.equality import equal
from assistant.language.names import quoted, titles
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.language.similarity import bigrams, shared_share
from assistant.language.units import same_unit
from assistant.provenance.polarity import contradicts
from assistant.provenance.trace import figures

_ENOUGH_WORDS = 0.6
_HARDLY_ANY_WORDS = 0.35
_CONTEXT = 6
_BREAK = re.compile(r"[，。；：、！？\s]")


@dataclass(frozen=True)
class Coverage:
    """How one fact stands in the text. `missing` are its figures and names that no sentence has for it; `share` (0–1) of
    them that stand; `twisted` where the text swaps its figures or says the contrary."""

    missing: tuple[str, ...]
    share: float
    twisted: bool = False

    @property
    def complete(self) -> bool:
        return not self.missing and self.share > 0 and not self.twisted


@dataclass(frozen=True)
class _Place:
    """A figure where it stands: in which sentence, with the words before and after it."""

    figure: Quantity
    sentence: int
    context: str


def coverage(fact: str, text: str) -> Coverage:
    """How one fact stands in a text."""
    return cover((fact,), text)[0]


def uncovered(facts: Sequence[str], text: str) -> dict[int, Coverage]:
    """Index of each fact that the text does not have in full → its coverage."""
    return {n: c for n, c in enumerate(cover(facts, text)) if not c.complete}


def cover(facts: Sequence[str], text: str) -> tuple[Coverage, ...]:
    """The coverage of all facts together: a figure that stands once in the text serves the fact it is nearest to."""
    parts = [s.text for s in sentences(text)]
    places = [_Place(q, n, _context(part, q)) for n, part in enumerate(parts) for q in figures(part)]
    wanted = [tuple(_Place(q, n, _context(fact, q)) for q in figures(fact)) for n, fact in enumerate(facts)]
    given = _assigned(facts, wanted, parts, places)
    return tuple(_coverage(fact, wanted[n], given[n], parts, text) for n, fact in enumerate(facts))


def _assigned(
    facts: Sequence[str], wanted: Sequence[tuple[_Place, ...]], parts: Sequence[str], places: Sequence[_Place]
) -> list[dict[int, _Place]]:
    """For each fact: index of its figure → the place in the text that serves it. Likest pairs first."""
    likeness = [[shared_share(fact, part) for part in parts] for fact in facts]
    pairs = [
        ((likeness[f][place.sentence], _alike(figure.context, place.context), -p), f, n, p)
        for f, own in enumerate(wanted)
        for n, figure in enumerate(own)
        for p, place in enumerate(places)
        if equal(figure.figure, place.figure)
    ]
    given: list[dict[int, _Place]] = [{} for _ in facts]
    used: set[int] = set()
    for _, f, n, p in sorted(pairs, key=lambda pair: pair[0], reverse=True):
        if p not in used and n not in given[f]:
            given[f][n] = places[p]
            used.add(p)
    return given


def _coverage(
    fact: str, wanted: tuple[_Place, ...], given: dict[int, _Place], parts: Sequence[str], text: str
) -> Coverage:
    names = [span.text for span in (*titles(fact), *quoted(fact))]
    missing = [place.figure.text for n, place in enumerate(wanted) if n not in given]
    missing += [name for name in names if name not in text]
    if not wanted and not names:
        return _by_words(fact, parts, text)
    lines = {place.sentence for place in given.values()}
    spoken = "".join(parts[n] for n in sorted(lines)) or text
    led_by = "".join(parts[n] for n in sorted(lines | {n - 1 for n in lines if n}))
    if len(sentences(fact)) > 1:  # a bullet of several sentences may have its figures in one of them only
        spoken = text
    if shared_share(fact, spoken) < _HARDLY_ANY_WORDS:
        return Coverage((*(w.figure.text for w in wanted), *names), 0.0)
    share = 1 - len(missing) / (len(wanted) + len(names))
    return Coverage(tuple(missing), share, _swapped(wanted, given) or contradicts(fact, spoken, led_by))


def _by_words(fact: str, parts: Sequence[str], text: str) -> Coverage:
    own = bigrams(fact)
    if not own:
        return Coverage((), 1.0 if fact.strip() in text else 0.0)
    if len(own & bigrams(text)) / len(own) < _ENOUGH_WORDS:
        return Coverage((), 0.0)
    nearest = max(parts, key=lambda part: shared_share(fact, part), default="")
    return Coverage((), 1.0, contradicts(fact, nearest, text))


def _swapped(wanted: tuple[_Place, ...], given: dict[int, _Place]) -> bool:
    """Two figures of one unit stand beside each other's words: 研讨16次，学习4次 for 学习16次，研讨4次."""
    known = sorted(given)
    return any(
        _crossed(wanted[a], given[a], wanted[b], given[b])
        for i, a in enumerate(known)
        for b in known[i + 1 :]
        if same_unit(wanted[a].figure.unit, wanted[b].figure.unit) and not equal(wanted[a].figure, wanted[b].figure)
    )


def _crossed(first: _Place, first_given: _Place, second: _Place, second_given: _Place) -> bool:
    straight = _alike(first.context, first_given.context) + _alike(second.context, second_given.context)
    crossed = _alike(first.context, second_given.context) + _alike(second.context, first_given.context)
    return crossed > straight


def _alike(first: str, second: str) -> int:
    return len(bigrams(first) & bigrams(second))


def _context(text: str, figure: Quantity) -> str:
    """The words that go with a figure: those before it in its clause, else those behind it."""
    before = _BREAK.split(text[: figure.start])[-1][-_CONTEXT:]
    after = _BREAK.split(text[figure.end :])[0][:_CONTEXT]
    return f"{before}　{after}"
